package io.tajmi.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tajmi.branch.BranchTallyEvent;
import io.tajmi.branch.Change;
import io.tajmi.branch.Tally;
import io.tajmi.branch.VoteChange;
import io.tajmi.election.BranchId;
import io.tajmi.election.Contest;
import io.tajmi.eventlog.DecodedEntry;
import io.tajmi.eventlog.EventCodec;
import io.tajmi.eventlog.EventLog;
import io.tajmi.eventlog.LogPosition;
import io.tajmi.view.Snapshot;
import io.tajmi.view.Visible;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that happened to one branch in one contest, in the order of the log. Each tally, also
 * one that was replaced, is judged by itself: where whoever asks may not see it, it is absent, with
 * its envelope, its change and the reason of its correction. Actors are for the acting chain.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoryAnswer(
    boolean test,
    String election,
    String contest,
    String branch,
    long through,
    BallotNames names,
    List<Happening> history) {

  private static final int ENTRIES_MAX = 10_000;

  /**
   * One entry.
   *
   * @param leafHash the receipt's; absent where the tallies that it is about may not be seen
   * @param type frozen name of the event
   * @param before the tally that was on record, absent where there was none
   * @param tally the tally that it put on record, absent where it put none
   * @param change what it did to the totals, by code; absent where nothing
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Happening(
      long position,
      @Nullable String leafHash,
      Instant time,
      String type,
      @Nullable String actor,
      @Nullable String envelope,
      @Nullable String replaces,
      @Nullable String ruling,
      @Nullable String reason,
      @Nullable List<String> failed,
      BranchAnswer.@Nullable TallyAnswer before,
      BranchAnswer.@Nullable TallyAnswer tally,
      @Nullable ChangeAnswer change) {}

  /** After less before, by code. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ChangeAnswer(
      Map<String, Integer> ballots,
      Map<String, Integer> votes,
      @Nullable Map<String, Integer> listVotes) {}

  /** Reads the branch's stream up to a position. */
  static HistoryAnswer of(
      EventLog log, EventCodec codec, Visible visible, int ordinal, Snapshot snapshot) {
    long through = snapshot.position();
    Contest contest = visible.view().contest();
    BranchId branch = new BranchId(contest.id(), contest.branches().get(ordinal).code());
    Shown shown = new Shown(visible, ordinal);
    List<Happening> history = new ArrayList<>();
    Tally before = null;
    for (long position : log.streamPositions(branch.toString(), 0, ENTRIES_MAX)) {
      if (position > through) {
        break;
      }
      var entry = log.entry(new LogPosition(position));
      DecodedEntry decoded = codec.decode(position, entry);
      for (Object event : decoded.events()) {
        Happening happening = happening(decoded, entry.leafHash().hex(), event, before, shown);
        history.add(happening);
        before = event instanceof BranchTallyEvent happened ? latest(happened, before) : before;
      }
    }
    return new HistoryAnswer(
        Views.isTest(snapshot),
        contest.id().election().value(),
        contest.id().contest().value(),
        branch.branch().value(),
        through,
        BallotNames.of(contest),
        history);
  }

  private static @Nullable Tally latest(BranchTallyEvent event, @Nullable Tally before) {
    return switch (event) {
      case BranchTallyEvent.TallyRecorded recorded -> recorded.tally();
      case BranchTallyEvent.TallyCorrected corrected -> corrected.tally();
      case BranchTallyEvent.TallyAnnulled _,
          BranchTallyEvent.TallyRestored _,
          BranchTallyEvent.ClosedWithoutTally _,
          BranchTallyEvent.Reopened _ ->
          before;
    };
  }

  /** What of one branch may be seen. */
  private record Shown(Visible visible, int branch) {
    /** Whether a tally may be seen, or there is none. */
    boolean allows(@Nullable Tally tally) {
      return tally == null || visible.shows(branch, tally);
    }

    boolean actors() {
      return visible.extent(branch) == Visible.Extent.ALL;
    }

    Contest contest() {
      return visible.view().contest();
    }
  }

  private static Happening happening(
      DecodedEntry entry, String leafHash, Object event, @Nullable Tally before, Shown shown) {
    Part part = event instanceof BranchTallyEvent happened ? Part.of(happened) : Part.NONE;
    Tally tally = part.tally();
    boolean beforeShown = shown.allows(before);
    boolean tallyShown = shown.allows(tally);
    Change change = beforeShown && tallyShown ? part.change() : null;
    boolean replaces = part.ruling() != null || beforeShown;
    return new Happening(
        entry.position().index(),
        beforeShown && tallyShown ? leafHash : null,
        entry.time(),
        entry.type(),
        shown.actors() ? entry.meta().get("actor") : null,
        tallyShown ? entry.meta().get("envelope") : null,
        replaces ? part.replaces() : null,
        part.ruling(),
        tallyShown && (tally == null || beforeShown) ? part.reason() : null,
        part.failed() == null ? null : BranchAnswer.failed(part.failed(), tallyShown),
        before == null || !beforeShown ? null : BranchAnswer.tally(before, shown.contest()),
        tally == null || !tallyShown ? null : BranchAnswer.tally(tally, shown.contest()),
        change == null ? null : change(change, shown.contest()));
  }

  private static ChangeAnswer change(Change change, Contest contest) {
    Map<String, Integer> votes = new LinkedHashMap<>();
    VoteChange byCandidate = change.votes();
    for (int i = 0; i < byCandidate.size(); i++) {
      votes.put(contest.candidates().get(i).code().value(), byCandidate.get(i));
    }
    VoteChange byList = change.listVotes();
    Map<String, Integer> listVotes = byList == null ? null : new LinkedHashMap<>();
    for (int i = 0; byList != null && listVotes != null && i < byList.size(); i++) {
      listVotes.put(contest.lists().get(i).code().value(), byList.get(i));
    }
    return new ChangeAnswer(change.ballots(), votes, listVotes);
  }

  /** What the kinds of events have, side by side. */
  private record Part(
      @Nullable String replaces,
      @Nullable String ruling,
      @Nullable String reason,
      @Nullable List<String> failed,
      @Nullable Tally tally,
      @Nullable Change change) {
    static final Part NONE = new Part(null, null, null, null, null, null);

    static Part of(BranchTallyEvent event) {
      return switch (event) {
        case BranchTallyEvent.TallyRecorded e ->
            new Part(null, null, null, e.failed(), e.tally(), null);
        case BranchTallyEvent.TallyCorrected e ->
            new Part(e.replaces(), null, e.reason(), e.failed(), e.tally(), e.change());
        case BranchTallyEvent.TallyAnnulled e ->
            new Part(null, e.ruling(), null, null, null, e.change());
        case BranchTallyEvent.TallyRestored e ->
            new Part(e.reverses(), e.ruling(), null, null, null, e.change());
        case BranchTallyEvent.ClosedWithoutTally e ->
            new Part(null, null, e.reason(), null, null, null);
        case BranchTallyEvent.Reopened e -> new Part(null, null, e.reason(), null, null, null);
      };
    }
  }
}
