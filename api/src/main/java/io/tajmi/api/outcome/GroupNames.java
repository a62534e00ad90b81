package io.tajmi.api.outcome;

import io.tajmi.election.CandidateCode;
import io.tajmi.election.Contest;
import io.tajmi.election.ListCode;
import io.tajmi.election.Name;
import org.jspecify.annotations.Nullable;

/** What groups that win seats are called. */
final class GroupNames {
  private static final String LIST = "list:";
  private static final String CANDIDATE = "candidate:";

  private GroupNames() {}

  /** The name of a list or of a candidate who is a group alone; null for all others. */
  static @Nullable Name of(String group, Contest contest) {
    if (group.startsWith(LIST)) {
      int list = contest.ordinal(new ListCode(group.substring(LIST.length())));
      return list < 0 ? null : contest.lists().get(list).name();
    }
    if (group.startsWith(CANDIDATE)) {
      int candidate = contest.ordinal(new CandidateCode(group.substring(CANDIDATE.length())));
      return candidate < 0 ? null : contest.candidates().get(candidate).name();
    }
    return null;
  }
}
