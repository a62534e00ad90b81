package io.tajmi.api.job;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.BaseUnits;
import io.tajmi.replay.job.JobState;
import io.tajmi.replay.job.Jobs;
import java.util.Arrays;
import java.util.Locale;

/** How many long answers are worked out, and what becomes of them. */
final class JobMeters {
  private JobMeters() {}

  /** Registers what is read off jobs. */
  static void watch(MeterRegistry registry, Jobs jobs) {
    Gauge.builder("election.replay.jobs.running", jobs, Jobs::running)
        .description("Long answers that are being worked out")
        .register(registry);
    Gauge.builder("election.replay.jobs.waiting", jobs, Jobs::waiting)
        .description("Long answers that wait for those")
        .register(registry);
    Gauge.builder("election.replay.jobs.kept", jobs, Jobs::bytes)
        .baseUnit(BaseUnits.BYTES)
        .description("What answers that are kept take")
        .register(registry);
    Arrays.stream(JobState.values())
        .filter(JobState::ended)
        .forEach(end ->
            FunctionCounter.builder("election.replay.jobs.finished", jobs, it -> it.ended(end))
                .tag("end", end.name().toLowerCase(Locale.ROOT))
                .description("Answers that were worked out on a thread of their own, by their end")
                .register(registry));
    FunctionCounter.builder("election.replay.jobs.refused", jobs, Jobs::refused)
        .description("Answers that were not begun, as too many were being worked out")
        .register(registry);
  }
}
