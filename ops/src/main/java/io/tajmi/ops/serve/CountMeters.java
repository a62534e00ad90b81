package io.tajmi.ops.serve;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.tajmi.count.Progress;
import io.tajmi.live.SnapshotHolder;
import io.tajmi.view.Snapshot;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToLongFunction;

/**
 * How far the count has come, in branches, by contest and province; the series of an election come
 * with its seal, and {@link CountTable} keeps them few.
 */
final class CountMeters {
  private final SnapshotHolder snapshots;
  private final MultiGauge expected;
  private final MultiGauge reported;
  private final MultiGauge heldBack;
  private final ReentrantLock lock = new ReentrantLock();
  private CountTable latest = new CountTable(Snapshot.EMPTY);
  private int elections;

  private CountMeters(MeterRegistry registry, SnapshotHolder snapshots) {
    this.snapshots = snapshots;
    expected = gauge("expected", "Branches that vote", registry);
    reported = gauge("reported", "Branches with a tally on record", registry);
    heldBack = gauge("held.back", "Branches whose tally is held back from the totals", registry);
  }

  /** Registers what is there, and from then on what comes. */
  static void watch(MeterRegistry registry, SnapshotHolder snapshots) {
    CountMeters meters = new CountMeters(registry, snapshots);
    meters.look(snapshots.current());
    var _ = snapshots.listen(meters::look);
  }

  private static MultiGauge gauge(String what, String description, MeterRegistry registry) {
    return MultiGauge.builder("election.branches." + what)
        .description(description)
        .register(registry);
  }

  /** Costs nothing but where an election has been sealed. */
  private void look(Snapshot snapshot) {
    if (snapshot.elections().size() != elections) {
      elections = snapshot.elections().size();
      CountTable table = new CountTable(snapshot);
      register(expected, table, Progress::expected);
      register(reported, table, Progress::received);
      register(heldBack, table, Progress::heldBack);
    }
  }

  private void register(MultiGauge gauge, CountTable table, ToLongFunction<Progress> figure) {
    List<MultiGauge.Row<?>> rows =
        table.labels().stream()
            .<MultiGauge.Row<?>>map(label ->
                MultiGauge.Row.of(
                    Tags.of("contest", label.contest(), "province", label.province()),
                    this,
                    meters -> figure.applyAsLong(meters.now().of(label))))
            .toList();
    gauge.register(rows, true);
  }

  /** The table of the latest snapshot, made once for all gauges. */
  private CountTable now() {
    lock.lock();
    try {
      Snapshot snapshot = snapshots.current();
      if (latest.position() != snapshot.position()) {
        latest = new CountTable(snapshot);
      }
      return latest;
    } finally {
      lock.unlock();
    }
  }
}
