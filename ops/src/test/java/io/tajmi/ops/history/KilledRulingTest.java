package io.tajmi.ops.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.election.Contest;
import io.tajmi.election.Definition;
import io.tajmi.eventlog.LogKind;
import io.tajmi.eventlog.LogStopped;
import io.tajmi.eventlog.OutcomeUnknown;
import io.tajmi.eventlog.commit.InMemoryCommitLog;
import io.tajmi.ops.node.Node;
import io.tajmi.query.AreaFigures;
import io.tajmi.ruling.RulingName;
import io.tajmi.ruling.Rulings;
import io.tajmi.view.ContentHash;
import io.tajmi.view.ContestView;
import io.tajmi.view.Figures;
import io.tajmi.view.RulingProgress;
import io.tajmi.view.RulingView;
import io.tajmi.view.Snapshot;
import io.tajmi.view.Visible;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KilledRulingTest {
  private static final Node.Settings TEST = Node.Settings.of(LogKind.TEST);
  private static final Definition DEFINITION = SmallElection.of(21, 9, "box");
  private static final Contest CONTEST = DEFINITION.contests().getFirst();
  private static final int SCOPE = 4;

  private final InMemoryCommitLog store = new InMemoryCommitLog();
  private String countsBefore = "";
  private Map<String, Map<String, Long>> figuresBefore = Map.of();

  @BeforeEach
  void count_a_night() {
    try (Node node = Node.open(store, null, TEST)) {
      var _ = node.imports(DocumentIntake.ACTOR).run(DEFINITION, (done, all) -> {});
      new DocumentIntake(node, DEFINITION.election()).count(CONTEST, new Papers(new Random(5)));
      Snapshot snapshot = Counts.live(node);
      countsBefore = countsHash(snapshot);
      figuresBefore = figures(snapshot);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4})
  void a_ruling_cut_off_after_some_branches_is_finished_before_the_next_node_serves(int reached) {
    cutOff(annulment(), reached);

    try (Node node = Node.open(store, null, TEST)) {
      assertThat(issued(node, "annul").open()).isFalse();
      assertThat(reachedBy(Counts.live(node), "annul")).isEqualTo(SCOPE);
      assertThat(countsHash(Counts.live(node))).isNotEqualTo(countsBefore);
      Counts.agree(node);
      Counts.agreeStepByStep(node);
    }
  }

  @Test
  void a_node_that_dies_again_while_it_finishes_a_ruling_is_followed_by_one_that_does_not() {
    cutOff(annulment(), 1);
    for (int again = 0; again < 2; again++) {
      MortalStore mortal = new MortalStore(store).diesAfter(1, again == 1);
      assertThatThrownBy(() -> Node.open(mortal, null, TEST))
          .isInstanceOfAny(OutcomeUnknown.class, LogStopped.class);
    }

    try (Node node = Node.open(store, null, TEST)) {
      assertThat(reachedBy(Counts.live(node), "annul")).isEqualTo(SCOPE);
      assertThat(issued(node, "annul").open()).isFalse();
      Counts.agreeStepByStep(node);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2, 4})
  void a_ruling_and_its_reversal_leave_everything_as_before_although_both_were_cut_off(
      int reached) {
    cutOff(annulment(), SCOPE - reached);
    try (Node node = Node.open(store, null, TEST)) {
      assertThat(figures(Counts.live(node))).isNotEqualTo(figuresBefore);
    }
    cutOff(reversal(), reached);

    try (Node node = Node.open(store, null, TEST)) {
      Snapshot snapshot = Counts.live(node);
      assertThat(snapshot.openRulings()).isEmpty();
      assertThat(countsHash(snapshot)).isEqualTo(countsBefore);
      assertThat(figures(snapshot)).isEqualTo(figuresBefore);
      Counts.agree(node);
      Counts.agreeStepByStep(node);
    }
  }

  /** Kills the node after the ruling was issued and had reached some branches. */
  private void cutOff(Paper ruling, int reached) {
    MortalStore mortal = new MortalStore(store);
    try (Node node = Node.open(mortal, null, TEST)) {
      mortal.diesAfter(1 + reached, false);
      assertThatThrownBy(() -> new DocumentIntake(node, DEFINITION.election()).send(ruling))
          .isInstanceOfAny(OutcomeUnknown.class, LogStopped.class);

      Snapshot live = Counts.live(node);
      assertThat(live.openRulings()).hasSize(1);
      assertThat(progress(live)).isEqualTo(reached + " of " + SCOPE);
      Counts.agree(node);
    }
  }

  private static String progress(Snapshot snapshot) {
    ContestView view = Objects.requireNonNull(snapshot.contest(CONTEST.id()));
    AreaFigures figures = AreaFigures.of(snapshot, Visible.all(view), view.roots().getFirst());
    RulingProgress open = figures.openRulings().getFirst();
    return open.reached() + " of " + open.branches();
  }

  private static int reachedBy(Snapshot snapshot, String envelope) {
    RulingName id = new RulingName(DEFINITION.election(), envelope);
    RulingView ruling = Objects.requireNonNull(snapshot.rulings().get(id));
    return ruling.reachedCount();
  }

  private static Rulings.Issued issued(Node node, String envelope) {
    return Objects.requireNonNull(
        node.rulings().of(new RulingName(DEFINITION.election(), envelope)));
  }

  private static String countsHash(Snapshot snapshot) {
    return ContentHash.countsHash(view(snapshot));
  }

  private static ContestView view(Snapshot snapshot) {
    return Objects.requireNonNull(snapshot.contest(CONTEST.id()));
  }

  private static Map<String, Map<String, Long>> figures(Snapshot snapshot) {
    Map<String, Map<String, Long>> figures = new TreeMap<>();
    ContestView view = view(snapshot);
    view.areas()
        .forEach(area ->
            figures.put(
                area.code().value(), Figures.of(Objects.requireNonNull(view.total(area.code())))));
    return figures;
  }

  private static Paper annulment() {
    return ruling("annul", "\"kind\":\"ANNUL\"");
  }

  private static Paper reversal() {
    return ruling("restore", "\"kind\":\"RESTORE\",\"reverses\":\"annul\"");
  }

  private static Paper ruling(String envelope, String kind) {
    return Paper.ruling(envelope, kind, CONTEST, SCOPE);
  }
}
