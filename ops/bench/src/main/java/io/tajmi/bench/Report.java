package io.tajmi.bench;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Machine and rows as Markdown; every figure is a median, followed by the smallest and the largest.
 */
record Report(BenchMachine machine, List<Row> rows) {

  String markdown() {
    StringBuilder text = new StringBuilder(facts());
    text.append(
        String.format(
            Locale.ROOT,
            "\n| | clients | median (min–max of %d) | p50 ms | p99 ms | ratio | goal | |\n",
            Load.REPETITIONS));
    text.append("|---|---:|---:|---:|---:|---|---|---|\n");
    for (Row row : rows) {
      text.append(line(row)).append('\n');
    }
    return text.toString();
  }

  private String facts() {
    return String.format(
        Locale.ROOT,
        "Commit %s; %d cores (%s); %s; %s; heap up to %d MiB; %s, one 4 KiB write with fdatasync"
            + " p50 %.2f ms, p99 %.2f ms.%n",
        machine.commit(),
        machine.cores(),
        machine.cpu(),
        machine.jdk(),
        machine.kernel(),
        machine.heapMib(),
        machine.disk(),
        machine.syncMillisP50(),
        machine.syncMillisP99());
  }

  private static String line(Row row) {
    String ratio = row.reference() == null ? "" : percent(row.ratio()) + " of " + row.reference();
    return String.format(
        Locale.ROOT,
        "| %s: %s | %s | %s %s | %s | %s | %s | %s | %s |",
        row.concern(),
        row.what(),
        row.clients() == 0 ? "" : String.format(Locale.ROOT, "%,d", row.clients()),
        spread(row.figure()),
        row.unit(),
        millis(row.p50()),
        millis(row.p99()),
        ratio,
        row.goal() == null ? "" : row.goal(),
        row.met() == null ? "" : row.met() ? "met" : "**missed**");
  }

  private static String spread(Spread spread) {
    return number(spread.median()) + " (" + number(spread.min()) + "–" + number(spread.max()) + ")";
  }

  private static String number(double value) {
    String format = value >= 100 ? "%,.0f" : "%.2f";
    return String.format(Locale.ROOT, format, value);
  }

  private static String millis(@Nullable Spread spread) {
    return spread == null ? "" : String.format(Locale.ROOT, "%.2f", spread.median());
  }

  private static String percent(@Nullable Spread ratio) {
    return ratio == null
        ? ""
        : String.format(
            Locale.ROOT,
            "%.0f %% (%.0f–%.0f)",
            ratio.median() * 100,
            ratio.min() * 100,
            ratio.max() * 100);
  }
}
