package io.tajmi.ops.serve;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.Set;

/**
 * Makes the meters of libraries keep the rules of Prometheus, so that a check of all that is
 * scraped says nothing: each has a help text, and none a name that those rules refuse.
 */
final class PlainMeters implements MeterFilter {
  /** Counted in units that Prometheus does not take; shares and averages say the same. */
  private static final Set<String> OTHER_UNITS = Set.of("jvm.compilation.time", "process.cpu.time");

  private static final String CPUS = "system.cpu.count";

  @Override
  public Meter.Id map(Meter.Id id) {
    String name = id.getName().equals(CPUS) ? "system.cpus" : id.getName();
    String said = id.getDescription();
    String help = said == null || said.isBlank() ? name.replace('.', ' ') : said;
    return new Meter.Id(
        name, Tags.of(id.getTagsAsIterable()), id.getBaseUnit(), help, id.getType());
  }

  @Override
  public MeterFilterReply accept(Meter.Id id) {
    return OTHER_UNITS.contains(id.getName()) ? MeterFilterReply.DENY : MeterFilterReply.NEUTRAL;
  }
}
