package io.tajmi.bench;

import java.util.ArrayList;
import java.util.List;

/** Repetitions of one measurement. */
final class Series {
  private final List<Load.Run> runs = new ArrayList<>();

  void add(Load.Run run) {
    runs.add(run);
  }

  double[] rates() {
    return runs.stream().mapToDouble(Load.Run::perSecond).toArray();
  }

  Spread rate() {
    return Spread.of(rates());
  }

  Spread p50() {
    return Spread.of(runs.stream().mapToDouble(Load.Run::p50Millis).toArray());
  }

  Spread p99() {
    return Spread.of(runs.stream().mapToDouble(Load.Run::p99Millis).toArray());
  }

  Spread ratioTo(Series reference) {
    return Spread.ratio(rates(), reference.rates());
  }
}
