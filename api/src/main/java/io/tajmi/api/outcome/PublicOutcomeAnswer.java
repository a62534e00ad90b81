package io.tajmi.api.outcome;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.answer.PublishedAnswer;
import io.tajmi.api.answer.ResultAnswer;
import io.tajmi.api.answer.ResultsAnswer;
import io.tajmi.api.outcome.OutcomeAnswer.LinksAnswer;
import io.tajmi.api.outcome.OutcomeAnswer.ShareAnswer;
import io.tajmi.api.outcome.OutcomeAnswer.StepAnswer;
import io.tajmi.api.outcome.OutcomeAnswer.WaitingAnswer;
import io.tajmi.decision.Outcome;
import io.tajmi.election.Candidate;
import io.tajmi.election.CandidateCode;
import io.tajmi.election.Contest;
import io.tajmi.election.Name;
import io.tajmi.outcome.PublicOutcome;
import io.tajmi.text.Language;
import io.tajmi.text.Words;
import io.tajmi.view.ContestView;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the votes of a released contest became seats, once each of its branches is counted, annulled
 * or closed. It is by the counted votes and provisional; what of it can still change, and by how
 * many ballots, is not in it.
 *
 * @param extent PUBLIC; ALL in the answer that says what can still change too
 * @param provisional that it is no official declaration
 * @param published who released the contest, and whether supervision confirmed it
 * @param decidedOnSince position of the last entry that changed what it is decided on
 * @param counted who has which seat by the counted votes
 * @param waiting equalities that wait for a lot or for the competent body
 * @param figuresWithheld true where figures in votes would give those of a small box away, so that
 *     neither they nor the steps that say them are there; else absent
 * @param candidates by votes, most first
 * @param groups that win seats; empty where candidates do
 * @param explanation how it came about, step by step
 * @param links to the rounds and elections that it belongs with
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PublicOutcomeAnswer(
    boolean test,
    ResultsAnswer.AsOf asOf,
    String extent,
    Name provisional,
    @Nullable PublishedAnswer published,
    long decidedOnSince,
    String election,
    String contest,
    String definition,
    int round,
    int rule,
    ResultAnswer counted,
    List<WaitingAnswer> waiting,
    @Nullable Boolean figuresWithheld,
    List<ShownCandidate> candidates,
    List<ShownGroup> groups,
    List<StepAnswer> explanation,
    LinksAnswer links)
    implements OutcomeRead {

  /** One candidate; {@code stands} says whether it can take a place. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ShownCandidate(
      String candidate,
      Name name,
      @Nullable Long votes,
      @Nullable ShareAnswer share,
      boolean stands) {}

  /** One group and its seats by the counted votes; named where it is a list or a candidate. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record ShownGroup(String group, @Nullable Name name, @Nullable Long votes, int seats) {}

  static PublicOutcomeAnswer of(Sight sight, ContestView view, Outcome outcome) {
    Contest contest = view.contest();
    boolean figures = PublicOutcome.figures(view);
    return new PublicOutcomeAnswer(
        sight.snapshot().isTest(),
        ResultsAnswer.AsOf.of(sight),
        "PUBLIC",
        new Name(said(Language.FA), said(Language.EN)),
        PublishedAnswer.of(view.publicity()),
        view.decidedOnSince(),
        contest.id().election().value(),
        contest.id().contest().value(),
        view.definition().hash().hex(),
        contest.round(),
        contest.rule().version(),
        ResultAnswer.of(outcome.counted()),
        PublicOutcome.questions(view, outcome).stream()
            .map(question -> WaitingAnswer.of(question, outcome))
            .toList(),
        figures ? null : true,
        outcome.candidates().stream().map(it -> candidate(it, contest, figures)).toList(),
        outcome.groups().stream().map(it -> group(it, contest, figures)).toList(),
        PublicOutcome.steps(view, outcome).stream().map(StepAnswer::of).toList(),
        LinksAnswer.of(sight.snapshot(), view));
  }

  private static String said(Language language) {
    return Words.of(language).say("outcome.public.note");
  }

  private static ShownGroup group(
      Outcome.GroupStanding standing, Contest contest, boolean figures) {
    return new ShownGroup(
        standing.group(),
        GroupNames.of(standing.group(), contest),
        figures ? standing.votes() : null,
        standing.seats());
  }

  private static ShownCandidate candidate(
      Outcome.Standing standing, Contest contest, boolean figures) {
    Candidate candidate =
        contest.candidates().get(contest.ordinal(new CandidateCode(standing.candidate())));
    return new ShownCandidate(
        standing.candidate(),
        candidate.name(),
        figures ? standing.votes() : null,
        figures ? ShareAnswer.of(standing.share()) : null,
        standing.stands());
  }
}
