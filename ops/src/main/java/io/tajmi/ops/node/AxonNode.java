package io.tajmi.ops.node;

import io.tajmi.EventCatalogue;
import io.tajmi.branch.BranchTallyAggregate;
import io.tajmi.contest.ContestAggregate;
import io.tajmi.election.Definitions;
import io.tajmi.election.record.ElectionAggregate;
import io.tajmi.eventlog.Commands;
import io.tajmi.eventlog.axon.AxonCommands;
import io.tajmi.eventlog.axon.AxonUpcasters;
import io.tajmi.eventlog.axon.LogEventStorageEngine;
import io.tajmi.eventlog.axon.LogEventStore;
import io.tajmi.eventlog.axon.NamedEventSerializer;
import io.tajmi.eventlog.codec.EventCodec;
import io.tajmi.eventlog.writer.EventLog;
import io.tajmi.fold.Fold;
import io.tajmi.fold.FoldState;
import io.tajmi.live.ViewProcessor;
import io.tajmi.ruling.RulingAggregate;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.jspecify.annotations.Nullable;

/**
 * Axon, configured by hand over the log: four aggregates, one ordered consumer from where the fold
 * stands.
 */
final class AxonNode {
  private static final int BATCH_EVENTS_MAX = 512;
  private static final List<Class<?>> AGGREGATES =
      List.of(
          BranchTallyAggregate.type(),
          ElectionAggregate.type(),
          RulingAggregate.type(),
          ContestAggregate.type());

  private final Configuration configuration;
  private final EventLog log;
  private final ScheduledExecutorService processing =
      Executors.newScheduledThreadPool(
          2, Thread.ofPlatform().name("view-", 0).daemon(true).factory());

  AxonNode(
      EventLog log,
      EventCodec codec,
      Definitions definitions,
      Fold fold,
      Consumer<FoldState> folded,
      Consumer<Configurer> more) {
    this.log = log;
    System.setProperty("axoniq.update-checker.disabled", "true");
    NamedEventSerializer serializer = new NamedEventSerializer(EventCatalogue.NAMES);
    LogEventStorageEngine.Builder engine =
        LogEventStorageEngine.builder(log, log, serializer, EventCatalogue::contestOf);
    engine.upcasterChain(new AxonUpcasters(codec));
    Configurer configurer =
        DefaultConfigurer.defaultConfiguration()
            .configureSerializer(c -> serializer)
            .configureEventSerializer(c -> serializer)
            .configureMessageSerializer(c -> serializer)
            .configureCorrelationDataProviders(c -> List.of(AxonCommands.correlation()))
            .configureEventStore(c -> LogEventStore.over(engine.build(), log))
            .registerComponent(Definitions.class, c -> definitions)
            .registerComponent(TokenStore.class, c -> new InMemoryTokenStore());
    AGGREGATES.forEach(type -> configurer.configureAggregate(StreamRepository.of(type)));
    consume(configurer, new ViewProcessor(log, codec, fold, folded), after(fold));
    more.accept(configurer);
    configuration = configurer.buildConfiguration();
    CommandBus bus = configuration.commandBus();
    var _ = bus.registerHandlerInterceptor(AxonCommands.interceptor());
  }

  private void consume(Configurer configurer, ViewProcessor view, @Nullable TrackingToken from) {
    configurer
        .eventProcessing()
        .registerDefaultListenerInvocationErrorHandler(c -> PropagatingErrorHandler.instance())
        .registerPooledStreamingEventProcessor(
            ViewProcessor.NAME,
            Configuration::eventStore,
            (c, builder) ->
                builder
                    .tokenStore(c.getComponent(TokenStore.class))
                    .initialSegmentCount(1)
                    .initialToken(source -> from)
                    .batchSize(BATCH_EVENTS_MAX)
                    .coordinatorExecutor(processing)
                    .workerExecutor(processing))
        .byDefaultAssignTo(ViewProcessor.NAME)
        .registerEventHandler(c -> view);
  }

  private static @Nullable TrackingToken after(Fold fold) {
    long position = fold.current().position();
    return position < 0 ? null : new GlobalSequenceTrackingToken(position);
  }

  Commands commands() {
    return new AxonCommands(configuration.commandBus(), log);
  }

  void start() {
    configuration.start();
  }

  boolean following() {
    return configuration
        .eventProcessingConfiguration()
        .eventProcessor(ViewProcessor.NAME, PooledStreamingEventProcessor.class)
        .map(processor -> processor.isRunning() && !processor.isError())
        .orElse(false);
  }

  void stop() {
    configuration.shutdown();
    processing.shutdownNow();
  }
}
