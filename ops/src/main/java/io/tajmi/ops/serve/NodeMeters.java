package io.tajmi.ops.serve;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.tajmi.eventlog.writer.EventLog;
import io.tajmi.ops.node.Node;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/** The life of an entry in its own words: sequenced into the log, folded into a snapshot. */
final class NodeMeters implements EventLog.Observer {
  private final MeterRegistry registry;
  private final Timer append;
  private final Timer freshness;
  private final DistributionSummary commitEntries;
  private final Counter entriesAppended;
  private final ReentrantLock lock = new ReentrantLock();
  private final ArrayDeque<Committed> unfolded = new ArrayDeque<>();
  private long appended;
  private long folded;

  private record Committed(long entries, long atNanos) {}

  NodeMeters(MeterRegistry registry) {
    this.registry = registry;
    append =
        Timer.builder("election.log.append.duration")
            .description("Time to make one commit durable")
            .serviceLevelObjectives(
                Duration.ofMillis(1),
                Duration.ofMillis(5),
                Duration.ofMillis(25),
                Duration.ofMillis(100))
            .register(registry);
    freshness =
        Timer.builder("election.snapshot.freshness")
            .description("From acknowledged to folded into the published snapshot")
            .serviceLevelObjectives(
                Duration.ofMillis(1),
                Duration.ofMillis(5),
                Duration.ofMillis(10),
                Duration.ofMillis(50),
                Duration.ofMillis(250),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5))
            .register(registry);
    commitEntries =
        DistributionSummary.builder("election.log.commit.entries")
            .description("Entries of one commit")
            .serviceLevelObjectives(1, 4, 16, 64, 256, 1_024)
            .register(registry);
    entriesAppended =
        Counter.builder("election.log.entries")
            .description("Entries appended by this process")
            .register(registry);
  }

  @Override
  public void committed(int acts, int entries, long bytes, long nanos) {
    append.record(nanos, TimeUnit.NANOSECONDS);
    commitEntries.record(entries);
    entriesAppended.increment(entries);
    lock.lock();
    try {
      appended += entries;
      if (appended <= folded) {
        freshness.record(0, TimeUnit.NANOSECONDS);
      } else {
        unfolded.add(new Committed(appended, System.nanoTime()));
      }
    } finally {
      lock.unlock();
    }
  }

  /** Registers what is read off a node that has started. */
  void watch(Node node) {
    long before = node.log().size() - appended();
    node.snapshots().listen(snapshot -> folded(snapshot.position() + 1 - before));
    Gauge.builder("election.log.head.position", node, n -> n.log().size() - 1)
        .description("Position of the last entry")
        .register(registry);
    Gauge.builder("election.log.backlog.entries", node, n -> n.log().backlog())
        .description("Entries that wait for the committer")
        .register(registry);
    Gauge.builder("election.snapshot.position", node, n -> n.snapshots().current().position())
        .description("Position of the published snapshot")
        .register(registry);
    Gauge.builder(
            "election.snapshot.lag.entries",
            node,
            n -> n.log().size() - 1 - n.snapshots().current().position())
        .description("Entries that the published snapshot is behind the log")
        .register(registry);
    Gauge.builder("election.log.verified", node, n -> n.log().running() ? 1 : 0)
        .description("1 while the log, verified at start, has not stopped")
        .register(registry);
    Gauge.builder("election.log.full", node, n -> n.log().full() ? 1 : 0)
        .description("1 while acts are refused because the disk is full")
        .register(registry);
    Gauge.builder("election.log.checkpoint.failing", node, n -> n.log().recordFailing() ? 1 : 0)
        .description("1 while the log's head cannot be put on record outside it")
        .register(registry);
    Gauge.builder("election.fold.faults", node, n -> n.snapshots().current().faults().size())
        .description("Entries of no branch that could not be applied")
        .register(registry);
    Gauge.builder("election.fold.checkpoint.position", node, Node::foldCheckpoint)
        .description("Position of the newest fold checkpoint on disk, -1 where there is none")
        .register(registry);
    Gauge.builder("election.fold.checkpoint.failing", node, n -> n.foldCheckpointFailing() ? 1 : 0)
        .description("1 while the last fold checkpoint could not be written")
        .register(registry);
    CountMeters.watch(registry, node.snapshots());
    CheckMeters.watch(registry, node.check());
  }

  private long appended() {
    lock.lock();
    try {
      return appended;
    } finally {
      lock.unlock();
    }
  }

  /** A commit may be folded before its committer tells of it; then it was fresh at once. */
  private void folded(long entries) {
    lock.lock();
    try {
      folded = Math.max(folded, entries);
      long now = System.nanoTime();
      for (Committed next = unfolded.peek();
          next != null && next.entries() <= folded;
          next = unfolded.peek()) {
        freshness.record(now - next.atNanos(), TimeUnit.NANOSECONDS);
        unfolded.remove();
      }
    } finally {
      lock.unlock();
    }
  }
}
