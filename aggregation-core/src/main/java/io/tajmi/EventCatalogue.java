package io.tajmi;

import io.tajmi.branch.BranchTallyEvent;
import io.tajmi.contest.ContestActEvent;
import io.tajmi.election.record.ElectionEvent;
import io.tajmi.eventlog.LogCreated;
import io.tajmi.eventlog.codec.EventCodec;
import io.tajmi.eventlog.codec.EventNames;
import io.tajmi.eventlog.codec.Upcaster;
import io.tajmi.eventlog.commit.CheckpointMissing;
import io.tajmi.eventlog.writer.EventLog;
import io.tajmi.publication.PublicationEvent;
import io.tajmi.ruling.RulingEvent;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every event that this program writes, under the name that it keeps for ever. A name is never
 * changed and never used again; a new shape is a new revision, and an upcaster reads the old one.
 * Each has a golden file.
 */
public final class EventCatalogue {
  /** Frozen names. */
  public static final EventNames NAMES =
      new EventNames(
          Map.ofEntries(
              Map.entry(EventLog.LOG_CREATED, LogCreated.class),
              Map.entry(CheckpointMissing.NAME, CheckpointMissing.class),
              Map.entry("election.definition-part/1", ElectionEvent.DefinitionPart.class),
              Map.entry("election.definition-sealed/1", ElectionEvent.DefinitionSealed.class),
              Map.entry("branch.tally-recorded/1", BranchTallyEvent.TallyRecorded.class),
              Map.entry("branch.tally-corrected/1", BranchTallyEvent.TallyCorrected.class),
              Map.entry("branch.tally-annulled/1", BranchTallyEvent.TallyAnnulled.class),
              Map.entry("branch.tally-restored/1", BranchTallyEvent.TallyRestored.class),
              Map.entry("branch.closed-without-tally/1", BranchTallyEvent.ClosedWithoutTally.class),
              Map.entry("branch.reopened/1", BranchTallyEvent.Reopened.class),
              Map.entry("contest.released/1", PublicationEvent.ContestReleased.class),
              Map.entry("contest.halted/1", PublicationEvent.ContestHalted.class),
              Map.entry("contest.scope-part/1", ContestActEvent.ScopePart.class),
              Map.entry("contest.candidate-left/1", ContestActEvent.CandidateLeft.class),
              Map.entry("contest.votes-annulled/1", ContestActEvent.VotesAnnulled.class),
              Map.entry("contest.annulled/1", ContestActEvent.ContestAnnulled.class),
              Map.entry("contest.seats-vacated/1", ContestActEvent.SeatsVacated.class),
              Map.entry("contest.act-reversed/1", ContestActEvent.ActReversed.class),
              Map.entry("contest.lot-drawn/1", ContestActEvent.LotDrawn.class),
              Map.entry("contest.second-round-called/1", ContestActEvent.SecondRoundCalled.class),
              Map.entry("ruling.scope-part/1", RulingEvent.ScopePart.class),
              Map.entry("ruling.issued/1", RulingEvent.RulingIssued.class),
              Map.entry("ruling.enforcement-completed/1", RulingEvent.EnforcementCompleted.class)));

  /** Older revisions, read as today's. */
  public static final List<Upcaster> UPCASTERS = List.of();

  private EventCatalogue() {}

  /** A codec of these names and upcasters. */
  public static EventCodec codec() {
    return new EventCodec(NAMES, UPCASTERS);
  }

  /**
   * The value of an entry's {@code contest} key: {@code election:contest}, or null where an event
   * is of none.
   */
  public static @Nullable String contestOf(Object payload) {
    return switch (payload) {
      case BranchTallyEvent event -> event.branch().contest().toString();
      case RulingEvent.RulingIssued event -> event.contest().toString();
      case PublicationEvent event -> event.contest().toString();
      case ContestActEvent event -> event.contest().toString();
      default -> null;
    };
  }
}
