package io.tajmi.ruling;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tajmi.election.BranchCode;
import io.tajmi.election.ContestId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All that can happen to one ruling. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface RulingEvent {

  /** The ruling, by its stream. */
  RulingId ruling();

  /**
   * Part {@code index} of {@code of} of the branches that a ruling names; inert until the ruling is
   * issued.
   */
  record ScopePart(RulingId ruling, int index, int of, List<BranchCode> branches)
      implements RulingEvent {}

  /**
   * A ruling of a competent body.
   *
   * @param envelope that it came in
   * @param reverses envelope of the ruling that a RESTORE reverses; null for an ANNUL
   * @param branches how many branches its scope parts name
   * @param scope SHA-256 over the branch codes, each followed by a line feed, in order; 64 hex
   *     digits
   * @param date of the document, ISO 8601
   */
  record RulingIssued(
      RulingId ruling,
      String envelope,
      Kind kind,
      ContestId contest,
      @Nullable String reverses,
      int branches,
      String scope,
      String body,
      String office,
      String article,
      String document,
      String date)
      implements RulingEvent {

    /** As everybody outside names it. */
    public RulingName name() {
      return new RulingName(ruling.election(), envelope);
    }
  }

  /** Every branch of its scope has been reached. */
  record EnforcementCompleted(RulingId ruling) implements RulingEvent {}

  /** What a ruling does. */
  enum Kind {
    ANNUL,
    RESTORE
  }
}
