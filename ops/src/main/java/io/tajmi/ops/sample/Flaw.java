package io.tajmi.ops.sample;

import java.util.List;

/** What is wrong with a minute, with the codes of exactly the rules that it breaks. */
enum Flaw {
  NONE,
  SURPLUS_EXPLAINED,
  PAPERS_DO_NOT_ADD_UP("E.201"),
  TAKEN_IS_NOT_BOX_LESS_NOT_TAKEN("E.202"),
  TAKEN_IS_NOT_VALID_AND_INVALID("E.203"),
  BOX_IS_NOT_VALID_AND_INVALID("E.203"),
  MORE_BLANK_THAN_INVALID("E.204"),
  VOTES_ARE_NOT_THE_VALID_BALLOTS("E.205"),
  TOO_FEW_VOTES("E.206"),
  TOO_MANY_VOTES("E.206"),
  LIST_VOTES_BEYOND_THE_BOUNDS("E.207"),
  SURPLUS_AMONG_THE_TAKEN("E.208"),
  MORE_USED_THAN_RECEIVED("E.209"),
  INCOMPLETE("E.210"),
  SURPLUS_NOT_EXPLAINED("E.301"),
  EXPLAINED_THE_WRONG_WAY("E.301"),
  MANY_INVALID("W.201"),
  MANY_BLANK("W.201"),
  MANY_CARRIED_AWAY("W.202"),
  EMPTY_BOX("W.203"),
  IDENTIFIED_AND_USED_DIFFER("W.205"),
  NO_SUPERVISOR_SIGNED("W.206"),
  ONE_CANDIDATE_HAS_NEARLY_ALL("Q.102"),
  SEVERAL_AT_ONCE("E.201", "E.203", "W.206");

  private final List<String> codes;

  Flaw(String... codes) {
    this.codes = List.of(codes);
  }

  /** Codes of the rules that it breaks, in the order of the catalogue. */
  List<String> codes() {
    return codes;
  }

  /** Whether such a minute stays out of the totals, under the sample's own policy. */
  boolean holdsBack() {
    return codes.stream().anyMatch(code -> code.startsWith("E.") || code.equals("W.205"));
  }
}
