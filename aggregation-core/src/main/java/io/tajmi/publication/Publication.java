package io.tajmi.publication;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.tajmi.branch.Places;
import io.tajmi.election.Definitions;
import io.tajmi.eventlog.DecodedEntry.Unreadable;
import io.tajmi.publication.PublicationCommand.HaltContest;
import io.tajmi.publication.PublicationCommand.ReleaseContest;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** The aggregate: loads, decides, applies. */
class Publication {
  @AggregateIdentifier private @Nullable PublicationStream id;
  private PublicationState state = PublicationState.CLOSED;

  Publication() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void release(ReleaseContest command, Definitions definitions) {
    decide(command, definitions);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void halt(HaltContest command, Definitions definitions) {
    decide(command, definitions);
  }

  private void decide(PublicationCommand command, Definitions definitions) {
    var definition = Places.definition(command.contest().election(), definitions);
    var _ = Places.contest(command.contest().contest().value(), definition, null);
    apply(state.decide(command));
  }

  @EventSourcingHandler
  void evolve(PublicationEvent event) {
    id = new PublicationStream(event.contest());
    state = state.after(event);
  }

  @EventSourcingHandler
  void refuse(Unreadable event) {
    throw new CorruptedPublication(
        "entry of " + id + " of type " + event.type() + " cannot be read: " + event.reason());
  }
}
