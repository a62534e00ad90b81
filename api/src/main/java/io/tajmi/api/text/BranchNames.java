package io.tajmi.api.text;

import io.tajmi.election.Branch;
import io.tajmi.election.Contest;

/**
 * What the branches of one contest are called where no code stands beside them: by name, and by
 * name and code where another of the contest could be meant.
 */
public final class BranchNames {
  private static final MadeOnce<Contest, Namesakes> KNOWN = new MadeOnce<>();

  private BranchNames() {}

  /** A branch of a contest by its ordinal. */
  public static String of(Language language, Contest contest, int ordinal) {
    Branch branch = contest.branches().get(ordinal);
    return KNOWN
        .get(
            contest,
            language,
            () -> Namesakes.among(contest.branches(), it -> it.code().value(), Branch::name))
        .called(language, language.text(branch.name()), branch.code().value());
  }
}
