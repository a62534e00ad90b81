package io.tajmi.query;

import io.tajmi.count.BranchRow;
import io.tajmi.view.ContestView;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * How a contest came in along the positions of the log, by the last entry of each counted branch,
 * so that one can go to any moment of it. It is progress in branches, which everyone reads.
 *
 * @param from the first position
 * @param to the last
 * @param expected all branches
 * @param counted how many were counted at the end of each of {@value #PARTS} equal parts
 * @param steps moments at equal distances of time
 */
public record ArrivalCurve(
    long from, long to, int expected, List<Integer> counted, List<Step> steps) {
  /** Into how many parts the positions are divided. */
  public static final int PARTS = 100;

  private static final int STEPS_MAX = 24;
  private static final List<Duration> LENGTHS =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofMinutes(30),
          Duration.ofHours(1),
          Duration.ofHours(3),
          Duration.ofHours(12),
          Duration.ofDays(2));

  /** Takes copies. */
  public ArrivalCurve {
    counted = List.copyOf(counted);
    steps = List.copyOf(steps);
  }

  /**
   * A moment.
   *
   * @param position of the last entry of a counted branch until then
   * @param counted branches until then
   */
  public record Step(Instant time, long position, int counted) {}

  /** Of a contest, from where it was on record until a position. */
  public static ArrivalCurve of(ContestView view, long from, long to) {
    List<BranchRow> rows = new ArrayList<>();
    int expected = view.contest().branches().size();
    for (int i = 0; i < expected; i++) {
      BranchRow row = view.row(i);
      if (row.counts() && row.time() != null) {
        rows.add(row);
      }
    }
    rows.sort(Comparator.comparingLong(BranchRow::changedAt));
    return new ArrivalCurve(from, to, expected, counted(rows, from, to), steps(rows));
  }

  private static List<Integer> counted(List<BranchRow> rows, long from, long to) {
    List<Integer> counted = new ArrayList<>(PARTS);
    int soFar = 0;
    for (int part = 1; part <= PARTS; part++) {
      long end = from + (to - from) * part / PARTS;
      while (soFar < rows.size() && rows.get(soFar).changedAt() <= end) {
        soFar++;
      }
      counted.add(soFar);
    }
    return counted;
  }

  private static List<Step> steps(List<BranchRow> rows) {
    List<Step> steps = new ArrayList<>();
    if (rows.isEmpty()) {
      return steps;
    }
    long length = length(time(rows.getFirst()), time(rows.getLast())).toSeconds();
    for (int i = 0; i < rows.size(); i++) {
      long part = time(rows.get(i)).getEpochSecond() / length;
      boolean last = i == rows.size() - 1 || time(rows.get(i + 1)).getEpochSecond() / length > part;
      if (last) {
        steps.add(new Step(time(rows.get(i)), rows.get(i).changedAt(), i + 1));
      }
    }
    return steps;
  }

  private static Duration length(Instant first, Instant last) {
    for (Duration length : LENGTHS) {
      if (Duration.between(first, last).dividedBy(length) + 2 <= STEPS_MAX) {
        return length;
      }
    }
    return LENGTHS.getLast();
  }

  private static Instant time(BranchRow row) {
    return Objects.requireNonNull(row.time());
  }
}
