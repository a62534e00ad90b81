package io.tajmi.api.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** What goes out live, to how many, and how late; every series exists from the start. */
final class LiveMeters {
  private final MeterRegistry registry;
  private final Counter frames;
  private final Counter resyncs;
  private final Timer lateness;
  private final Map<Refusal, Counter> refusals = new EnumMap<>(Refusal.class);

  /** Why no stream was opened. */
  enum Refusal {
    NODE_FULL,
    INNER_FULL,
    ADDRESS_FULL,
    HOLDER_TOPICS_FULL,
    TOPICS_FULL,
    NO_TOPIC
  }

  /** Registers all series. */
  public LiveMeters(MeterRegistry registry) {
    this.registry = registry;
    frames =
        Counter.builder("election.sse.frames")
            .description("Frames made, each sent to all who look at one topic with the same rights")
            .register(registry);
    resyncs =
        Counter.builder("election.sse.resyncs")
            .description("Clients that read too slowly and were given the whole anew")
            .register(registry);
    lateness =
        Timer.builder("election.sse.lateness")
            .description("From a snapshot to the frame that shows it, coalescing included")
            .serviceLevelObjectives(
                Duration.ofMillis(50),
                Duration.ofMillis(250),
                Duration.ofSeconds(1),
                Duration.ofMillis(1_250),
                Duration.ofSeconds(2),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10))
            .register(registry);
    for (Refusal refusal : Refusal.values()) {
      refusals.put(
          refusal,
          Counter.builder("election.sse.refusals")
              .description("Streams that were not opened, by reason")
              .tag("reason", refusal.name().toLowerCase(Locale.ROOT))
              .register(registry));
    }
  }

  void subscribers(IntSupplier count) {
    Gauge.builder("election.sse.subscribers", count, IntSupplier::getAsInt)
        .strongReference(true)
        .description("Streams that are open")
        .register(registry);
  }

  void framed() {
    frames.increment();
  }

  void resynced() {
    resyncs.increment();
  }

  void late(long nanos) {
    lateness.record(nanos, TimeUnit.NANOSECONDS);
  }

  void refused(Refusal refusal) {
    Objects.requireNonNull(refusals.get(refusal)).increment();
  }
}
