package io.tajmi.contest;

import io.tajmi.contest.ContestActCommand.AnnulContest;
import io.tajmi.contest.ContestActCommand.AnnulVotes;
import io.tajmi.contest.ContestActCommand.ReverseAct;
import io.tajmi.contest.ContestActCommand.VacateSeats;
import io.tajmi.contest.ContestActCommand.WithdrawCandidate;
import io.tajmi.decision.terms.ContestAct.BallotsGo;
import io.tajmi.decision.terms.ContestAct.Moment;
import io.tajmi.decision.terms.ContestAct.Remedy;
import io.tajmi.decision.terms.ContestAct.Then;
import io.tajmi.decision.terms.ContestAct.Why;
import io.tajmi.document.Fields;
import io.tajmi.document.Places;
import io.tajmi.document.Rejection;
import io.tajmi.document.Request;
import io.tajmi.document.Signed;
import io.tajmi.election.BranchCode;
import io.tajmi.election.CandidateCode;
import io.tajmi.election.Contest;
import io.tajmi.election.Definition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * An act on a contest or a candidate of it, as its sender wrote it. Nothing has a default; what
 * becomes of a seat, and which seats stay empty, may be left to the competent body.
 */
public final class ContestActDocument {

  /** What it does. */
  public enum Kind {
    WITHDRAWAL,
    DEATH,
    DISQUALIFICATION,
    ANNUL_VOTES,
    ANNUL_CONTEST,
    VACATE_SEATS,
    REVERSE;

    private Set<String> keys() {
      return switch (this) {
        case WITHDRAWAL, DEATH, DISQUALIFICATION -> Set.of("candidate", "moment", "place");
        case ANNUL_VOTES -> Set.of("candidate", "branches", "everywhere", "ballotsGo");
        case ANNUL_CONTEST -> Set.of("remedy");
        case VACATE_SEATS -> Set.of("seats", "candidates", "last");
        case REVERSE -> Set.of("reverses");
      };
    }
  }

  private final Fields fields;
  private final Kind kind;
  private final Signed signed;

  private ContestActDocument(Fields fields) {
    this.fields = fields;
    this.kind = fields.constant("kind", Kind.class);
    Set<String> keys = new TreeSet<>(kind.keys());
    keys.add("kind");
    this.signed = Signed.read(fields, keys);
  }

  /**
   * Reads it strictly.
   *
   * @throws Rejection R.101 or R.108
   */
  public static ContestActDocument parse(byte[] bytes) {
    return new ContestActDocument(Fields.read(bytes));
  }

  /**
   * The request that it makes of a contest.
   *
   * @param code of the contest, as sent
   * @throws Rejection R.101, R.102 or R.103
   */
  public Request<ContestActCommand> resolve(String code, Definition definition) {
    Contest contest = Places.contest(code, definition, null);
    Map<String, Object> content = new TreeMap<>();
    ContestActCommand command =
        switch (kind) {
          case WITHDRAWAL -> left(contest, Why.WITHDREW, content);
          case DEATH -> left(contest, Why.DIED, content);
          case DISQUALIFICATION -> left(contest, Why.DISQUALIFIED, content);
          case ANNUL_VOTES -> annulVotes(contest, definition, content);
          case ANNUL_CONTEST -> {
            Remedy remedy = fields.constant("remedy", Remedy.class);
            content.put("remedy", remedy);
            yield new AnnulContest(contest.id(), signed.envelope(), remedy, signed.authority());
          }
          case VACATE_SEATS -> vacateSeats(contest, content);
          case REVERSE -> {
            String reverses = fields.envelope("reverses");
            content.put("reverses", reverses);
            yield new ReverseAct(contest.id(), signed.envelope(), reverses, signed.authority());
          }
        };
    return new Request<>(command, signed.envelope("contest-act " + kind, contest.id(), content));
  }

  private WithdrawCandidate left(Contest contest, Why why, Map<String, Object> content) {
    CandidateCode candidate = candidate(contest, content);
    Moment moment = fields.constant("moment", Moment.class);
    content.put("moment", moment);
    return new WithdrawCandidate(
        contest.id(),
        signed.envelope(),
        candidate,
        why,
        moment,
        place(moment, content),
        signed.authority());
  }

  private @Nullable Then place(Moment moment, Map<String, Object> content) {
    if (!fields.has("place")) {
      return null;
    }
    Then place = fields.constant("place", Then.class);
    if (moment == Moment.BEFORE_POLL) {
      throw Fields.malformed(
          fields.at("place"), "Who left before the poll has no seat; leave the field out.");
    }
    content.put("place", place);
    return place;
  }

  private CandidateCode candidate(Contest contest, Map<String, Object> content) {
    String code = fields.code("candidate");
    content.put("candidate", code);
    return Signed.candidate(code, contest, fields.at("candidate"));
  }

  private AnnulVotes annulVotes(
      Contest contest, Definition definition, Map<String, Object> content) {
    CandidateCode candidate = candidate(contest, content);
    BallotsGo ballotsGo = fields.constant("ballotsGo", BallotsGo.class);
    boolean everywhere = fields.isTrue("everywhere");
    List<String> codes = fields.codes("branches");
    if (everywhere == fields.has("branches")
        || (fields.has("everywhere") && !everywhere)
        || (!everywhere && codes.isEmpty())) {
      throw Fields.malformed(
          fields.at("branches"), "Name one branch or more, or say everywhere: true.");
    }
    List<BranchCode> branches =
        everywhere ? null : Signed.branches(codes, fields.at("branches"), contest, definition);
    content.put("ballotsGo", ballotsGo);
    content.put("branches", everywhere ? "everywhere" : codes);
    return new AnnulVotes(
        contest.id(), signed.envelope(), candidate, branches, ballotsGo, signed.authority());
  }

  private VacateSeats vacateSeats(Contest contest, Map<String, Object> content) {
    int seats = fields.number("seats");
    if (seats < 1) {
      throw Fields.malformed(fields.at("seats"), "Expected one seat or more.");
    }
    content.put("seats", seats);
    boolean last = fields.isTrue("last");
    if (fields.has("last") && (!last || fields.has("candidates"))) {
      throw Fields.malformed(
          fields.at("last"), "Say last: true, or name the candidates, or neither.");
    }
    if (last) {
      content.put("last", true);
    }
    List<CandidateCode> candidates =
        fields.has("candidates") ? emptySeatsOf(contest, seats, content) : null;
    return new VacateSeats(
        contest.id(), signed.envelope(), seats, candidates, last, signed.authority());
  }

  private List<CandidateCode> emptySeatsOf(
      Contest contest, int seats, Map<String, Object> content) {
    List<String> codes = fields.codes("candidates");
    List<CandidateCode> candidates = new ArrayList<>();
    for (String code : codes) {
      String at = fields.at("candidates") + "/" + candidates.size();
      CandidateCode candidate = Signed.candidate(code, contest, at);
      if (candidates.contains(candidate)) {
        throw Fields.malformed(at, "The candidate " + code + " is named twice.");
      }
      candidates.add(candidate);
    }
    if (candidates.size() != seats) {
      throw Fields.malformed(
          fields.at("candidates"), "Name as many candidates as seats: " + seats + ".");
    }
    content.put("candidates", codes);
    return List.copyOf(candidates);
  }
}
