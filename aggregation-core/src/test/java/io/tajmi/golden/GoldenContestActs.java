package io.tajmi.golden;

import io.tajmi.contest.ContestActEvent.ActReversed;
import io.tajmi.contest.ContestActEvent.CandidateLeft;
import io.tajmi.contest.ContestActEvent.ContestAnnulled;
import io.tajmi.contest.ContestActEvent.LotDrawn;
import io.tajmi.contest.ContestActEvent.Method;
import io.tajmi.contest.ContestActEvent.ScopePart;
import io.tajmi.contest.ContestActEvent.SeatsVacated;
import io.tajmi.contest.ContestActEvent.SecondRoundCalled;
import io.tajmi.contest.ContestActEvent.VotesAnnulled;
import io.tajmi.decision.terms.ContestAct.BallotsGo;
import io.tajmi.decision.terms.ContestAct.Moment;
import io.tajmi.decision.terms.ContestAct.Remedy;
import io.tajmi.decision.terms.ContestAct.Then;
import io.tajmi.decision.terms.ContestAct.Why;
import io.tajmi.decision.terms.Lot;
import io.tajmi.decision.terms.Lot.Matter;
import io.tajmi.document.Authority;
import io.tajmi.election.BranchCode;
import io.tajmi.election.CandidateCode;
import io.tajmi.election.ContestId;
import io.tajmi.election.DefinitionHash;
import io.tajmi.election.ElectionId;
import io.tajmi.election.Name;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The part of {@link GoldenEvents} that is about contests as a whole. */
final class GoldenContestActs {
  private static final Authority AUTHORITY =
      new Authority("هیئت نظارت", "chair", "art. 29", "۱۲/ب/۹", "2026-01-03");
  private static final Authority WITHOUT_ARTICLE =
      new Authority("هیئت نظارت", "chair", Authority.NOT_STATED, "۱۲/ب/۹", "2026-01-03");
  private static final CandidateCode CANDIDATE = new CandidateCode("k-3");

  private GoldenContestActs() {}

  static Map<String, Object> of(ContestId contest) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put(
        "contest.scope-part.1",
        new ScopePart(
            contest, "act-2", 0, 1, List.of(new BranchCode("b-0017"), new BranchCode("b-0018"))));
    all.put(
        "contest.candidate-left.1",
        new CandidateLeft(
            contest, "act-1", CANDIDATE, Why.DISQUALIFIED, Moment.AFTER_POLL, AUTHORITY));
    all.put(
        "contest.candidate-left.1.place",
        new CandidateLeft(
            contest, "act-1", CANDIDATE, Why.DIED, Moment.AFTER_POLL, Then.RUN_OFF, AUTHORITY));
    all.put("contest.votes-annulled.1", votesAnnulled(contest, 2, "fedcba9876543210".repeat(4)));
    all.put("contest.votes-annulled.1.bare", votesAnnulled(contest, null, null));
    all.put(
        "contest.annulled.1", new ContestAnnulled(contest, "act-3", Remedy.BY_ELECTION, AUTHORITY));
    all.put("contest.seats-vacated.1", new SeatsVacated(contest, "act-4", 2, AUTHORITY));
    all.put(
        "contest.seats-vacated.1.candidates",
        new SeatsVacated(
            contest, "act-4", 2, List.of(CANDIDATE, new CandidateCode("k-1")), null, AUTHORITY));
    all.put(
        "contest.seats-vacated.1.last",
        new SeatsVacated(contest, "act-4", 1, null, true, WITHOUT_ARTICLE));
    all.put("contest.act-reversed.1", new ActReversed(contest, "act-5", "act-1", AUTHORITY));
    all.put(
        "contest.lot-drawn.1",
        lot(contest, Matter.SAME_NAME, new BranchCode("b-0017"), Method.SEED, "۱۴۰۵/۰۲/۱۱"));
    all.put("contest.lot-drawn.1.bare", lot(contest, Matter.CANDIDATES, null, Method.HAND, null));
    all.put(
        "contest.second-round-called.1",
        called(contest, "2026-02-13", "2026-02-13T08:00", "2026-02-13T18:00"));
    all.put("contest.second-round-called.1.bare", called(contest, null, null, null));
    return all;
  }

  private static VotesAnnulled votesAnnulled(
      ContestId contest, @Nullable Integer branches, @Nullable String scope) {
    return new VotesAnnulled(
        contest, "act-2", CANDIDATE, branches, scope, BallotsGo.INVALID_TAKEN, AUTHORITY);
  }

  private static LotDrawn lot(
      ContestId contest,
      Matter matter,
      @Nullable BranchCode branch,
      Method method,
      @Nullable String seed) {
    return new LotDrawn(
        contest,
        "lot-1",
        matter,
        branch,
        method,
        seed,
        seed == null
            ? List.of("k-3", "k-1")
            : Lot.bySeed(matter, Set.of("k-1", "k-3"), seed, List.of()).drawn(),
        List.of("فرماندار", "supervision board"),
        7_042,
        AUTHORITY);
  }

  private static SecondRoundCalled called(
      ContestId contest,
      @Nullable String day,
      @Nullable String opensAt,
      @Nullable String closesAt) {
    return new SecondRoundCalled(
        contest,
        "call-1",
        new ElectionId("golden-2"),
        new DefinitionHash("89abcdef01234567".repeat(4)),
        new Name("مرحلهٔ دوم", "Second round"),
        day,
        opensAt,
        closesAt,
        1,
        List.of(new CandidateCode("k-1"), CANDIDATE),
        7_043,
        AUTHORITY);
  }
}
