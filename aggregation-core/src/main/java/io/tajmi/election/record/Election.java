package io.tajmi.election.record;

import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** The shell around {@link DefinitionState} in which Axon loads and stores it. */
class Election {
  @AggregateIdentifier private @Nullable ElectionStream stream;
  private DefinitionState state = DefinitionState.NEW;

  Election() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void decide(ElectionCommand.RecordParts command) {
    state.decide(command).forEach(AggregateLifecycle::apply);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void decide(ElectionCommand.SealDefinition command) {
    state.decide(command).forEach(AggregateLifecycle::apply);
  }

  @EventSourcingHandler
  void evolve(ElectionEvent event) {
    ElectionStream named = new ElectionStream(event.election());
    if (stream != null && !stream.equals(named)) {
      throw new IllegalStateException("an event of " + named + " is in the stream " + stream);
    }
    stream = named;
    state = state.after(event);
  }
}
