package io.tajmi.ops.demo;

import io.tajmi.ops.client.Bar;
import io.tajmi.ops.fiction.FictionalNames;
import java.io.PrintWriter;

/** Tells how far the night is: a bar on a terminal, a line now and then elsewhere. */
final class DemoProgress implements AutoCloseable {
  private static final int LINES = 12;

  private final ReportingCurve arrivals;
  private final int branches;
  private final DemoPace pace;
  private final PrintWriter out;
  private final Bar bar;
  private final Bar.Use bars;
  private int president;
  private int told;

  DemoProgress(
      Night night,
      ReportingCurve arrivals,
      DemoPace pace,
      PrintWriter out,
      PrintWriter err,
      Bar.Use bars) {
    this.arrivals = arrivals;
    this.branches = night.branchCount();
    this.pace = pace;
    this.out = out;
    this.bars = bars;
    this.bar = Bar.of("Night", arrivals.size(), err, bars);
  }

  /** A first minute of the largest contest came. */
  void president() {
    president++;
  }

  /** So many have been sent. */
  void sent(int done) {
    if (done == 0) {
      return;
    }
    if (bars == Bar.Use.DRAWN) {
      bar.show(done, words(done));
    } else if ((long) done * LINES / arrivals.size() > told) {
      told = Math.toIntExact((long) done * LINES / arrivals.size());
      out.println(words(done));
      out.flush();
    }
  }

  private String words(int done) {
    int second = arrivals.get(done - 1).second();
    int rate = 0;
    for (int i = done - 1; i >= 0 && arrivals.get(i).second() > second - 60; i--) {
      rate++;
    }
    int left = pace.secondsBetween(second, arrivals.get(arrivals.size() - 1).second());
    return clock(second)
        + "  president "
        + president
        + " of "
        + branches
        + " branches, "
        + rate
        + " tallies/min"
        + (left > 0 ? ", about " + (left / 60 + 1) + " min left" : "");
  }

  /** The time of day, and of later days how many have passed. */
  private static String clock(int second) {
    int minute = second / 60;
    String days = minute >= 1_440 ? "+" + minute / 1_440 + "d " : "";
    return days
        + FictionalNames.padded(minute / 60 % 24, 2)
        + ":"
        + FictionalNames.padded(minute % 60, 2);
  }

  @Override
  public void close() {
    bar.close();
  }
}
