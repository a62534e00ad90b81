package io.tajmi.bench;

import io.tajmi.eventlog.LogKind;
import io.tajmi.eventlog.LogLimits;
import io.tajmi.eventlog.commit.CheckpointRecord;
import io.tajmi.eventlog.rocksdb.RocksCommitLog;
import io.tajmi.eventlog.writer.EventLog;
import io.tajmi.ops.node.Node;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** What a node at rest keeps alive on the heap, with 160,000 tallies in its view. */
final class HeapBench implements Concern {
  private static final int TALLIES = 160_000;
  private static final int CANDIDATES = 20;
  private static final double GOAL_MIB = 1_024;
  private static final double MIB = 1 << 20;

  @Override
  public String name() {
    return "heap";
  }

  @Override
  public List<Row> measure(Workspace workspace) throws Exception {
    workspace.say("heap");
    Path folder = workspace.folder("heap");
    Path store = Files.createDirectory(folder.resolve("log"));
    EventLog.Settings settings =
        new EventLog.Settings(
            LogLimits.DEFAULT,
            InstantSource.system(),
            "node",
            new CheckpointRecord(folder.resolve("checkpoint.json")),
            EventLog.Observer.NONE);
    try (EventLog log = EventLog.open(RocksCommitLog.open(store), settings)) {
      var _ = new MadeLog(log, MadeElection.of(TALLIES, CANDIDATES), 500).write(1);
    }
    double[] alive = new double[Load.REPETITIONS];
    for (int i = 0; i < alive.length; i++) {
      double before = live();
      try (Node node = Node.open(folder, Node.Settings.of(LogKind.TEST))) {
        var _ = node.definitions().of(new io.tajmi.election.ElectionId("e"));
        alive[i] = (live() - before) / MIB;
        if (node.snapshots().current().position() < TALLIES) {
          throw new IllegalStateException("the tallies are not in the view");
        }
      }
    }
    Workspace.delete(folder);
    Spread heap = Spread.of(alive);
    return List.of(
        Row.of(name(), "live heap of a node, 160,000 tallies of 20 candidates", 0, heap, "MiB")
            .goal("≤ 1 GiB", heap.median() <= GOAL_MIB));
  }

  private static double live() {
    System.gc();
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
