package io.tajmi.view;

import io.tajmi.branch.BranchTallyEvent;
import io.tajmi.branch.Tally;
import io.tajmi.branch.Votes;
import io.tajmi.election.BranchId;
import io.tajmi.election.Definition;
import io.tajmi.eventlog.SecrecyLimits;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.fold.Fold;
import io.tajmi.fold.FoldState;
import io.tajmi.publication.PublicationEvent.ContestReleased;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A night in which everything is public but how the ballots of some boxes were cast: for each of
 * them how many name the first candidate. All others name the second.
 */
final class SecretNight {
  /** Small is a box of one or two ballots; three are a group. */
  static final SecrecyLimits LIMITS = new SecrecyLimits(3, 2, 2, 1, 1);

  private final Definition definition;
  private final int branches;
  private final List<Step> steps = new ArrayList<>();
  private final List<Integer> ballots = new ArrayList<>();
  private final Map<List<Integer>, Told> told = new HashMap<>();

  /** What happens. */
  enum Kind {
    RECORDED,
    HELD_BACK,
    CORRECTED,
    ANNULLED,
    RESTORED
  }

  /**
   * One entry.
   *
   * @param secret number of the secret that the tally has; of the tally in force where it has none
   */
  record Step(Kind kind, int branch, int secret) {}

  SecretNight(int branches) {
    this.branches = branches;
    this.definition = SampleElection.of(branches);
  }

  /** A branch sends a tally with so many ballots. */
  SecretNight sends(int branch, int of) {
    return then(Kind.RECORDED, branch, of);
  }

  /** The same, and it is held back. */
  SecretNight sendsWrong(int branch, int of) {
    return then(Kind.HELD_BACK, branch, of);
  }

  SecretNight corrects(int branch, int of) {
    return then(Kind.CORRECTED, branch, of);
  }

  SecretNight isAnnulled(int branch) {
    steps.add(new Step(Kind.ANNULLED, branch, -1));
    return this;
  }

  SecretNight isRestored(int branch) {
    steps.add(new Step(Kind.RESTORED, branch, -1));
    return this;
  }

  private SecretNight then(Kind kind, int branch, int of) {
    steps.add(new Step(kind, branch, ballots.size()));
    ballots.add(of);
    return this;
  }

  List<Step> steps() {
    return steps;
  }

  /** By secret, how many ballots there are. */
  List<Integer> ballots() {
    return ballots;
  }

  /** Every way in which the ballots can have been cast. */
  List<int[]> ways() {
    List<int[]> ways = new ArrayList<>(List.of(new int[ballots.size()]));
    for (int secret = 0; secret < ballots.size(); secret++) {
      List<int[]> more = new ArrayList<>();
      for (int[] way : ways) {
        for (int votes = 0; votes <= ballots.get(secret); votes++) {
          int[] next = way.clone();
          next[secret] = votes;
          more.add(next);
        }
      }
      ways = more;
    }
    return ways;
  }

  /**
   * What is told on a released contest; whoever is not named sends an ordinary box before all
   * others.
   */
  Told told(int[] way) {
    return told.computeIfAbsent(Arrays.stream(way).boxed().toList(), _ -> played(way));
  }

  private Told played(int[] way) {
    Told.Listener listener = new Told.Listener();
    List<DecodedEntry> log = log(way);
    Fold fold = fold();
    int[] secrets = new int[branches];
    Arrays.fill(secrets, -1);
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      secrets[step.branch()] = step.secret() < 0 ? secrets[step.branch()] : step.secret();
      Snapshot snapshot = fold.apply(log.subList(0, log.size() - steps.size() + i + 1));
      listener.reads(
          snapshot, Objects.requireNonNull(snapshot.contest(SampleElection.HEAD)), secrets);
    }
    return listener.told();
  }

  Fold fold() {
    return new Fold(FoldState.first(SampleElection.source(definition)));
  }

  /** Its log: the ordinary boxes first, then one entry for each step. */
  List<DecodedEntry> log(int[] way) {
    LogOnPaper log = LogOnPaper.founded(LIMITS);
    log.published(new ContestReleased(SampleElection.HEAD, "headquarters", null, null, null, null));
    @Nullable Tally[] latest = new @Nullable Tally[branches];
    boolean[] held = new boolean[branches];
    String[] envelopes = new String[branches];
    others()
        .forEach(branch ->
            log.happened(Tallies.recorded(id(branch), "o" + branch, tally(branch % 7, 9))));
    steps.forEach(step -> happens(log, step, way, latest, held, envelopes));
    return log.entries();
  }

  private List<Integer> others() {
    List<Integer> others = new ArrayList<>();
    for (int branch = 0; branch < branches; branch++) {
      int it = branch;
      if (steps.stream().noneMatch(step -> step.branch() == it)) {
        others.add(branch);
      }
    }
    return others;
  }

  private void happens(
      LogOnPaper log,
      Step step,
      int[] way,
      @Nullable Tally[] latest,
      boolean[] held,
      String[] envelopes) {
    int branch = step.branch();
    @Nullable Tally before = held[branch] ? null : latest[branch];
    String envelope = "e" + log.head();
    if (step.secret() >= 0) {
      latest[branch] = tally(way[step.secret()], ballots.get(step.secret()));
      held[branch] = step.kind() == Kind.HELD_BACK;
    }
    Tally now = Objects.requireNonNull(latest[branch]);
    BranchTallyEvent event =
        switch (step.kind()) {
          case RECORDED -> Tallies.recorded(id(branch), envelope, now);
          case HELD_BACK -> Tallies.heldBack(id(branch), envelope, now, "E.203");
          case CORRECTED -> Tallies.corrected(id(branch), envelope, envelopes[branch], before, now);
          case ANNULLED -> Tallies.annulled(id(branch), "r" + branch, before);
          case RESTORED -> Tallies.restored(id(branch), envelope, "r" + branch, before);
        };
    log.happened(event);
    envelopes[branch] = step.secret() >= 0 ? envelope : envelopes[branch];
  }

  private static BranchId id(int branch) {
    return SampleElection.branch(SampleElection.HEAD, "b" + branch);
  }

  private static Tally tally(int first, int of) {
    return Tallies.tally(
        Map.of("inBox", of, "valid", of, "invalidTaken", 0, "invalidNotTaken", 0),
        Votes.of(first, of - first, 0),
        null,
        List.of());
  }
}
