package io.tajmi.view;

import io.tajmi.count.BranchRow;
import io.tajmi.election.Area;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * When the branches of an area came in: for each stretch of time, how many of them had their last
 * entry in it. Stretches are whole minutes, hours or days from the epoch, as short as keeps them at
 * most {@value #STRETCHES_MAX}; earlier ones fall into the first.
 *
 * @param step how long a stretch is
 * @param stretches from the first entry to the last, none left out; empty before the first
 * @param children of the area, in the order of the package; where some branches hang on the area
 *     itself beside them, itself last with these
 */
public record Arrivals(Duration step, List<Stretch> stretches, List<Child> children) {
  /** The most stretches. */
  public static final int STRETCHES_MAX = 48;

  private static final long MICROS = 1_000_000;

  private static final List<Duration> STEPS =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofHours(1),
          Duration.ofHours(3),
          Duration.ofHours(6),
          Duration.ofDays(1));

  private static final Arrivals NONE = new Arrivals(STEPS.getFirst(), List.of(), List.of());

  /**
   * One stretch of time.
   *
   * @param from its start
   * @param received branches with a tally on record whose last entry lies in it
   * @param counted of these, those in the totals
   * @param countedSoFar branches in the totals whose last entry lies in it or before
   */
  public record Stretch(Instant from, long received, long counted, long countedSoFar) {}

  /** When a stretch ends: the time that its sums are of. */
  public Instant end(Stretch stretch) {
    return stretch.from().plus(step);
  }

  /** How many branches of a child area each stretch received, in the order of the stretches. */
  public record Child(Area area, List<Long> received) {}

  /** Of an area; empty lists where no branch of the contest is at or below it. */
  public static Arrivals of(ContestView view, Area area) {
    int local = view.index().local(area.code());
    if (local < 0) {
      return NONE;
    }
    int[] childOf = view.index().childrenOn(local);
    Came came = new Came(view.contest().branches().size());
    for (int i = 0; i < view.contest().branches().size(); i++) {
      int child = childOf[view.index().areaOf(i)];
      if (child >= 0) {
        came.take(view.row(i), child);
      }
    }
    return came.size == 0 ? NONE : of(view, local, came);
  }

  /** What came of some branches, one after the other; a night has as many as branches. */
  private static final class Came {
    private final long[] micros;
    private final int[] children;
    private final BitSet counted = new BitSet();
    private int size;
    private long first = Long.MAX_VALUE;
    private long last = Long.MIN_VALUE;

    Came(int most) {
      micros = new long[most];
      children = new int[most];
    }

    void take(BranchRow row, int child) {
      if (row.tally() == null || row.changedAt() < 0) {
        return;
      }
      long time = row.trail().micros();
      micros[size] = time;
      children[size] = child;
      counted.set(size, row.counts());
      size++;
      first = Math.min(first, time);
      last = Math.max(last, time);
    }
  }

  private static Arrivals of(ContestView view, int local, Came came) {
    Duration step = step(came.first, came.last);
    long micros = step.toSeconds() * MICROS;
    long end = came.last / micros;
    long start = Math.max(came.first / micros, end - STRETCHES_MAX + 1);
    int length = (int) (end - start + 1);
    long[] received = new long[length];
    long[] counted = new long[length];
    Map<Integer, Long[]> byChild = new HashMap<>();
    view.index().children(local, child -> byChild.put(child, zeros(length)));
    for (int i = 0; i < came.size; i++) {
      int place = (int) Math.max(0, came.micros[i] / micros - start);
      received[place]++;
      counted[place] += came.counted.get(i) ? 1 : 0;
      byChild.computeIfAbsent(came.children[i], _ -> zeros(length))[place]++;
    }
    return new Arrivals(
        step, stretches(step, start, received, counted), children(view, local, byChild));
  }

  private static List<Stretch> stretches(
      Duration step, long start, long[] received, long[] counted) {
    List<Stretch> stretches = new ArrayList<>(received.length);
    long soFar = 0;
    for (int i = 0; i < received.length; i++) {
      soFar += counted[i];
      Instant from = Instant.ofEpochSecond((start + i) * step.toSeconds());
      stretches.add(new Stretch(from, received[i], counted[i], soFar));
    }
    return List.copyOf(stretches);
  }

  private static List<Child> children(ContestView view, int local, Map<Integer, Long[]> byChild) {
    List<Child> children = new ArrayList<>();
    view.index()
        .children(
            local,
            child ->
                children.add(
                    new Child(
                        view.index().area(child),
                        List.of(Objects.requireNonNull(byChild.get(child))))));
    Long[] own = byChild.get(local);
    if (own != null && !children.isEmpty()) {
      children.add(new Child(view.index().area(local), List.of(own)));
    }
    return List.copyOf(children);
  }

  private static Duration step(long first, long last) {
    for (Duration step : STEPS) {
      if ((last - first) / MICROS / step.toSeconds() + 2 <= STRETCHES_MAX) {
        return step;
      }
    }
    return STEPS.getLast();
  }

  private static Long[] zeros(int length) {
    Long[] zeros = new Long[length];
    Arrays.fill(zeros, 0L);
    return zeros;
  }
}
