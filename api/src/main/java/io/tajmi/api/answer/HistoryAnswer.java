package io.tajmi.api.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tajmi.api.access.sight.Sight;
import io.tajmi.branch.BranchTallyEvent;
import io.tajmi.branch.Change;
import io.tajmi.branch.Tally;
import io.tajmi.branch.VoteChange;
import io.tajmi.election.BranchCode;
import io.tajmi.election.Contest;
import io.tajmi.query.BranchHistory;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one branch in one contest, in the order of the log. Each tally, also one that
 * was replaced, is judged by itself: where whoever asks may not see it, it is absent, with its
 * envelope, its change and the reason of its correction. Actors are for the acting chain.
 *
 * @param next position of the last of this page where more follow, to go on after; absent where
 *     none follow
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HistoryAnswer(
    boolean test,
    ResultsAnswer.AsOf asOf,
    String election,
    String contest,
    String branch,
    BallotNames names,
    List<Happening> history,
    @Nullable Long next) {

  /**
   * One entry.
   *
   * @param leafHash the receipt's, of any tally: the salt of its entry keeps what it stands for;
   *     absent of what is only supposed
   * @param supposed true of what never happened; else absent
   * @param type frozen name of the event
   * @param before the tally that was on record, absent where there was none
   * @param tally the tally that it put on record, absent where it put none
   * @param change what it did to the totals, by code; absent where nothing
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Happening(
      long position,
      @Nullable String leafHash,
      @Nullable Boolean supposed,
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

  /** A page of a history. */
  public static HistoryAnswer of(
      BranchHistory.Page page, Sight sight, Contest contest, BranchCode branch) {
    return new HistoryAnswer(
        sight.snapshot().isTest(),
        ResultsAnswer.AsOf.of(sight, contest.id()),
        contest.id().election().value(),
        contest.id().contest().value(),
        branch.value(),
        BallotNames.of(contest),
        page.happenings().stream().map(happened -> happening(happened, contest)).toList(),
        page.next());
  }

  private static Happening happening(BranchHistory.Happening happened, Contest contest) {
    BranchTallyEvent event = happened.event();
    Part part = event == null ? Part.NONE : Part.of(event);
    Change change = happened.tellsChange() ? part.change() : null;
    Tally before = happened.before();
    Tally tally = happened.tally();
    boolean replaces = part.ruling() != null || happened.tellsChange();
    return new Happening(
        happened.position(),
        happened.leafHash(),
        happened.leafHash() == null ? true : null,
        happened.time(),
        happened.type(),
        happened.actor(),
        happened.envelope(),
        replaces ? part.replaces() : null,
        part.ruling(),
        happened.tellsChange() || (event != null && event.putOnRecord() == null)
            ? part.reason()
            : null,
        part.failed() == null ? null : BranchAnswer.failed(part.failed(), happened.tellsTally()),
        before == null ? null : BranchAnswer.tally(before, contest),
        tally == null ? null : BranchAnswer.tally(tally, contest),
        change == null ? null : change(change, contest));
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
      @Nullable Change change) {
    static final Part NONE = new Part(null, null, null, null, null);

    static Part of(BranchTallyEvent event) {
      return switch (event) {
        case BranchTallyEvent.TallyRecorded e -> new Part(null, null, null, e.failed(), null);
        case BranchTallyEvent.TallyCorrected e ->
            new Part(e.replaces(), null, e.reason(), e.failed(), e.change());
        case BranchTallyEvent.TallyAnnulled e -> new Part(null, e.ruling(), null, null, e.change());
        case BranchTallyEvent.TallyRestored e ->
            new Part(e.reverses(), e.ruling(), null, null, e.change());
        case BranchTallyEvent.ClosedWithoutTally e -> new Part(null, null, e.reason(), null, null);
        case BranchTallyEvent.Reopened e -> new Part(null, null, e.reason(), null, null);
      };
    }
  }
}
