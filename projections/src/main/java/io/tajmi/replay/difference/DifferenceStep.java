package io.tajmi.replay.difference;

import io.tajmi.branch.BranchTallyEvent;
import io.tajmi.count.BranchRow;
import io.tajmi.count.Bucket;
import io.tajmi.fold.ContestStep;
import java.time.Instant;
import java.util.List;

/**
 * What one entry did.
 *
 * @param branch its place in the contest, -1 for what was done to the contest as a whole
 * @param before of the branch; the awaited row where there is none
 * @param after the same
 * @param events that say by themselves what they changed; none where only the rows tell
 */
record DifferenceStep(
    long position,
    Instant time,
    Cause cause,
    int branch,
    BranchRow before,
    BranchRow after,
    List<BranchTallyEvent> events) {

  static DifferenceStep of(ContestStep step) {
    return switch (step) {
      case ContestStep.OfBranch it -> ofBranch(it);
      case ContestStep.OfContest it ->
          new DifferenceStep(
              it.position(),
              it.entry().time(),
              cause(it),
              -1,
              BranchRow.AWAITED,
              BranchRow.AWAITED,
              List.of());
    };
  }

  static DifferenceStep supposed(Span.Supposed it) {
    return new DifferenceStep(
        it.position(),
        it.time(),
        Cause.SUPPOSITION,
        it.branch(),
        it.before(),
        it.after(),
        List.of());
  }

  private static DifferenceStep ofBranch(ContestStep.OfBranch it) {
    boolean whole = !it.before().incomplete() && !it.after().incomplete();
    List<BranchTallyEvent> events =
        whole ? it.entry().events().stream().map(BranchTallyEvent.class::cast).toList() : List.of();
    return new DifferenceStep(
        it.position(),
        it.entry().time(),
        whole ? cause(events.getLast(), it.before().bucket(), it.after().bucket()) : fault(it),
        it.branch(),
        it.before(),
        it.after(),
        events);
  }

  private static Cause fault(ContestStep.OfBranch it) {
    return it.after().incomplete() ? Cause.INCOMPLETE : Cause.MENDED;
  }

  private static Cause cause(ContestStep.OfContest it) {
    if (it.publishes()) {
      return Cause.PUBLICATION;
    }
    return it.file().incomplete() ? Cause.INCOMPLETE : Cause.CONTEST_ACT;
  }

  private static Cause cause(BranchTallyEvent event, Bucket before, Bucket after) {
    return switch (event) {
      case BranchTallyEvent.TallyRecorded _ ->
          after == Bucket.HELD_BACK ? Cause.INTO_HOLDING_BACK : Cause.FIRST_TALLY;
      case BranchTallyEvent.TallyCorrected _ -> correction(before, after);
      case BranchTallyEvent.TallyAnnulled _ -> Cause.ANNULMENT;
      case BranchTallyEvent.TallyRestored _ -> Cause.RESTORAL;
      case BranchTallyEvent.ClosedWithoutTally _ -> Cause.CLOSING;
      case BranchTallyEvent.Reopened _ -> Cause.REOPENING;
    };
  }

  private static Cause correction(Bucket before, Bucket after) {
    if (before == after) {
      return Cause.CORRECTION;
    }
    return after == Bucket.HELD_BACK ? Cause.INTO_HOLDING_BACK : Cause.OUT_OF_HOLDING_BACK;
  }
}
