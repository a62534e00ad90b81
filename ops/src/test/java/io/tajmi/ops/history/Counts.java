package io.tajmi.ops.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.EventCatalogue;
import io.tajmi.branch.BranchTallyEvent;
import io.tajmi.branch.Tally;
import io.tajmi.contest.ContestActEvent;
import io.tajmi.contest.ContestState;
import io.tajmi.count.AreaTotal;
import io.tajmi.count.BranchRow;
import io.tajmi.election.AreaCode;
import io.tajmi.election.BranchId;
import io.tajmi.election.ContestId;
import io.tajmi.eventlog.LogPosition;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.fold.Fold;
import io.tajmi.fold.FoldState;
import io.tajmi.ops.node.Node;
import io.tajmi.outcome.DecisionInput;
import io.tajmi.replay.DirectReader;
import io.tajmi.view.ContentHash;
import io.tajmi.view.ContestView;
import io.tajmi.view.Figures;
import io.tajmi.view.Invariants;
import io.tajmi.view.PublicCount;
import io.tajmi.view.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** Compares the ways in which one log can be counted. */
final class Counts {
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private Counts() {}

  /** The live snapshot at the head of the log. */
  static Snapshot live(Node node) {
    try {
      LogPosition head = new LogPosition(node.log().size() - 1);
      Snapshot live = node.snapshots().awaitAtLeast(head, LONGEST).orElseThrow();
      assertThat(live.position()).isEqualTo(head.index());
      return live;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** All entries, decoded. */
  static List<DecodedEntry> entries(Node node) {
    List<DecodedEntry> entries = new ArrayList<>();
    try {
      new DirectReader(node.log(), node.codec()).read(0, node.log().size(), entries::addAll);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
    return entries;
  }

  /** The raw lines of the log. */
  static List<byte[]> lines(Node node) {
    return node.log().entries(0, Math.toIntExact(node.log().size())).stream()
        .map(Entry::line)
        .toList();
  }

  /** Live, direct and plain say the same. */
  static void agree(Node node) {
    Snapshot live = live(node);
    Snapshot direct = new Fold(FoldState.first()).apply(entries(node));
    assertThat(ContentHash.of(direct)).isEqualTo(ContentHash.of(live));
    assertThat(live.faults()).isEmpty();
    assertThat(Invariants.check(live)).isEmpty();
    agree(live, new PlainFold().read(lines(node)));
  }

  /** What is decided by the live count and by the direct one, and what everyone may see of both. */
  static void agreeOnOutcomes(Node node) {
    Snapshot direct = new Fold(FoldState.first()).apply(entries(node));
    live(node)
        .elections()
        .values()
        .forEach(election -> election.contests().forEach(contest -> sameOutcome(contest, direct)));
  }

  private static void sameOutcome(ContestView live, Snapshot direct) {
    ContestView other = Objects.requireNonNull(direct.contest(live.contest().id()));
    assertThat(DecisionInput.decide(other)).isEqualTo(DecisionInput.decide(live));
    assertThat(publicGroups(other)).isEqualTo(publicGroups(live));
  }

  private static List<List<Integer>> publicGroups(ContestView view) {
    return view.publicCount().groups().stream().map(PublicCount.Group::branches).toList();
  }

  /** Each number at each area, and the progress of each ruling. */
  static void agree(Snapshot live, PlainFold plain) {
    assertThat(plain.elections()).isNotEmpty();
    plain
        .elections()
        .forEach((election, areas) -> {
          for (String contest : areas.contests()) {
            ContestView view =
                Objects.requireNonNull(live.contest(ContestId.parse(election + ":" + contest)));
            for (String area : areas.areas()) {
              AreaTotal total = view.total(new AreaCode(area));
              assertThat(total == null ? Map.of() : Figures.of(total))
                  .as("%s in %s at %d", contest, area, live.position())
                  .isEqualTo(plain.figures(election, contest, area));
            }
          }
        });
    Map<String, String> progress = new TreeMap<>();
    live.rulings()
        .forEach((id, ruling) ->
            progress.put(
                id.election() + "/" + id.envelope(),
                ruling.reachedCount()
                    + " of "
                    + ruling.scope().size()
                    + (ruling.completed() ? "" : ", open")));
    assertThat(progress).isEqualTo(plain.rulings());
    assertThat(acts(live)).isEqualTo(plain.acts());
  }

  private static Map<String, String> acts(Snapshot live) {
    Map<String, String> acts = new TreeMap<>();
    live.elections()
        .values()
        .forEach(election ->
            election
                .contests()
                .forEach(contest -> {
                  ContestState done = contest.file().state();
                  for (ContestActEvent.Fact fact : done.facts()) {
                    acts.put(
                        contest.contest().id() + " " + fact.act(),
                        EventCatalogue.NAMES.nameOf(fact.getClass())
                            + (done.stands(fact.act()) ? "" : ", reversed"));
                  }
                }));
    return acts;
  }

  /**
   * Entry by entry: A11 holds, and the row of the branch says what plain paper says; at the end the
   * rows are where the aggregates stand, and the content is the live one's.
   */
  static void agreeStepByStep(Node node) {
    Fold fold = new Fold(FoldState.first());
    PlainFold plain = new PlainFold();
    List<byte[]> lines = lines(node);
    Set<BranchId> touched = new HashSet<>();
    for (DecodedEntry entry : entries(node)) {
      Snapshot snapshot = fold.apply(List.of(entry));
      plain.read(List.of(lines.get(Math.toIntExact(entry.position().index()))));
      assertThat(Invariants.check(snapshot)).isEmpty();
      if (entry.events().getFirst() instanceof BranchTallyEvent event) {
        touched.add(event.branch());
        assertThat(plainly(row(snapshot, event.branch())))
            .as("%s at %d", event.branch(), snapshot.position())
            .isEqualTo(plain.branch(event.branch().toString()));
      }
    }
    for (BranchId branch : touched) {
      assertThat(row(fold.current(), branch).state()).isEqualTo(node.rulings().branch(branch));
    }
    assertThat(ContentHash.of(fold.current())).isEqualTo(ContentHash.of(live(node)));
  }

  private static BranchRow row(Snapshot snapshot, BranchId branch) {
    ContestView contest = Objects.requireNonNull(snapshot.contest(branch.contest()));
    return Objects.requireNonNull(contest.row(branch.branch()));
  }

  private static PlainFold.Branch plainly(BranchRow row) {
    Tally counted = row.counted();
    return new PlainFold.Branch(
        row.state().name(),
        row.envelope(),
        row.failed(),
        counted == null ? List.of() : Arrays.stream(counted.votes().toArray()).boxed().toList(),
        Set.copyOf(row.state().rulings().standing()),
        row.state().rulings().byEnvelope().keySet());
  }
}
