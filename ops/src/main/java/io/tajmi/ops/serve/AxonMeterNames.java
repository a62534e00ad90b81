package io.tajmi.ops.serve;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Gives Axon's meters names and help that Prometheus accepts, and leaves out its misleading latency
 * gauge.
 */
final class AxonMeterNames implements MeterFilter {
  private static final Pattern AXON =
      Pattern.compile(
          "(commandBus|eventProcessor|eventStore|eventBus|queryBus|queryUpdateEmitter)\\..*");
  private static final Pattern HUMP = Pattern.compile("([a-z])([A-Z])");

  @Override
  public MeterFilterReply accept(Meter.Id id) {
    return id.getName().startsWith("eventProcessor.latency")
            || id.getName().startsWith("axon.event.processor.latency")
        ? MeterFilterReply.DENY
        : MeterFilterReply.NEUTRAL;
  }

  @Override
  public Meter.Id map(Meter.Id id) {
    if (!AXON.matcher(id.getName()).matches()) {
      return id;
    }
    String name = id.getName().replaceAll("Counter$", "").replaceAll("Timer$", ".duration");
    List<Tag> tags =
        id.getTags().stream().map(tag -> Tag.of(dotted(tag.getKey()), tag.getValue())).toList();
    return new Meter.Id(
        "axon." + dotted(name),
        Tags.of(tags),
        id.getBaseUnit(),
        "Axon's " + dotted(name).replace('.', ' '),
        id.getType());
  }

  private static String dotted(String camel) {
    return HUMP.matcher(camel).replaceAll("$1.$2").toLowerCase(Locale.ROOT);
  }
}
