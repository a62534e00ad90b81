package io.tajmi.ruling;

import io.tajmi.election.BranchCode;
import io.tajmi.election.ContestId;
import java.util.List;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** All that can be asked of a ruling. */
public sealed interface RulingCommand {

  /** The ruling it is asked of. */
  @TargetAggregateIdentifier
  RulingId ruling();

  /**
   * Put a ruling of a competent body on record, with the branches it names.
   *
   * @param envelope that it came in
   * @param reverses envelope of the ruling that it reverses; null where it annuls
   */
  record IssueRuling(
      @TargetAggregateIdentifier RulingId ruling,
      String envelope,
      RulingEvent.Kind kind,
      ContestId contest,
      @Nullable String reverses,
      List<BranchCode> branches,
      String body,
      String office,
      String article,
      String document,
      String date)
      implements RulingCommand {

    /** As everybody outside names it. */
    public RulingName name() {
      return new RulingName(ruling.election(), envelope);
    }
  }

  /** Say that every branch of its scope has been reached. */
  record CompleteEnforcement(@TargetAggregateIdentifier RulingId ruling) implements RulingCommand {}
}
