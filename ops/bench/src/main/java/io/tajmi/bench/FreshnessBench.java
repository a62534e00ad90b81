package io.tajmi.bench;

import io.tajmi.eventlog.LogKind;
import io.tajmi.eventlog.Receipt;
import io.tajmi.ops.node.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * From the acknowledgement of a tally until a snapshot holds it, with tallies sent at a steady rate
 * whether or not earlier ones were answered.
 */
final class FreshnessBench implements Concern {
  private static final int[] RATES = {100, 1_000};
  private static final int GOAL_RATE = 1_000;
  private static final double GOAL_P50_MILLIS = 5;
  private static final double GOAL_P99_MILLIS = 50;
  private static final int SECONDS = 4;
  private static final int BRANCHES = 40_000;

  @Override
  public String name() {
    return "freshness";
  }

  @Override
  public List<Row> measure(Workspace workspace) throws Exception {
    MadeElection election = MadeElection.of(BRANCHES, 6);
    List<Row> rows = new ArrayList<>();
    Path folder = workspace.folder("freshness");
    try (Node node = Node.open(folder, Node.Settings.of(LogKind.TEST))) {
      GatewayBench.importInto(node, election);
      Sender sender = new Sender(node, election);
      var _ = sender.run(GOAL_RATE, SECONDS * 2);
      for (int rate : RATES) {
        workspace.say("freshness at " + rate + "/s");
        Series series = new Series();
        for (int i = 0; i < Load.REPETITIONS; i++) {
          series.add(sender.run(rate, SECONDS));
        }
        Row row =
            Row.of(name(), "acknowledged → in the snapshot, sent at " + rate + "/s", 0, series);
        boolean met =
            series.p50().median() <= GOAL_P50_MILLIS && series.p99().median() <= GOAL_P99_MILLIS;
        rows.add(rate == GOAL_RATE ? row.goal("p50 ≤ 5 ms, p99 ≤ 50 ms", met) : row);
      }
    }
    Workspace.delete(folder);
    return rows;
  }

  private static final class Sender {
    private final Node node;
    private final MadeElection election;
    private int next;

    Sender(Node node, MadeElection election) {
      this.node = node;
      this.election = election;
    }

    Load.Run run(int rate, int seconds) throws Exception {
      int count = rate * seconds;
      long first = node.log().size();
      AtomicLongArray acknowledged = new AtomicLongArray(count);
      AtomicLongArray published = new AtomicLongArray(count);
      AtomicLong seen = new AtomicLong(node.snapshots().current().position());
      Runnable silence =
          node.snapshots()
              .listen(snapshot -> {
                long now = System.nanoTime();
                for (long p = Math.max(first, seen.get() + 1); p <= snapshot.position(); p++) {
                  published.set((int) (p - first), now);
                }
                seen.set(snapshot.position());
              });
      long start = System.nanoTime();
      send(rate, count, first, start, acknowledged);
      double taken = (System.nanoTime() - start) / 1e9;
      while (seen.get() < first + count - 1) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
      }
      silence.run();
      Histogram nanos = new Histogram(3);
      for (int i = 0; i < count; i++) {
        nanos.recordValue(Math.max(0, published.get(i) - acknowledged.get(i)));
      }
      return new Load.Run(count / taken, Load.millis(nanos, 50), Load.millis(nanos, 99));
    }

    private void send(int rate, int count, long first, long start, AtomicLongArray acknowledged)
        throws Exception {
      List<Future<?>> sent = new ArrayList<>(count);
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        for (int i = 0; i < count; i++) {
          long due = start + i * TimeUnit.SECONDS.toNanos(1) / rate;
          for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
            LockSupport.parkNanos(left);
          }
          int ordinal = next++;
          sent.add(
              threads.submit(() -> {
                Receipt receipt =
                    Objects.requireNonNull(
                        node.commands().send(election.first(ordinal), election.act(ordinal)));
                acknowledged.set((int) (receipt.position().index() - first), System.nanoTime());
              }));
        }
        for (Future<?> one : sent) {
          Load.finished(one);
        }
      }
    }
  }
}
