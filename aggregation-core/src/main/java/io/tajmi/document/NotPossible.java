package io.tajmi.document;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Each reason for which an act is not possible as things stand (R.109), with its one sentence. */
public enum NotPossible {
  /** Of a branch. */
  BRANCH_AWAITED("The branch is AWAITED: it has no tally yet, so send one or close it first."),
  /** Of a branch. */
  BRANCH_RECORDED(
      "The branch is RECORDED: it has a tally, which a correction or a ruling can change."),
  /** Of a branch. */
  BRANCH_QUARANTINED(
      "The branch is QUARANTINED: it has a tally, which a correction or a ruling can change."),
  /** Of a branch. */
  BRANCH_ANNULLED(
      "The branch is ANNULLED: only a ruling that reverses the annulment can change it."),
  /** Of a branch. */
  BRANCH_CLOSED("The branch is NO_TALLY: it was closed without a tally, so reopen it first."),
  /** Of a branch of which this node cannot read everything. */
  BRANCH_INCOMPLETE("An entry of this branch could not be applied."),
  /** Of a branch that is to be counted as written, by its code. */
  TALLY_NOT_HELD_BACK("The tally of the branch %s is not held back."),
  /** Of a ruling on a branch, by its code. */
  BRANCH_WITHOUT_TALLY("The branch %s has no tally on record."),
  /** Of a ruling. */
  RULING_ISSUED("The ruling has been issued."),
  /** Of a ruling. */
  RULING_NOT_ISSUED("The ruling has not been issued."),
  /** Of the ruling to be reversed, by its envelope. */
  RULING_IS_A_REVERSAL("%s is itself a reversal."),
  /** Of the ruling to be reversed, by its envelope. */
  RULING_ANNULS_NOTHING_HERE("%s is not an annulment in this contest."),
  /** Of the ruling to be reversed, by its envelope, and a branch, by its code. */
  RULING_STANDS_NOT_AT_BRANCH("%s does not stand at the branch %s."),
  /** Of an act on a contest. */
  ACT_ON_RECORD("The act is on record already."),
  /** Of the act to be reversed, by its envelope. */
  NO_ACT_STANDS("No act %s stands that could be reversed."),
  /** Of a contest. */
  CONTEST_ANNULLED("The contest is annulled already."),
  /** Of a candidate, by its code. */
  CANDIDATE_LEFT("The candidate %s has left already."),
  /** Of the place of a candidate who leaves. */
  NO_ALTERNATES(
      "The contest has no alternates; say NEXT, RUN_OFF or VACANT, or leave the field out."),
  /** Of the place of a candidate who leaves. */
  NO_SECOND_ROUND_BY_RULE(
      "By its rule the contest has no second round; say ALTERNATE, NEXT or VACANT, or leave the"
          + " field out."),
  /** Of a contest; how many seats it has. */
  SEATS_TOO_MANY("The contest has %s seats that are not vacant."),
  /** Of a candidate, by its code. */
  SEAT_VACANT("The seat of %s is vacant already; leave it out."),
  /** Of a candidate, by its code. */
  OPTION_WITHOUT_SEAT("%s is an option that takes no seat; leave it out."),
  /** Of a vote for one candidate; how many votes a ballot carries. */
  OTHER_VOTES_ON_BALLOT(
      "A ballot here carries up to %s votes, and the others on it are lawful; send the branch's"
          + " minute anew as a correction, rule on the whole branch, or annul with STAY_VALID."),
  /** Of a lot. */
  LOT_ON_RECORD("A lot between these is on record, and it stands."),
  /** Of a contest. */
  SECOND_ROUND_CALLED("A second round is called already."),
  /** Of a contest. */
  NO_SECOND_ROUND_BY_OUTCOME("By its outcome there is no second round."),
  /** Of the election that a second round is to be, by its code. */
  ELECTION_SEALED("An election %s is sealed; name another."),
  /** Of the election that a second round is to be, by its code. */
  ELECTION_CALLED("An election %s is called as a second round; name another."),
  /** Of the election that a supposed second round is to be, by its code. */
  ELECTION_TAKEN("An election %s is sealed or called; name another."),
  /** Of a contest's publication. */
  CONTEST_RELEASED("The contest is released already."),
  /** Of a contest's publication. */
  CONTEST_NOT_RELEASED("Only a contest that is released can be halted."),
  /** Of a node's own check. */
  NO_VOTES_STOPPED("This node's check has stopped no votes.");

  private final String sentence;

  NotPossible(String sentence) {
    this.sentence = sentence;
  }

  /** The refusal of the whole act. */
  public Rejection refusal(Object... named) {
    return at(null, named);
  }

  /** The refusal where the document says what is not possible, by an RFC 6901 JSON Pointer. */
  public Rejection at(@Nullable String pointer, Object... named) {
    return new Rejection(RuleCode.R_109, pointer, String.format(Locale.ROOT, sentence, named));
  }
}
