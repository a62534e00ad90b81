package io.tajmi.api.chart;

import io.tajmi.api.chart.Chart.Axis;
import io.tajmi.api.chart.Chart.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** Round marks for an axis, and shades for a map, both with their texts. */
final class Scale {
  private static final int STEPS_MAX = 5;
  private static final long[] ROUND = {1, 2, 5};

  private Scale() {}

  /** An axis from 0 that reaches a value in at most five round steps. */
  static Axis axis(long most, LongFunction<String> text) {
    long step = step(Math.max(1, most));
    List<Point> marks = new ArrayList<>();
    long mark = 0;
    marks.add(new Point("", mark, text.apply(mark)));
    while (mark < most || marks.size() == 1) {
      mark += step;
      marks.add(new Point("", mark, text.apply(mark)));
    }
    return new Axis(marks);
  }

  private static long step(long most) {
    for (long ten = 1; ; ten *= 10) {
      for (long round : ROUND) {
        if (round * ten * STEPS_MAX >= most) {
          return round * ten;
        }
      }
    }
  }

  /** Shades by their highest values, each with what it stands for. */
  static List<Point> classes(List<Long> shades, LongFunction<String> text) {
    List<Point> classes = new ArrayList<>();
    long before = -1;
    for (long end : shades) {
      String range = before + 1 == end ? "" : text.apply(before + 1) + "–";
      classes.add(new Point(range + text.apply(end), end, text.apply(end)));
      before = end;
    }
    return classes;
  }
}
