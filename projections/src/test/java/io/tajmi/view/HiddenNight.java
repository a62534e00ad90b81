package io.tajmi.view;

import io.tajmi.branch.BranchTallyEvent.ClosedWithoutTally;
import io.tajmi.branch.Tally;
import io.tajmi.branch.Votes;
import io.tajmi.election.BranchId;
import io.tajmi.election.Definition;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.publication.PublicationEvent.ContestHalted;
import io.tajmi.publication.PublicationEvent.ContestReleased;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A seeded night of boxes of one to nine ballots, with halts, whose ballots may be cast otherwise
 * afterwards: everything that is public in itself stays as it was.
 */
final class HiddenNight {
  static final Definition DEFINITION = SampleElection.of(27);
  private static final int ACTS = 60;

  /** By number of the tally, how many of its ballots name the first candidate. */
  final int[] first;

  /** By number of the tally, how many ballots there are. */
  final List<Integer> ballots = new ArrayList<>();

  final List<DecodedEntry> entries;
  private final @Nullable Integer[] latest = new @Nullable Integer[27];
  private final boolean[] held = new boolean[27];
  private final boolean[] closed = new boolean[27];
  private final @Nullable String[] annulledBy = new @Nullable String[27];
  private final LogOnPaper log = LogOnPaper.founded(SecretNight.LIMITS);
  private final Random random;
  private boolean released;

  /** As cast by the seed, or as told. */
  HiddenNight(long seed, int @Nullable [] cast) {
    random = new Random(seed);
    first = cast == null ? new int[ACTS + 27] : cast.clone();
    Random casting = new Random(seed + 1);
    publish();
    for (int i = 0; i < ACTS; i++) {
      int next = ballots.size();
      act(random.nextInt(27), casting, cast == null);
      if (random.nextInt(12) == 0 && next < ballots.size()) {
        publish();
      }
    }
    for (int branch = 0; branch < 27; branch++) {
      if (latest[branch] == null && !closed[branch]) {
        send(branch, casting, cast == null);
      }
    }
    entries = log.entries();
  }

  private void publish() {
    log.published(
        released
            ? new ContestHalted(SampleElection.HEAD, "headquarters", "a fault")
            : new ContestReleased(SampleElection.HEAD, "headquarters", null, null, null, null));
    released = !released;
  }

  private void act(int branch, Random casting, boolean cast) {
    Integer number = latest[branch];
    String ruling = annulledBy[branch];
    if (closed[branch]) {
      return;
    }
    if (number == null) {
      if (random.nextInt(15) == 0) {
        closed[branch] = true;
        log.happened(new ClosedWithoutTally(id(branch), "c" + log.head(), "flooded"));
      } else {
        send(branch, casting, cast);
      }
    } else if (ruling != null) {
      log.happened(Tallies.restored(id(branch), "s" + log.head(), ruling, counted(branch)));
      annulledBy[branch] = null;
    } else if (random.nextInt(4) == 0) {
      String by = "r" + log.head();
      log.happened(Tallies.annulled(id(branch), by, counted(branch)));
      annulledBy[branch] = by;
    } else {
      Tally before = counted(branch);
      held[branch] = false;
      int next = sends(branch, casting, cast);
      log.happened(Tallies.corrected(id(branch), "e" + next, "e" + number, before, tally(next)));
    }
  }

  private void send(int branch, Random casting, boolean cast) {
    held[branch] = random.nextInt(8) == 0;
    int next = sends(branch, casting, cast);
    log.happened(
        held[branch]
            ? Tallies.heldBack(id(branch), "e" + next, tally(next), "E.203")
            : Tallies.recorded(id(branch), "e" + next, tally(next)));
  }

  private int sends(int branch, Random casting, boolean cast) {
    int number = ballots.size();
    int of = random.nextInt(3) > 0 ? 1 + random.nextInt(2) : 3 + random.nextInt(7);
    ballots.add(of);
    int votes = casting.nextInt(of + 1);
    if (cast) {
      first[number] = votes;
    }
    latest[branch] = number;
    return number;
  }

  private @Nullable Tally counted(int branch) {
    Integer number = latest[branch];
    return held[branch] || number == null ? null : tally(number);
  }

  private Tally tally(int number) {
    int of = ballots.get(number);
    return Tallies.tally(
        Map.of("inBox", of, "valid", of, "invalidTaken", 0, "invalidNotTaken", 0),
        Votes.of(first[number], of - first[number], 0),
        null,
        List.of());
  }

  private static BranchId id(int branch) {
    return SampleElection.branch(SampleElection.HEAD, "b" + branch);
  }
}
