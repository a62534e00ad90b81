package io.tajmi.branch;

/**
 * Every public code of a rule, with its one sentence. R refuses, E holds back, W and Q count at
 * once.
 */
public enum RuleCode {
  R_101("R.101", "The document is malformed."),
  R_102("R.102", "The election, contest, branch, candidate or list is not known."),
  R_103("R.103", "The branch does not vote in this contest."),
  R_104("R.104", "The definition that the tally was made for is not known."),
  R_105("R.105", "The branch already has a tally."),
  R_106("R.106", "The envelope was used before with other content."),
  R_107("R.107", "There is nothing to correct, or the tally named is not the one in force."),
  R_108("R.108", "The document is too large."),
  R_109("R.109", "The act is not possible in the branch's present state."),
  E_201("E.201", "Papers received are papers used, spoiled and remaining together."),
  E_202("E.202", "Ballots taken are ballots in the box less those not taken."),
  E_203("E.203", "Ballots taken are valid and invalid-taken ballots together."),
  E_204("E.204", "Blank ballots are no more than invalid-taken ballots."),
  E_205("E.205", "Where a ballot carries one vote, the candidates' votes are the valid ballots."),
  E_206(
      "E.206",
      "Where a ballot carries k votes, the candidates' votes are from one to k times the valid ballots."),
  E_207(
      "E.207",
      "Votes of lists, spread over their members, keep the bounds of the candidates' votes."),
  E_208("E.208", "Ballots in the box beyond the papers used are among those not taken."),
  E_209("E.209", "Papers used are no more than papers received."),
  E_210("E.210", "The tally is complete."),
  E_301("E.301", "A surplus is explained, and an explanation points the way the numbers do."),
  W_201("W.201", "Invalid or blank ballots stay below their share of the ballots taken."),
  W_202("W.202", "Papers used and ballots in the box differ by less than the limit."),
  W_203("W.203", "Some candidate has a vote."),
  W_205("W.205", "Voters identified and papers used differ by no more than the tolerance."),
  W_206("W.206", "A supervisor signed."),
  Q_102("Q.102", "No candidate has this large a share of the valid ballots.");

  private final String code;
  private final String sentence;

  RuleCode(String code, String sentence) {
    this.code = code;
    this.sentence = sentence;
  }

  /** As the outside world writes it, such as {@code E.203}. */
  public String code() {
    return code;
  }

  /** The rule as a whole statement. */
  public String sentence() {
    return sentence;
  }

  /** Its severity: R, E, W or Q. */
  public char severity() {
    return code.charAt(0);
  }

  @Override
  public String toString() {
    return code;
  }
}
