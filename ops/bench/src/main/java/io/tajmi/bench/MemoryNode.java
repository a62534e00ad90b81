package io.tajmi.bench;

import io.tajmi.EventCatalogue;
import io.tajmi.branch.BranchTallyAggregate;
import io.tajmi.election.Definition;
import io.tajmi.election.Definitions;
import io.tajmi.election.ElectionId;
import io.tajmi.election.record.ElectionAggregate;
import io.tajmi.election.record.ElectionEvent.DefinitionPart;
import io.tajmi.election.record.ElectionEvent.DefinitionSealed;
import io.tajmi.eventlog.Act;
import io.tajmi.eventlog.axon.AxonCommands;
import io.tajmi.eventlog.axon.NamedEventSerializer;
import io.tajmi.fold.DefinitionSource;
import io.tajmi.fold.Fold;
import io.tajmi.fold.FoldState;
import io.tajmi.live.SnapshotHolder;
import io.tajmi.ruling.RulingAggregate;
import java.util.List;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.callbacks.FutureCallback;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/**
 * The reference of the gateway: the same aggregates and the same fold, put together as a node is,
 * on Axon's embedded store over its engine in memory. Nothing is serialised, hashed or synced.
 */
final class MemoryNode implements AutoCloseable {
  private static final int BATCH_EVENTS_MAX = 512;

  private final Configuration configuration;

  /** Over an engine that keeps events in memory. */
  MemoryNode(Definition definition, EventStorageEngine engine) {
    NamedEventSerializer serializer = new NamedEventSerializer(EventCatalogue.NAMES);
    Definitions definitions =
        election -> election.equals(definition.election()) ? definition : null;
    Configurer configurer =
        DefaultConfigurer.defaultConfiguration()
            .configureSerializer(c -> serializer)
            .configureEventSerializer(c -> serializer)
            .configureMessageSerializer(c -> serializer)
            .configureCorrelationDataProviders(c -> List.of(AxonCommands.correlation()))
            .configureEventStore(c -> EmbeddedEventStore.builder().storageEngine(engine).build())
            .registerComponent(Definitions.class, c -> definitions)
            .configureAggregate(
                AggregateConfigurer.defaultConfiguration(BranchTallyAggregate.type()))
            .configureAggregate(AggregateConfigurer.defaultConfiguration(ElectionAggregate.type()))
            .configureAggregate(AggregateConfigurer.defaultConfiguration(RulingAggregate.type()));
    consume(configurer, new MemoryView(fold(definition), definition, new SnapshotHolder()));
    configuration = configurer.buildConfiguration();
    configuration.start();
  }

  private static Fold fold(Definition definition) {
    return new Fold(
        FoldState.first(
            new DefinitionSource() {
              @Override
              public DefinitionSource with(DefinitionPart part) {
                return this;
              }

              @Override
              public DefinitionSource without(ElectionId election) {
                return this;
              }

              @Override
              public Definition seal(DefinitionSealed sealed) {
                return definition;
              }
            }));
  }

  private static void consume(Configurer configurer, MemoryView view) {
    configurer
        .eventProcessing()
        .registerDefaultListenerInvocationErrorHandler(c -> PropagatingErrorHandler.instance())
        .registerPooledStreamingEventProcessor(
            "view",
            Configuration::eventStore,
            (c, builder) ->
                builder
                    .tokenStore(new InMemoryTokenStore())
                    .initialSegmentCount(1)
                    .initialToken(source -> source.createTailToken())
                    .batchSize(BATCH_EVENTS_MAX))
        .byDefaultAssignTo("view")
        .registerEventHandler(c -> view);
  }

  /** Handles a command on the caller's thread, as a node does. */
  void send(Object command, Act act) {
    FutureCallback<Object, Object> outcome = new FutureCallback<>();
    CommandBus bus = configuration.commandBus();
    bus.dispatch(
        GenericCommandMessage.asCommandMessage(command).withMetaData(act.toMeta()), outcome);
    if (outcome.getResult().isExceptional()) {
      throw new IllegalStateException(outcome.getResult().exceptionResult());
    }
  }

  @Override
  public void close() {
    configuration.shutdown();
  }
}
