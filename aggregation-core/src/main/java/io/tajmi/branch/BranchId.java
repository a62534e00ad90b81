package io.tajmi.branch;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.tajmi.election.BranchCode;
import io.tajmi.election.ContestId;

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

  @JsonValue
  @Override
  public String toString() {
    return PREFIX + contest + "/" + branch;
  }
}
