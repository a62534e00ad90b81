package io.tajmi.document;

/**
 * Every public code of a rule, with its one sentence. R refuses, E holds back, W and Q count at
 * once, where the policy of the election says nothing else.
 */
public enum RuleCode {
  R_101(
      "R.101",
      "The document is malformed.",
      "Mend the document where the pointer says and send it again.",
      "Nothing was recorded; the bytes are kept aside."),
  R_102(
      "R.102",
      "The election, contest, branch, candidate or list is not known.",
      "Check the code against the election's package and send again.",
      "Nothing was recorded; ask whether the sender has the right package."),
  R_103(
      "R.103",
      "The branch does not vote in this contest.",
      "Check which contest the minute belongs to and send again.",
      "Nothing was recorded; check the contest's branches."),
  R_104(
      "R.104",
      "The definition that the tally was made for is not known.",
      "Fetch the sealed definition and make the tally for it.",
      "Nothing was recorded; the sender works with another definition."),
  R_105(
      "R.105",
      "The branch already has a tally.",
      "To change it, send a correction that names the tally it replaces.",
      "Nothing was recorded; compare the two minutes."),
  R_106(
      "R.106",
      "The envelope was used before with other content.",
      "Use a new envelope for a new document.",
      "Nothing was recorded; find out how one envelope came to hold two documents."),
  R_107(
      "R.107",
      "There is nothing to correct, or the tally named is not the one in force.",
      "Look up the tally in force and name its envelope.",
      "Nothing was recorded; somebody corrected the branch meanwhile."),
  R_108(
      "R.108",
      "The document is too large.",
      "Send less in one request, or shorten the texts.",
      "Nothing was recorded."),
  R_109(
      "R.109",
      "The act is not possible as things stand.",
      "Look up where the branch or contest stands; another act must come first.",
      "Nothing was recorded; rule on the branch if it is stuck."),
  R_110(
      "R.110",
      "No lot is needed between these.",
      "Look up in the outcome between whom a lot is needed, and name exactly these.",
      "Nothing was recorded; look whether the count has changed since the lot was drawn."),
  R_111(
      "R.111",
      "What the act rests on is not decided yet.",
      "Wait until the outcome says DECIDED, or draw the lots that it waits for.",
      "Nothing was recorded; branches, lots or the competent body are waited for."),
  R_112(
      "R.112",
      "What followed from an act is left out with that act only.",
      "Leave out the act that it follows from; what it caused goes with it.",
      "Nothing is supposed; the act itself must be left out."),
  R_113(
      "R.113",
      "Only what is in the log of this contest up to there can be left out.",
      "Look up the entry's position or the envelope in the history of the contest.",
      "Nothing is supposed; look whether position, contest and envelope belong together."),
  R_114(
      "R.114",
      "A supposition is a list of at most 1,000 things.",
      "Name several acts in one without, or branches in one ruling; or suppose less.",
      "Nothing is supposed; the list is too long."),
  R_115(
      "R.115",
      "Stopped votes are shown again only once a good fold of the log is in place.",
      "Look up in GET /api/v1/check how far it is, and lift the stop again a little later.",
      "Nothing was lifted; the node is still folding its log, or must be started again."),
  E_201(
      "E.201",
      "Papers received are papers used, spoiled and remaining together.",
      "Compare the papers on the minute with what was typed; correct or explain.",
      "Count the papers again or rule on the branch."),
  E_202(
      "E.202",
      "Ballots taken are ballots in the box less those not taken.",
      "Compare ballots in the box, not taken and taken with the minute; correct.",
      "Have the ballots counted again or rule on the branch."),
  E_203(
      "E.203",
      "Ballots taken are valid and invalid-taken ballots together.",
      "Compare valid, invalid and taken with the minute; correct.",
      "Have the ballots counted again or rule on the branch."),
  E_204(
      "E.204",
      "Blank ballots are no more than invalid-taken ballots.",
      "Compare blank and invalid with the minute; correct.",
      "Have the invalid ballots looked at again."),
  E_205(
      "E.205",
      "Where a ballot carries one vote, the candidates' votes are the valid ballots.",
      "Compare the candidates' votes and the valid ballots with the minute; correct.",
      "Have the votes read again or rule on the branch."),
  E_206(
      "E.206",
      "Where a ballot carries k votes, the candidates' votes are from one to k times the valid"
          + " ballots.",
      "Compare the candidates' votes and the valid ballots with the minute; correct.",
      "Have the votes read again or rule on the branch."),
  E_207(
      "E.207",
      "Votes of lists and of persons on them keep within what the valid ballots can carry.",
      "Compare list votes, personal votes and valid ballots with the minute; correct.",
      "Have the votes read again or rule on the branch."),
  E_208(
      "E.208",
      "Ballots in the box beyond the papers used are among those not taken.",
      "State the surplus among the ballots not taken, as the minute does; correct.",
      "Have the surplus set aside and the minute amended, or rule."),
  E_209(
      "E.209",
      "Papers used are no more than papers received.",
      "Compare papers used and received with the minute; correct.",
      "Check the papers' serials against what was handed out."),
  E_210(
      "E.210",
      "The tally is complete.",
      "Send the whole tally as a correction.",
      "Wait for the whole minute, or ask for it."),
  E_301(
      "E.301",
      "A surplus is explained, and an explanation points the way the numbers do.",
      "Send the explanation from the minute, or correct the numbers.",
      "Ask the branch for its explanation, or rule."),
  W_201(
      "W.201",
      "Invalid or blank ballots stay below their share of the ballots taken.",
      "Check the typing; write the reason if the numbers are right.",
      "Read the reason; look at the invalid ballots if it does not convince."),
  W_202(
      "W.202",
      "Papers used and ballots in the box differ by less than the limit.",
      "Check the typing; write the reason if the numbers are right.",
      "Read the reason; compare the papers with the box if it does not convince."),
  W_203(
      "W.203",
      "Some candidate has a vote.",
      "Check that the minute really has no votes; write the reason.",
      "Read the reason; ask the branch if it does not convince."),
  W_205(
      "W.205",
      "Voters identified and papers used differ by no more than the tolerance.",
      "Check the typing; write the reason if the numbers are right.",
      "Compare the identity checks with the papers used."),
  W_206(
      "W.206",
      "A supervisor signed.",
      "Check whether the minute bears the signature.",
      "Ask why no supervisor signed; the count goes on."),
  Q_101(
      "Q.101",
      "No other branch of the county has this very tally.",
      "Check whether one minute was sent for two branches.",
      "Compare the two minutes; both tallies stay what they are meanwhile."),
  Q_102(
      "Q.102",
      "No candidate has this large a share of the valid ballots.",
      "Check that the votes stand beside the right candidates.",
      "Look at the minute; the tally counts meanwhile.");

  private final String code;
  private final String sentence;
  private final String senderAction;
  private final String boardAction;

  RuleCode(String code, String sentence, String senderAction, String boardAction) {
    this.code = code;
    this.sentence = sentence;
    this.senderAction = senderAction;
    this.boardAction = boardAction;
  }

  /** As the outside world writes it, such as {@code E.203}. */
  public String code() {
    return code;
  }

  /** The rule as a whole statement. */
  public String sentence() {
    return sentence;
  }

  /** What whoever sends the document does about it. */
  public String senderAction() {
    return senderAction;
  }

  /** What the boards that conduct and supervise the count do about it. */
  public String boardAction() {
    return boardAction;
  }

  /** Whether it compares branches with each other, so that no tally fails it alone. */
  public boolean comparesBranches() {
    return this == Q_101;
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
