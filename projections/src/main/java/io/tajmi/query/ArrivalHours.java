package io.tajmi.query;

import io.tajmi.view.Arrivals;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * When the branches of each child area came in, by the hours of a zone's clocks; while these are
 * fewer than three, by quarters of an hour, or five minutes, or as {@link Arrivals} has it. Where
 * the night is so long that a stretch of these is an hour or more, they stay as they are.
 *
 * @param from when each hour, or part of one, begins
 * @param children of the area, each with what it received in each
 * @param most the largest of these numbers
 */
public record ArrivalHours(List<Instant> from, List<Arrivals.Child> children, long most) {

  private static final List<Duration> LENGTHS =
      List.of(Duration.ofHours(1), Duration.ofMinutes(15), Duration.ofMinutes(5));

  private static final int FEW = 3;
  private static final int SHADES = 5;

  /** From stretches that may be shorter. */
  public static ArrivalHours of(Arrivals arrivals, ZoneId zone) {
    return LENGTHS.stream()
        .map(length -> of(arrivals, length, zone))
        .filter(hours -> hours.from().size() >= FEW)
        .findFirst()
        .orElseGet(() -> of(arrivals, arrivals.step(), zone));
  }

  /** The highest number of each shade, table and chart alike. */
  public List<Long> shades() {
    return shades(most);
  }

  /** Shades up to a value: the first is for 0 alone, the others divide the rest evenly. */
  public static List<Long> shades(long most) {
    return LongStream.rangeClosed(0, SHADES)
        .map(i -> most * i / SHADES)
        .distinct()
        .boxed()
        .toList();
  }

  /** Which shade a number has, from 0 for none. */
  public int shade(long n) {
    return (int) shades().stream().filter(end -> end < n).count();
  }

  private static ArrivalHours of(Arrivals arrivals, Duration length, ZoneId zone) {
    Map<Instant, List<Integer>> hours = new LinkedHashMap<>();
    for (int i = 0; i < arrivals.stretches().size(); i++) {
      Instant from = arrivals.stretches().get(i).from();
      Instant hour = arrivals.step().compareTo(length) < 0 ? start(from, length, zone) : from;
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

  private static Instant start(Instant within, Duration length, ZoneId zone) {
    ZonedDateTime clock = within.atZone(zone);
    return clock
        .truncatedTo(ChronoUnit.HOURS)
        .plusMinutes(clock.getMinute() / length.toMinutes() * length.toMinutes())
        .toInstant();
  }

  private static long sum(Arrivals.Child child, List<Integer> stretches) {
    return stretches.stream().mapToLong(i -> child.received().get(i)).sum();
  }
}
