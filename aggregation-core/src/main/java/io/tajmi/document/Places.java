package io.tajmi.document;

import io.tajmi.election.BranchCode;
import io.tajmi.election.BranchId;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestCode;
import io.tajmi.election.Definition;
import io.tajmi.election.Definitions;
import io.tajmi.election.ElectionId;
import org.jspecify.annotations.Nullable;

/** Looks up what documents and commands name, or rejects them. */
public final class Places {
  private Places() {}

  /**
   * The sealed definition of an election.
   *
   * @throws Rejection R.102 where there is none
   */
  public static Definition definition(ElectionId election, Definitions definitions) {
    Definition definition = definitions.of(election);
    if (definition == null) {
      throw new Rejection(
          RuleCode.R_102, null, "The election " + election + " is not known in this log.");
    }
    return definition;
  }

  /**
   * A contest by its code as sent.
   *
   * @param pointer to the code in the document; null where it stands in the address
   * @throws Rejection R.101 where it is not a code, R.102 where it is not known
   */
  public static Contest contest(String code, Definition definition, @Nullable String pointer) {
    if (!ContestCode.isCode(code)) {
      throw Fields.malformed(pointer, "A contest is a code of ASCII letters and digits.");
    }
    Contest contest = definition.contest(new ContestCode(code));
    if (contest == null) {
      throw new Rejection(RuleCode.R_102, pointer, "The contest " + code + " is not known.");
    }
    return contest;
  }

  /**
   * A branch of a contest by its code as sent.
   *
   * @throws Rejection R.101 where it is not a code, R.102 where it is not known, R.103 where it
   *     does not vote in this contest
   */
  public static BranchId branch(
      String code, Contest contest, Definition definition, @Nullable String pointer) {
    if (BranchCode.isCode(code) && definition.ordinal(new BranchCode(code)) < 0) {
      throw new Rejection(RuleCode.R_102, pointer, "The branch " + code + " is not known.");
    }
    return branch(code, contest, pointer);
  }

  /**
   * A branch of a contest by its code as sent, where it does not matter whether other contests know
   * it.
   *
   * @throws Rejection R.101 where it is not a code, R.103 where it does not vote in this contest
   */
  public static BranchId branch(String code, Contest contest, @Nullable String pointer) {
    if (!BranchCode.isCode(code)) {
      throw Fields.malformed(pointer, "A branch is a code of ASCII letters and digits.");
    }
    BranchCode branch = new BranchCode(code);
    if (contest.ordinal(branch) < 0) {
      throw new Rejection(
          RuleCode.R_103, pointer, "The branch " + code + " does not vote in this contest.");
    }
    return new BranchId(contest.id(), branch);
  }

  /** The contest of a branch that a command names; rejects as above. */
  public static Contest contest(BranchId id, Definition definition) {
    Contest contest = contest(id.contest().contest().value(), definition, "/contest");
    branch(id.branch().value(), contest, definition, "/branch");
    return contest;
  }
}
