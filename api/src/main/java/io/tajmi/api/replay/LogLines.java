package io.tajmi.api.replay;

import io.tajmi.api.access.account.Right;
import io.tajmi.api.access.sight.Sight;
import io.tajmi.branch.BranchTallyEvent;
import io.tajmi.election.BranchCode;
import io.tajmi.election.ContestCode;
import io.tajmi.election.ContestId;
import io.tajmi.election.ElectionId;
import io.tajmi.election.record.ElectionEvent;
import io.tajmi.eventlog.LogCreated;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.eventlog.codec.EventCodec;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.reader.LogReader;
import io.tajmi.publication.PublicationEvent;
import io.tajmi.query.BranchHistory;
import io.tajmi.view.ContestView;
import io.tajmi.view.Visible;
import org.jspecify.annotations.Nullable;

/**
 * The lines of the log as one viewer may have them: stored where everything that a line tells may
 * be read, else with its sealed part's hash in its place. Both have the same leaf.
 */
final class LogLines {
  private final LogReader log;
  private final EventCodec codec;
  private final Sight sight;
  private final boolean all;

  LogLines(LogReader log, EventCodec codec, Sight sight) {
    this.log = log;
    this.codec = codec;
    this.sight = sight;
    this.all =
        sight.viewer().grants().stream()
            .anyMatch(grant -> grant.area() == null && Right.READ_VOTES.of(grant.role()));
  }

  /** The line of the entry at a position. */
  byte[] line(long position, Entry entry) {
    if (entry.isWithheld()) {
      return entry.publicLine();
    }
    DecodedEntry decoded = codec.decode(position, entry);
    boolean stored = !isStopped(decoded) && (all || tellsAll(decoded));
    return stored ? entry.line() : entry.publicLine();
  }

  /**
   * Whether nobody is shown votes of the contest that a line is of, and it may tell some; what
   * names no contest may for all this knows.
   */
  private boolean isStopped(DecodedEntry entry) {
    ContestId contest = contest(entry.contest());
    boolean withheld = contest == null ? sight.check().stopped() : sight.withholds(contest);
    return withheld && !entry.events().stream().allMatch(LogLines::isWithoutVotes);
  }

  private static boolean isWithoutVotes(Object event) {
    return event instanceof ElectionEvent
        || event instanceof PublicationEvent
        || event instanceof LogCreated;
  }

  private boolean tellsAll(DecodedEntry decoded) {
    return !decoded.events().isEmpty()
        && decoded.events().stream().allMatch(event -> tells(decoded, event));
  }

  private boolean tells(DecodedEntry entry, Object event) {
    return switch (event) {
      case ElectionEvent _ -> true;
      case PublicationEvent it -> {
        ContestView view = sight.snapshot().contest(it.contest());
        yield view != null && (view.publicity().released() || sight.readsOutcome(view));
      }
      case BranchTallyEvent it -> tells(entry, it);
      default -> false;
    };
  }

  /** Each tally that a line tells is judged by itself, the one before by its change as well. */
  private boolean tells(DecodedEntry entry, BranchTallyEvent event) {
    ContestId id = contest(entry.contest());
    ContestView view = id == null ? null : sight.snapshot().contest(id);
    String stream = entry.stream();
    if (view == null || stream == null) {
      return false;
    }
    String code = stream.substring(stream.lastIndexOf('/') + 1);
    int ordinal = BranchCode.isCode(code) ? view.contest().ordinal(new BranchCode(code)) : -1;
    if (ordinal < 0) {
      return false;
    }
    Visible visible = sight.of(view);
    if (visible.extent(ordinal) == Visible.Extent.ALL) {
      return true;
    }
    return isForEveryone(event)
        && visible.extent(ordinal) == Visible.Extent.PUBLIC
        && new BranchHistory(log, codec, visible, ordinal, entry.position().index())
            .after(entry.position().index() - 1, 1).happenings().stream()
                .allMatch(BranchHistory.Happening::tellsChange);
  }

  private static boolean isForEveryone(BranchTallyEvent event) {
    return switch (event) {
      case BranchTallyEvent.TallyRecorded _,
          BranchTallyEvent.TallyCorrected _,
          BranchTallyEvent.TallyAnnulled _,
          BranchTallyEvent.TallyRestored _ ->
          true;
      case BranchTallyEvent.ClosedWithoutTally _, BranchTallyEvent.Reopened _ -> false;
    };
  }

  /** A contest as an open field of a line names it; null where it names none. */
  static @Nullable ContestId contest(@Nullable String text) {
    int colon = text == null ? -1 : text.indexOf(':');
    if (text == null || colon < 0) {
      return null;
    }
    String election = text.substring(0, colon);
    String contest = text.substring(colon + 1);
    return ElectionId.isCode(election) && ContestCode.isCode(contest)
        ? new ContestId(new ElectionId(election), new ContestCode(contest))
        : null;
  }
}
