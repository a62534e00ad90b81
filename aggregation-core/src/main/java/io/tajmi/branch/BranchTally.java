package io.tajmi.branch;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.tajmi.branch.BranchTallyCommand.AnnulTally;
import io.tajmi.branch.BranchTallyCommand.CloseWithoutTally;
import io.tajmi.branch.BranchTallyCommand.CorrectTally;
import io.tajmi.branch.BranchTallyCommand.RecordTally;
import io.tajmi.branch.BranchTallyCommand.Reopen;
import io.tajmi.branch.BranchTallyCommand.RestoreTally;
import io.tajmi.document.Places;
import io.tajmi.election.BranchId;
import io.tajmi.election.Definition;
import io.tajmi.election.Definitions;
import io.tajmi.eventlog.codec.CorruptedStream;
import io.tajmi.eventlog.codec.DecodedEntry.Unreadable;
import java.util.Optional;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** The aggregate: loads, decides, applies. */
class BranchTally {
  @AggregateIdentifier private @Nullable BranchId id;
  private BranchState state = BranchState.first();

  BranchTally() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void record(RecordTally command, Definitions definitions) {
    decide(command, definitions).ifPresent(event -> apply(event));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void correct(CorrectTally command, Definitions definitions) {
    decide(command, definitions).ifPresent(event -> apply(event));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void annul(AnnulTally command, Definitions definitions) {
    decide(command, definitions).ifPresent(event -> apply(event));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void restore(RestoreTally command, Definitions definitions) {
    decide(command, definitions).ifPresent(event -> apply(event));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void close(CloseWithoutTally command, Definitions definitions) {
    decide(command, definitions).ifPresent(event -> apply(event));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void reopen(Reopen command, Definitions definitions) {
    decide(command, definitions).ifPresent(event -> apply(event));
  }

  @EventSourcingHandler
  void evolve(BranchTallyEvent event) {
    id = event.branch();
    state = state.after(event);
  }

  @EventSourcingHandler
  void refuse(Unreadable event) {
    throw new CorruptedStream(
        String.valueOf(id),
        "an entry of type " + event.type() + " cannot be read: " + event.reason());
  }

  private Optional<BranchTallyEvent> decide(BranchTallyCommand command, Definitions definitions) {
    Definition definition = Places.definition(command.branch().contest().election(), definitions);
    return BranchTallyDecisions.decide(state, command, definition);
  }
}
