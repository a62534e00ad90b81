package io.tajmi.contest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tajmi.decision.terms.ContestAct.BallotsGo;
import io.tajmi.decision.terms.ContestAct.Moment;
import io.tajmi.decision.terms.ContestAct.Remedy;
import io.tajmi.decision.terms.ContestAct.Then;
import io.tajmi.decision.terms.ContestAct.Why;
import io.tajmi.decision.terms.Lot.Matter;
import io.tajmi.document.Authority;
import io.tajmi.election.BranchCode;
import io.tajmi.election.CandidateCode;
import io.tajmi.election.ContestId;
import io.tajmi.election.DefinitionHash;
import io.tajmi.election.ElectionId;
import io.tajmi.election.Name;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that can be done to a contest and its candidates; each known by the envelope it came in. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface ContestActEvent {

  /** The contest; its stream is {@code contest/election:contest}. */
  ContestId contest();

  /** The envelope of the act. */
  String act();

  /** Something on the word of a competent body, all but the parts of a scope. */
  sealed interface Fact extends ContestActEvent {
    /** On whose word. */
    Authority authority();
  }

  /** Part {@code index} of {@code of} of the branches that an act names; inert until the act. */
  record ScopePart(ContestId contest, String act, int index, int of, List<BranchCode> branches)
      implements ContestActEvent {}

  /**
   * A candidate no longer stands.
   *
   * @param place what becomes of a seat won, of whoever left after the poll; null where the act
   *     does not say
   */
  record CandidateLeft(
      ContestId contest,
      String act,
      CandidateCode candidate,
      Why why,
      Moment moment,
      @Nullable Then place,
      Authority authority)
      implements Fact {
    /** An act that does not say what becomes of a seat. */
    public CandidateLeft(
        ContestId contest,
        String act,
        CandidateCode candidate,
        Why why,
        Moment moment,
        Authority authority) {
      this(contest, act, candidate, why, moment, null, authority);
    }
  }

  /**
   * Votes of a candidate are annulled.
   *
   * @param branches how many branches the scope parts name; null for everywhere
   * @param scope SHA-256 over the branch codes, each followed by a line feed, in order; 64 hex
   *     digits; null for everywhere
   * @param ballotsGo what becomes of the ballots
   */
  record VotesAnnulled(
      ContestId contest,
      String act,
      CandidateCode candidate,
      @Nullable Integer branches,
      @Nullable String scope,
      BallotsGo ballotsGo,
      Authority authority)
      implements Fact {}

  /** The whole contest is annulled. */
  record ContestAnnulled(ContestId contest, String act, Remedy remedy, Authority authority)
      implements Fact {}

  /**
   * So many of its seats stay empty.
   *
   * @param candidates whose seats they are, as many as seats; null where the act does not say
   * @param last true where they are those that were won last, else null
   */
  record SeatsVacated(
      ContestId contest,
      String act,
      int seats,
      @Nullable List<CandidateCode> candidates,
      @Nullable Boolean last,
      Authority authority)
      implements Fact {
    /** An act that does not say which. */
    public SeatsVacated(ContestId contest, String act, int seats, Authority authority) {
      this(contest, act, seats, null, null, authority);
    }
  }

  /** An act, a lot or the call of a second round no longer stands. */
  record ActReversed(ContestId contest, String act, String reverses, Authority authority)
      implements Fact {}

  /** How equality was settled. */
  enum Method {
    /** By the SHA-256 of a published seed, a line feed and each code, smallest first. */
    SEED,
    /** A draw by hand. */
    HAND,
    /** By decision of the competent body, where the rule of the contest knows no lot. */
    BODY
  }

  /**
   * A lot was drawn.
   *
   * @param branch where votes of one name were divided; null for every other matter
   * @param seed null unless by seed
   * @param drawn all that were equal, first drawn first: candidates by code, or groups by name
   * @param witnesses by office
   * @param position of the log at which they were equal
   */
  record LotDrawn(
      ContestId contest,
      String act,
      Matter matter,
      @Nullable BranchCode branch,
      Method method,
      @Nullable String seed,
      List<String> drawn,
      List<String> witnesses,
      long position,
      Authority authority)
      implements Fact {}

  /**
   * A second round is held, as an election of its own with one contest, which is defined by this
   * event and the definition of the first.
   *
   * @param election of the second round
   * @param definition hash of its definition
   * @param seats that are left
   * @param candidates in the order of the first ballot
   * @param position of the log whose outcome they follow from
   */
  record SecondRoundCalled(
      ContestId contest,
      String act,
      ElectionId election,
      DefinitionHash definition,
      Name name,
      @Nullable String date,
      @Nullable String opensAt,
      @Nullable String closesAt,
      int seats,
      List<CandidateCode> candidates,
      long position,
      Authority authority)
      implements Fact {}
}
