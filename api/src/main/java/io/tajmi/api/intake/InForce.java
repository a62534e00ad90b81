package io.tajmi.api.intake;

import io.tajmi.branch.BranchState;
import io.tajmi.branch.BranchTallyEvent;
import io.tajmi.branch.SeenRulings;
import io.tajmi.election.BranchId;
import io.tajmi.eventlog.codec.CorruptedStream;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.eventlog.reader.StreamReader;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which act on a branch is in force now, as the log holds it and not as some view of it does. */
final class InForce {
  private final StreamReader streams;

  InForce(StreamReader streams) {
    this.streams = streams;
  }

  /**
   * The position of what a branch rests on: the latest annulment that stands, or else its latest
   * tally, closing or reopening; null where something of it cannot be read.
   */
  @Nullable Long at(BranchId branch) {
    Fold fold = new Fold(branch);
    streams.each(branch.toString(), fold::add);
    return fold.incomplete ? null : fold.inForce();
  }

  private static final class Fold {
    private final BranchId branch;
    private final Map<String, Long> annulments = new LinkedHashMap<>();
    private BranchState state = BranchState.first();
    private long fact = -1;
    private boolean incomplete;

    Fold(BranchId branch) {
      this.branch = branch;
    }

    void add(long position, Object event) {
      incomplete |= event instanceof DecodedEntry.Unreadable;
      if (incomplete) {
        return;
      }
      if (!(event instanceof BranchTallyEvent happened)) {
        throw new CorruptedStream(branch, "its stream holds " + event);
      }
      state = state.after(happened);
      switch (happened) {
        case BranchTallyEvent.TallyRecorded _,
            BranchTallyEvent.TallyCorrected _,
            BranchTallyEvent.ClosedWithoutTally _,
            BranchTallyEvent.Reopened _ ->
            fact = position;
        case BranchTallyEvent.TallyAnnulled annulled -> annulments.put(annulled.ruling(), position);
        case BranchTallyEvent.TallyRestored _ -> {}
      }
    }

    long inForce() {
      return annulments.entrySet().stream()
          .filter(it -> state.rulings().of(it.getKey()) == SeenRulings.Standing.STANDING)
          .mapToLong(Map.Entry::getValue)
          .reduce(fact, Math::max);
    }
  }
}
