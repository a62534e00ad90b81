package io.tajmi.ops.serve;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.tajmi.live.ViewProcessor;
import java.util.List;
import java.util.function.Consumer;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.config.Configurer;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.messaging.Message;
import org.axonframework.micrometer.MessageCountingMonitor;
import org.axonframework.micrometer.MessageTimerMonitor;
import org.axonframework.monitoring.MessageMonitor;
import org.axonframework.monitoring.MultiMessageMonitor;
import org.axonframework.monitoring.NoOpMessageMonitor;

/**
 * Counts and times commands and the view's events. Axon makes its meters when the first message
 * comes; here they are made before, so that rates are right from the start.
 */
final class AxonMonitors implements Consumer<Configurer> {
  private static final String COMMAND_BUS = "commandBus";
  private static final String EVENT_PROCESSOR = "eventProcessor";
  private static final List<String> COUNTERS =
      List.of(
          "ingestedCounter",
          "successCounter",
          "failureCounter",
          "processedCounter",
          "ignoredCounter");
  private static final List<String> TIMERS =
      List.of("allTimer", "successTimer", "failureTimer", "ignoredTimer");

  private final MeterRegistry registry;

  AxonMonitors(MeterRegistry registry) {
    this.registry = registry;
    register(COMMAND_BUS, Tags.empty());
    register(EVENT_PROCESSOR, processor(ViewProcessor.NAME));
  }

  private void register(String component, Tags tags) {
    for (String counter : COUNTERS) {
      var _ = Counter.builder(component + "." + counter).tags(tags).register(registry);
    }
    for (String timer : TIMERS) {
      var _ = Timer.builder(component + "." + timer).tags(tags).register(registry);
    }
  }

  @Override
  public void accept(Configurer configurer) {
    var _ = configurer.configureMessageMonitor(_ -> this::of);
  }

  private MessageMonitor<Message<?>> of(Class<?> component, String name) {
    if (CommandBus.class.isAssignableFrom(component)) {
      return of(COMMAND_BUS, Tags.empty());
    }
    if (EventProcessor.class.isAssignableFrom(component)) {
      return of(EVENT_PROCESSOR, processor(name));
    }
    return NoOpMessageMonitor.instance();
  }

  private MessageMonitor<Message<?>> of(String component, Tags tags) {
    return new MultiMessageMonitor<>(
        List.of(
            MessageCountingMonitor.buildMonitor(component, registry, _ -> tags),
            MessageTimerMonitor.builder()
                .meterNamePrefix(component)
                .meterRegistry(registry)
                .tagsBuilder(_ -> tags)
                .build()));
  }

  private static Tags processor(String name) {
    return Tags.of("processorName", name);
  }
}
