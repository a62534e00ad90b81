package io.tajmi.api.page;

import io.tajmi.view.Arrivals;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * When the branches of each child area came in, by the hours of a zone's clocks. Where the night is
 * so long that a stretch of {@link Arrivals} is an hour or more, its stretches stay as they are.
 *
 * @param from when each hour begins
 * @param children of the area, each with what it received in each hour
 * @param most the largest of these numbers
 */
public record ArrivalHours(List<Instant> from, List<Arrivals.Child> children, long most) {

  /** From stretches that may be shorter. */
  public static ArrivalHours of(Arrivals arrivals, ZoneId zone) {
    Map<Instant, List<Integer>> hours = new LinkedHashMap<>();
    for (int i = 0; i < arrivals.stretches().size(); i++) {
      Instant hour = hour(arrivals.stretches().get(i).from(), arrivals.step(), zone);
      hours.computeIfAbsent(hour, _ -> new ArrayList<>()).add(i);
    }
    List<Arrivals.Child> children =
        arrivals.children().stream()
            .map(child ->
                new Arrivals.Child(
                    child.area(),
                    hours.values().stream().map(stretches -> sum(child, stretches)).toList()))
            .toList();
    long most = children.stream().flatMap(child -> child.received().stream()).reduce(0L, Math::max);
    return new ArrivalHours(List.copyOf(hours.keySet()), children, most);
  }

  private static Instant hour(Instant from, Duration step, ZoneId zone) {
    return step.compareTo(Duration.ofHours(1)) < 0
        ? from.atZone(zone).truncatedTo(ChronoUnit.HOURS).toInstant()
        : from;
  }

  private static long sum(Arrivals.Child child, List<Integer> stretches) {
    return stretches.stream().mapToLong(i -> child.received().get(i)).sum();
  }
}
