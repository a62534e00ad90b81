package io.tajmi.election;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * One branch in one contest; its text is its stream in the log: {@code
 * branch/election:contest/branch}.
 */
public record BranchId(ContestId contest, BranchCode branch) {
  private static final String PREFIX = "branch/";

  /** Reads {@code branch/election:contest/branch}. */
  @JsonCreator
  public static BranchId parse(String stream) {
    int slash = stream.lastIndexOf('/');
    if (!stream.startsWith(PREFIX) || slash < PREFIX.length()) {
      throw new IllegalArgumentException("not the stream of a branch: " + stream);
    }
    return new BranchId(
        ContestId.parse(stream.substring(PREFIX.length(), slash)),
        new BranchCode(stream.substring(slash + 1)));
  }

  /** Whether a stream is this branch's; its text is not built, because every entry is asked. */
  public boolean hasStream(String stream) {
    String election = contest.election().value();
    String code = contest.contest().value();
    int colon = PREFIX.length() + election.length();
    int slash = colon + 1 + code.length();
    return stream.length() == slash + 1 + branch.value().length()
        && stream.startsWith(PREFIX)
        && stream.startsWith(election, PREFIX.length())
        && stream.charAt(colon) == ':'
        && stream.startsWith(code, colon + 1)
        && stream.charAt(slash) == '/'
        && stream.startsWith(branch.value(), slash + 1);
  }

  @JsonValue
  @Override
  public String toString() {
    return PREFIX + contest + "/" + branch;
  }
}
