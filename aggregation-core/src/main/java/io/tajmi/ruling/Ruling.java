package io.tajmi.ruling;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.tajmi.eventlog.codec.CorruptedStream;
import io.tajmi.eventlog.codec.DecodedEntry.Unreadable;
import io.tajmi.ruling.RulingCommand.CompleteEnforcement;
import io.tajmi.ruling.RulingCommand.IssueRuling;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** The aggregate: loads, decides, applies. */
class Ruling {
  @AggregateIdentifier private @Nullable RulingId id;
  private RulingState state = RulingState.first();

  Ruling() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void issue(IssueRuling command) {
    RulingDecisions.decide(state, command).forEach(event -> apply(event));
  }

  @CommandHandler
  void complete(CompleteEnforcement command) {
    RulingDecisions.decide(state, command).forEach(event -> apply(event));
  }

  @EventSourcingHandler
  void evolve(RulingEvent event) {
    id = event.ruling();
    state = state.after(event);
  }

  @EventSourcingHandler
  void refuse(Unreadable event) {
    throw new CorruptedStream(
        String.valueOf(id),
        "an entry of type " + event.type() + " cannot be read: " + event.reason());
  }
}
