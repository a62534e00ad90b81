package io.tajmi.ops.node;

import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.modelling.command.AggregateNotFoundException;

/**
 * Loads aggregates as Axon does. That there are no events yet, as before each first tally, is told
 * with one exception for all: a new one would walk a stack of two hundred frames for a trace that
 * nobody reads.
 */
final class StreamRepository<T> extends EventSourcingRepository<T> {
  /** Axon creates the aggregate only where this very class of exception says that there is none. */
  @SuppressWarnings("StaticAssignmentOfThrowable") // On purpose: nobody reads its trace.
  private static final AggregateNotFoundException NO_EVENTS =
      new AggregateNotFoundException("", "nothing has happened in its stream");

  private StreamRepository(Builder<T> builder) {
    super(builder);
  }

  /** How one kind of aggregate is configured. */
  static <T> AggregateConfigurer<T> of(Class<T> type) {
    return AggregateConfigurer.defaultConfiguration(type)
        .configureCommandTargetResolver(c -> new CommandTargets())
        .configureRepository(c -> new StreamRepository<>(builder(type, c)));
  }

  private static <T> Builder<T> builder(Class<T> type, Configuration configuration) {
    return EventSourcingRepository.builder(type)
        .eventStore(configuration.eventStore())
        .parameterResolverFactory(configuration.parameterResolverFactory())
        .handlerDefinition(configuration.handlerDefinition(type))
        .repositoryProvider(configuration::repository);
  }

  @Override
  protected DomainEventStream readEvents(String stream) {
    DomainEventStream events = super.readEvents(stream);
    if (!events.hasNext()) {
      throw NO_EVENTS;
    }
    return events;
  }
}
