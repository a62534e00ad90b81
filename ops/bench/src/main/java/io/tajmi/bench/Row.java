package io.tajmi.bench;

import org.jspecify.annotations.Nullable;

/**
 * One line of the report.
 *
 * @param concern which benchmark it is of, as named on the command line
 * @param what was measured
 * @param clients at the same time; 0 where the word has no meaning
 * @param figure the measured quantity over the repetitions
 * @param unit of {@code figure}
 * @param p50 in milliseconds, over the repetitions; null where no latency was taken
 * @param p99 in milliseconds
 * @param ratio to the reference, repetition by repetition; null where there is none
 * @param reference what {@code ratio} is to
 * @param goal in words; null where none was set
 * @param met whether the medians reach the goal; null where none was set
 */
record Row(
    String concern,
    String what,
    int clients,
    Spread figure,
    String unit,
    @Nullable Spread p50,
    @Nullable Spread p99,
    @Nullable Spread ratio,
    @Nullable String reference,
    @Nullable String goal,
    @Nullable Boolean met) {

  /** A row without latency, reference and goal. */
  static Row of(String concern, String what, int clients, Spread figure, String unit) {
    return new Row(concern, what, clients, figure, unit, null, null, null, null, null, null);
  }

  /** A row of rates and latencies. */
  static Row of(String concern, String what, int clients, Series series) {
    return of(concern, what, clients, series.rate(), "/s").latency(series.p50(), series.p99());
  }

  /** With latencies in milliseconds. */
  Row latency(Spread half, Spread most) {
    return new Row(concern, what, clients, figure, unit, half, most, ratio, reference, goal, met);
  }

  /** With a ratio to a reference. */
  Row against(Spread ratioToIt, String it) {
    return new Row(concern, what, clients, figure, unit, p50, p99, ratioToIt, it, goal, met);
  }

  /** With a goal. */
  Row goal(String words, boolean reached) {
    return new Row(
        concern, what, clients, figure, unit, p50, p99, ratio, reference, words, reached);
  }
}
