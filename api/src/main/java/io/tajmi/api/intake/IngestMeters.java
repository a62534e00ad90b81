package io.tajmi.api.intake;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tajmi.document.RuleCode;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * What comes in, and what becomes of it; every series exists from the start, so that rates are
 * right.
 */
public final class IngestMeters {
  private final Map<Outcome, Counter> requests = new EnumMap<>(Outcome.class);
  private final Map<RuleCode, Counter> failures = new EnumMap<>(RuleCode.class);
  private final Map<PackageProblem, Counter> packages = new EnumMap<>(PackageProblem.class);
  private final Counter dropped;
  private final Timer duration;

  /** What became of one document. */
  public enum Outcome {
    ACCEPTED,
    REPEATED,
    REFUSED,
    HELD_BACK
  }

  /** Why a package was refused, as its problem's code says it. */
  public enum PackageProblem {
    PACKAGE_REFUSED,
    ELECTION_SEALED
  }

  /** Registers all series. */
  public IngestMeters(MeterRegistry registry) {
    for (Outcome outcome : Outcome.values()) {
      requests.put(
          outcome,
          Counter.builder("election.ingest.documents")
              .description("Documents by what became of them; held back are among the accepted")
              .tag("outcome", outcome.name().toLowerCase(java.util.Locale.ROOT))
              .register(registry));
    }
    for (RuleCode rule : RuleCode.values()) {
      if (rule.severity() == 'R') {
        failures.put(rule, failures(rule.code(), registry));
      }
    }
    for (PackageProblem problem : PackageProblem.values()) {
      packages.put(problem, failures(problem.name(), registry));
    }
    dropped =
        Counter.builder("election.kept.aside.dropped")
            .description("Refused documents whose bytes had to make room")
            .register(registry);
    duration =
        Timer.builder("election.ingest.duration")
            .description("From the last byte of a document to its answer")
            .serviceLevelObjectives(
                Duration.ofMillis(5),
                Duration.ofMillis(10),
                Duration.ofMillis(50),
                Duration.ofMillis(100),
                Duration.ofMillis(250),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5))
            .register(registry);
  }

  private static Counter failures(String code, MeterRegistry registry) {
    return Counter.builder("election.validation.failures")
        .description("Refusals by code")
        .tag("rule", code)
        .register(registry);
  }

  void count(Outcome outcome) {
    Objects.requireNonNull(requests.get(outcome)).increment();
  }

  /**
   * A document was refused. Rules that a recorded tally failed are not counted: who watches the
   * machines never learns of votes, and that no rule about sums failed would tell of one about
   * votes.
   */
  void refused(RuleCode rule) {
    Objects.requireNonNull(failures.get(rule)).increment();
  }

  void failed(PackageProblem problem) {
    Objects.requireNonNull(packages.get(problem)).increment();
  }

  /** Bytes kept aside were dropped. */
  public void dropped() {
    dropped.increment();
  }

  Timer duration() {
    return duration;
  }
}
