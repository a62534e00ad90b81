package io.tajmi.api.replay;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tajmi.replay.Replay;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** What readers of the past cost: how many wait, fold and are sent away, and how long it takes. */
public final class ReplayMeters implements Replay.Observer {
  private final MeterRegistry registry;
  private final Timer duration;
  private final Counter refused;

  public ReplayMeters(MeterRegistry registry) {
    this.registry = registry;
    duration =
        Timer.builder("election.replay.fold.duration")
            .description("Work that was done in turn for a reader of the past")
            .serviceLevelObjectives(
                Duration.ofMillis(2),
                Duration.ofMillis(20),
                Duration.ofMillis(100),
                Duration.ofMillis(500),
                Duration.ofSeconds(2))
            .register(registry);
    refused =
        Counter.builder("election.replay.refused")
            .description("Readers of the past who were sent away, as too many asked")
            .register(registry);
  }

  /** Registers what is read off it. */
  public void watch(Replay replay) {
    Gauge.builder("election.replay.waiting", replay, Replay::waiting)
        .description("Readers of the past who wait for their turn")
        .register(registry);
    Gauge.builder("election.replay.folding", replay, Replay::folding)
        .description("Readers of the past for whom work is being done")
        .register(registry);
  }

  @Override
  public void folded(long nanos) {
    duration.record(nanos, TimeUnit.NANOSECONDS);
  }

  @Override
  public void refused() {
    refused.increment();
  }
}
