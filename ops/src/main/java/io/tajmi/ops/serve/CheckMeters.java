package io.tajmi.ops.serve;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.tajmi.replay.check.CheckStatus;
import io.tajmi.replay.check.Round;
import io.tajmi.replay.check.SelfCheck;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** How the node checks itself, and what came of it. */
final class CheckMeters {
  private CheckMeters() {}

  /** Registers what is read off a check. */
  static void watch(MeterRegistry registry, SelfCheck check) {
    for (Round.Verdict verdict : Round.Verdict.values()) {
      FunctionCounter.builder("election.check.rounds", check, c -> c.ended(verdict))
          .tag("verdict", verdict.name().toLowerCase(java.util.Locale.ROOT))
          .description("Times that the log was folded again and compared with what is shown")
          .register(registry);
    }
    Gauge.builder("election.check.position", check, c -> position(c.status()))
        .description("Position up to which the last round compared, -1 before the first")
        .register(registry);
    Gauge.builder("election.check.good.position", check, c -> c.status().lastGood())
        .description("Last position up to which a round was good, -1 where there is none")
        .register(registry);
    seconds(
        registry, check, "duration", "How long the last round took, with its rests", Round::took);
    seconds(registry, check, "work", "How long the last round worked", Round::worked);
    Gauge.builder("election.check.stopped", check, c -> c.status().stopped() ? 1 : 0)
        .description("1 while votes are not shown because of the check")
        .register(registry);
    Gauge.builder("election.check.distrusted", check, c -> c.status().down() ? 1 : 0)
        .description("1 where two folds of the same log came to different states")
        .register(registry);
    Gauge.builder("election.check.record.failing", check, c -> c.recordFailing() ? 1 : 0)
        .description("1 while what is stopped could not be written down")
        .register(registry);
  }

  private static void seconds(
      MeterRegistry registry,
      SelfCheck check,
      String what,
      String description,
      Function<Round, Duration> length) {
    TimeGauge.builder(
            "election.check." + what, check, TimeUnit.MILLISECONDS, c -> millis(c.status(), length))
        .description(description)
        .register(registry);
  }

  private static double millis(CheckStatus status, Function<Round, Duration> length) {
    Round last = status.last();
    return last == null ? 0 : length.apply(last).toMillis();
  }

  private static double position(CheckStatus status) {
    Round last = status.last();
    return last == null ? -1 : last.position();
  }
}
