package io.tajmi.ops.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.EventCatalogue;
import io.tajmi.branch.BranchState;
import io.tajmi.branch.BranchTallyEvent;
import io.tajmi.branch.SeenRulings;
import io.tajmi.branch.TallyInForce;
import io.tajmi.contest.ContestActEvent;
import io.tajmi.contest.ContestState;
import io.tajmi.election.AreaCode;
import io.tajmi.election.BranchId;
import io.tajmi.election.ContestId;
import io.tajmi.eventlog.DecodedEntry;
import io.tajmi.eventlog.Entry;
import io.tajmi.eventlog.LogPosition;
import io.tajmi.ops.node.Node;
import io.tajmi.replay.DirectReader;
import io.tajmi.view.AreaTotal;
import io.tajmi.view.BranchRow;
import io.tajmi.view.ContentHash;
import io.tajmi.view.ContestView;
import io.tajmi.view.DecisionInput;
import io.tajmi.view.Figures;
import io.tajmi.view.Fold;
import io.tajmi.view.Invariants;
import io.tajmi.view.LogDefinitions;
import io.tajmi.view.PublicCount;
import io.tajmi.view.RowState;
import io.tajmi.view.Snapshot;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

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
    Snapshot direct = new Fold(new LogDefinitions()).apply(entries(node));
    assertThat(ContentHash.of(direct)).isEqualTo(ContentHash.of(live));
    assertThat(live.faults()).isEmpty();
    assertThat(Invariants.check(live)).isEmpty();
    agree(live, new PlainFold().read(lines(node)));
  }

  /** What is decided by the live count and by the direct one, and what everyone may see of both. */
  static void agreeOnOutcomes(Node node) {
    Snapshot direct = new Fold(new LogDefinitions()).apply(entries(node));
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
                id.toString(),
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
   * Entry by entry: A11 holds, and the row of the branch says what the aggregate's own state says;
   * at the end the content is the live one's.
   */
  static void agreeStepByStep(Node node) {
    Fold fold = new Fold(new LogDefinitions());
    Map<BranchId, BranchState> states = new HashMap<>();
    for (DecodedEntry entry : entries(node)) {
      Snapshot snapshot = fold.apply(List.of(entry));
      assertThat(Invariants.check(snapshot)).isEmpty();
      if (entry.events().getFirst() instanceof BranchTallyEvent event) {
        BranchState state = states.getOrDefault(event.branch(), BranchState.first()).after(event);
        states.put(event.branch(), state);
        ContestView contest = Objects.requireNonNull(snapshot.contest(event.branch().contest()));
        same(Objects.requireNonNull(contest.row(event.branch().branch())), state);
      }
    }
    states.forEach((branch, state) -> assertThat(node.rulings().branch(branch)).isEqualTo(state));
    assertThat(ContentHash.of(fold.current())).isEqualTo(ContentHash.of(live(node)));
  }

  private static void same(BranchRow row, BranchState state) {
    assertThat(row.state()).isEqualTo(named(state));
    assertThat(row.counted()).isEqualTo(state.counted());
    TallyInForce latest = state.inForce();
    assertThat(row.tally()).isEqualTo(latest == null ? null : latest.tally());
    assertThat(row.envelope()).isEqualTo(latest == null ? null : latest.envelope());
    assertThat(row.failed()).isEqualTo(latest == null ? List.of() : latest.failed());
    assertThat(row.heldBack()).isEqualTo(latest != null && latest.heldBack());
    TreeSet<String> standing = new TreeSet<>();
    state
        .rulings()
        .byEnvelope()
        .forEach((ruling, as) -> {
          if (as == SeenRulings.Standing.STANDING) {
            standing.add(ruling);
          }
        });
    assertThat(row.standing()).isEqualTo(standing);
    TreeSet<String> seen = new TreeSet<>(row.seen());
    seen.addAll(row.voided());
    assertThat(seen).isEqualTo(state.rulings().byEnvelope().keySet());
  }

  private static RowState named(BranchState state) {
    return switch (state) {
      case BranchState.Awaited _ -> RowState.AWAITED;
      case BranchState.Recorded _ -> RowState.RECORDED;
      case BranchState.Quarantined _ -> RowState.QUARANTINED;
      case BranchState.Annulled _ -> RowState.ANNULLED;
      case BranchState.NoTally _ -> RowState.NO_TALLY;
    };
  }
}
