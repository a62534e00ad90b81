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

  /** Put a ruling of a competent body on record, with the branches it names. */
  record IssueRuling(
      @TargetAggregateIdentifier RulingId ruling,
      RulingEvent.Kind kind,
      ContestId contest,
      @Nullable RulingId reverses,
      List<BranchCode> branches,
      String body,
      String office,
      String article,
      String document,
      String date)
      implements RulingCommand {}

  /** Say that every branch of its scope has been reached. */
  record CompleteEnforcement(@TargetAggregateIdentifier RulingId ruling) implements RulingCommand {}
}
