package io.tajmi.ops.demo;

import java.util.List;

/**
 * When branches report: the observed curve of a national night, in seconds after the polls closed
 * at midnight. The last branch on it reports at noon.
 */
final class Curve {
  /** A point of the curve: so many of 58,640 branches had reported by this minute. */
  record Point(int minute, int branches) {}

  static final int BRANCHES = 58_640;

  /** The observed points; before the first there is only its foot. */
  static final List<Point> POINTS =
      List.of(
          new Point(45, 0),
          new Point(210, 7_003),
          new Point(240, 11_425),
          new Point(270, 17_038),
          new Point(300, 23_066),
          new Point(345, 27_938),
          new Point(410, 32_244),
          new Point(497, 37_024),
          new Point(720, 58_640));

  static final int FIRST_SECOND = POINTS.getFirst().minute() * 60;
  static final int LAST_SECOND = POINTS.getLast().minute() * 60;

  private Curve() {}

  /** When the branch of this rank among n reports. */
  static int second(int rank, int n) {
    long place = (long) rank * BRANCHES / n;
    for (int i = 1; i < POINTS.size(); i++) {
      Point before = POINTS.get(i - 1);
      Point after = POINTS.get(i);
      if (place < after.branches()) {
        long seconds = (after.minute() - before.minute()) * 60L;
        long into = (long) rank * BRANCHES - (long) before.branches() * n;
        long of = (long) (after.branches() - before.branches()) * n;
        return Math.toIntExact(before.minute() * 60L + seconds * into / of);
      }
    }
    return LAST_SECOND;
  }
}
