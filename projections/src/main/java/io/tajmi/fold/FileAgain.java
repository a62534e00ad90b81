package io.tajmi.fold;

import io.tajmi.contest.ContestActEvent;
import io.tajmi.contest.ContestActEvent.ActReversed;
import io.tajmi.contest.ContestActEvent.ScopePart;
import io.tajmi.count.EventDoesNotFit;
import io.tajmi.election.Contest;
import io.tajmi.eventlog.codec.CorruptedStream;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.fold.NotApplied.Why;
import io.tajmi.publication.PublicationEvent;
import io.tajmi.view.ContestFile;
import java.util.List;
import java.util.function.Consumer;

/**
 * What was done to a contest, folded anew where some of it is left out. An act whose parts are on
 * record has a place with all of them or not at all. Who may read the contest is not supposed.
 */
final class FileAgain {
  private final Contest contest;
  private final long fault;
  private final long latest;
  private final Consumer<NotApplied> heard;
  private ContestFile file = ContestFile.EMPTY;
  private ContestFile beforeParts = ContestFile.EMPTY;

  /**
   * Begins before the first fact.
   *
   * @param fault position of the entry that could not be applied before, -1 where all could
   * @param latest the last position of the log; what is supposed after it is put there
   */
  FileAgain(Contest contest, long fault, long latest, Consumer<NotApplied> heard) {
    this.contest = contest;
    this.fault = fault;
    this.latest = latest;
    this.heard = heard;
  }

  /** The file after some facts, in their order. */
  ContestFile after(List<DecodedEntry> facts) {
    for (DecodedEntry entry : facts) {
      if (entry.position().index() == fault) {
        return file.incompleteAt(fault);
      }
      for (Object event : entry.events()) {
        switch (event) {
          case ContestActEvent act -> take(act, entry);
          case PublicationEvent _ -> {}
          default -> {
            return file.incompleteAt(Math.min(latest, entry.position().index()));
          }
        }
      }
    }
    return file;
  }

  private void take(ContestActEvent act, DecodedEntry entry) {
    if (file.state().parts().isEmpty()) {
      beforeParts = file;
    }
    try {
      ContestActs.check(act, contest);
      file = file.after(act, Math.min(latest, entry.position().index()), entry.time());
    } catch (CorruptedStream | EventDoesNotFit noPlace) {
      file = beforeParts;
      if (!(act instanceof ScopePart)) {
        heard.accept(
            NotApplied.of(entry, act instanceof ActReversed ? Why.ACT_GONE : Why.NOT_POSSIBLE));
      }
    }
  }
}
