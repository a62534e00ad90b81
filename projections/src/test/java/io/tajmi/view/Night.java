package io.tajmi.view;

import io.tajmi.branch.BallotField;
import io.tajmi.branch.BranchTallyEvent.ClosedWithoutTally;
import io.tajmi.branch.BranchTallyEvent.Reopened;
import io.tajmi.branch.BranchTallyEvent.TallyAnnulled;
import io.tajmi.branch.BranchTallyEvent.TallyCorrected;
import io.tajmi.branch.BranchTallyEvent.TallyRecorded;
import io.tajmi.branch.BranchTallyEvent.TallyRestored;
import io.tajmi.branch.Change;
import io.tajmi.branch.Tally;
import io.tajmi.branch.VoteChange;
import io.tajmi.branch.Votes;
import io.tajmi.election.Branch;
import io.tajmi.election.BranchId;
import io.tajmi.election.Contest;
import io.tajmi.election.Definition;
import io.tajmi.eventlog.codec.DecodedEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An election night from a seed: acts in any lawful order, and a few that corrupt a branch. */
public final class Night {
  private final Random random;
  private final LogOnPaper log = LogOnPaper.founded();
  private final List<Desk> desks = new ArrayList<>();
  private final Map<Long, BranchId> poisoned = new HashMap<>();
  private int papers;

  /** What those at one branch know. */
  private static final class Desk {
    final BranchId id;
    final Contest contest;
    final Set<String> standing = new TreeSet<>();
    @Nullable Tally tally;
    String envelope = "";
    boolean held;
    boolean closed;
    boolean spoiled;

    Desk(BranchId id, Contest contest) {
      this.id = id;
      this.contest = contest;
    }

    @Nullable Tally counted() {
      return held || !standing.isEmpty() ? null : tally;
    }
  }

  public Night(long seed, Definition definition, int acts, int poisonPerMille) {
    random = new Random(seed);
    for (Contest contest : definition.contests()) {
      for (Branch branch : contest.branches()) {
        desks.add(new Desk(new BranchId(contest.id(), branch.code()), contest));
      }
    }
    for (int i = 0; i < acts; i++) {
      Desk desk = desks.get(random.nextInt(desks.size()));
      if (random.nextInt(1000) < poisonPerMille) {
        poison(desk);
      } else {
        act(desk);
      }
    }
  }

  public List<DecodedEntry> entries() {
    return log.entries();
  }

  /** Positions that corrupt a branch. */
  Map<Long, BranchId> poisoned() {
    return poisoned;
  }

  private void act(Desk desk) {
    Tally counted = desk.counted();
    if (random.nextInt(12) == 0) {
      restoreUnseen(desk);
    } else if (desk.closed) {
      desk.closed = false;
      log.happened(new Reopened(desk.id, paper(), "found"));
    } else if (desk.tally == null) {
      if (random.nextInt(6) == 0) {
        desk.closed = true;
        log.happened(new ClosedWithoutTally(desk.id, paper(), "flooded"));
      } else {
        record(desk);
      }
    } else if (!desk.standing.isEmpty() && random.nextInt(3) > 0) {
      String reverses = desk.standing.iterator().next();
      desk.standing.remove(reverses);
      log.happened(new TallyRestored(desk.id, paper(), reverses, change(counted, desk.counted())));
    } else if (!desk.standing.isEmpty() || random.nextInt(3) == 0) {
      String ruling = paper();
      desk.standing.add(ruling);
      log.happened(new TallyAnnulled(desk.id, ruling, change(counted, null)));
    } else {
      correct(desk, counted);
    }
  }

  private void restoreUnseen(Desk desk) {
    log.happened(new TallyRestored(desk.id, paper(), paper(), null));
  }

  private void record(Desk desk) {
    fill(desk);
    if (desk.tally != null) {
      log.happened(
          new TallyRecorded(
              desk.id, SampleElection.HASH, desk.envelope, desk.tally, failed(desk), desk.held));
    }
  }

  private void correct(Desk desk, @Nullable Tally counted) {
    String replaces = desk.envelope;
    fill(desk);
    if (desk.tally != null) {
      log.happened(
          new TallyCorrected(
              desk.id,
              SampleElection.HASH,
              desk.envelope,
              replaces,
              "mistyped",
              desk.tally,
              failed(desk),
              desk.held,
              change(counted, desk.counted(), true)));
    }
  }

  private void poison(Desk desk) {
    if (!desk.spoiled) {
      desk.spoiled = true;
      poisoned.put(log.head() + 1, desk.id);
    }
    switch (random.nextInt(4)) {
      case 0 -> log.inStreamOf(desk.id, new DecodedEntry.Unreadable("branch.new/9", "unknown"));
      case 1 -> log.skipSeq(desk.id.toString()).happened(new Reopened(desk.id, paper(), "gap"));
      case 2 ->
          log.happened(
              new TallyAnnulled(
                  desk.id, paper(), new Change(Map.of("valid", 1), VoteChange.of(1), null)));
      default ->
          log.happened(
              new TallyCorrected(
                  desk.id,
                  SampleElection.HASH,
                  paper(),
                  "never-sent",
                  "?",
                  Tallies.plain(1, 2, 3),
                  List.of(),
                  false,
                  null));
    }
  }

  private static List<String> failed(Desk desk) {
    return desk.held ? List.of("E.203") : List.of();
  }

  private void fill(Desk desk) {
    desk.envelope = paper();
    desk.held = random.nextInt(5) == 0;
    int candidates = desk.contest.candidates().size();
    int lists = desk.contest.lists().size();
    List<Tally.Ambiguous> ambiguous =
        desk.contest.seats() > 1 && random.nextBoolean()
            ? List.of(new Tally.Ambiguous(List.of(0, 1), random.nextInt(9)))
            : List.of();
    Votes listVotes = lists > 0 && random.nextInt(3) > 0 ? votes(lists) : null;
    desk.tally = Tallies.tally(ballots(), votes(candidates), listVotes, ambiguous);
  }

  private Map<String, Integer> ballots() {
    Map<String, Integer> ballots = new HashMap<>();
    for (BallotField field : BallotField.values()) {
      if (field.ordinal() < 4 || random.nextInt(3) > 0) {
        ballots.put(field.key(), random.nextInt(300));
      }
    }
    return ballots;
  }

  private Votes votes(int size) {
    return Votes.of(random.ints(size, 0, 200).toArray());
  }

  private static @Nullable Change change(@Nullable Tally out, @Nullable Tally in) {
    return change(out, in, false);
  }

  private static @Nullable Change change(
      @Nullable Tally out, @Nullable Tally in, boolean evenIfSame) {
    return (out == null) == (in == null) && !evenIfSame ? null : Tallies.change(out, in);
  }

  private String paper() {
    return "paper-" + papers++;
  }
}
