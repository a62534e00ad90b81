package io.tajmi.election;

import org.jspecify.annotations.Nullable;

/**
 * A candidate of a contest.
 *
 * @param list null for one who stands singly
 * @param seat false for an option that counts as valid and takes no place
 */
public record Candidate(CandidateCode code, Name name, @Nullable ListCode list, boolean seat) {
  /** One who can take a place. */
  public Candidate(CandidateCode code, Name name, @Nullable ListCode list) {
    this(code, name, list, true);
  }
}
