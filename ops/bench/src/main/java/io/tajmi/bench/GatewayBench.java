package io.tajmi.bench;

import io.tajmi.election.record.DefinitionImport;
import io.tajmi.eventlog.Commands;
import io.tajmi.eventlog.LogKind;
import io.tajmi.ops.node.Node;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;

/**
 * First tallies of distinct branches through a node's commands, durable, beside the same commands
 * on the same aggregates over Axon's engine in memory.
 */
final class GatewayBench implements Concern {
  private static final String DURABLE = "durable commands on RocksDB";
  private static final String INDEXED = "the same commands, Axon's engine in memory with an index";
  private static final String PUBLISHED = "the same commands, Axon's engine in memory as published";
  private static final int[] CLIENTS = {1, 32, 256, 2_000};
  private static final int GOAL_CLIENTS = 256;
  private static final double GOAL = 0.6;
  private static final double GOAL_TAIL = 8;
  private static final int BRANCHES = 400_000;
  private static final int CANDIDATES = 6;
  private static final Duration WARM_UP = Duration.ofSeconds(3);
  private static final Duration SHORT_WARM_UP = Duration.ofMillis(500);
  private static final Duration LENGTH = Duration.ofSeconds(2);

  @Override
  public String name() {
    return "gateway";
  }

  @Override
  public List<Row> measure(Workspace workspace) throws Exception {
    MadeElection election = MadeElection.of(BRANCHES, CANDIDATES);
    List<Row> rows = new ArrayList<>();
    for (int clients : CLIENTS) {
      workspace.say("gateway, " + clients + " clients");
      measure(election, workspace, clients, rows);
    }
    return rows;
  }

  /**
   * One after the other and never beside each other, since an engine in memory fills the heap with
   * all its events, and collecting them would stop whatever else is measured there.
   */
  private void measure(MadeElection election, Workspace workspace, int clients, List<Row> rows)
      throws Exception {
    Series durable = new Series();
    Series indexed = new Series();
    Series published = new Series();
    for (int i = -1; i < Load.REPETITIONS; i++) {
      Path folder = workspace.folder("gateway");
      try (Node node = Node.open(folder, Node.Settings.of(LogKind.TEST))) {
        importInto(node, election);
        run(clients, i, commands(election, node.commands()), durable);
      }
      Workspace.delete(folder);
      inMemory(election, new IndexedMemory(), clients, i, indexed);
      if (clients == GOAL_CLIENTS) {
        inMemory(election, new InMemoryEventStorageEngine(), clients, i, published);
      }
    }
    report(clients, durable, indexed, published, rows);
  }

  private static void inMemory(
      MadeElection election, EventStorageEngine engine, int clients, int repetition, Series series)
      throws Exception {
    try (MemoryNode node = new MemoryNode(election.definition(), engine)) {
      run(clients, repetition, commands(election, commandsOf(node)), series);
    }
  }

  /** The repetition before the first one warms up, and so does the beginning of each. */
  private static void run(int clients, int repetition, Load.Operation commands, Series series)
      throws Exception {
    System.gc();
    var _ = Load.closed(clients, repetition < 0 ? WARM_UP : SHORT_WARM_UP, commands);
    Load.Run run = Load.closed(clients, LENGTH, commands);
    if (repetition >= 0) {
      series.add(run);
    }
  }

  private void report(
      int clients, Series durable, Series indexed, Series published, List<Row> rows) {
    Spread ratio = durable.ratioTo(indexed);
    Row row = Row.of(name(), DURABLE, clients, durable).against(ratio, INDEXED);
    boolean goal = clients == GOAL_CLIENTS;
    rows.add(
        goal ? row.goal("≥ 60 % of Axon in memory at 256 clients", ratio.median() >= GOAL) : row);
    if (goal) {
      double tail = durable.p99().median() / durable.p50().median();
      rows.add(
          Row.of(name(), "its p99 in medians", clients, Spread.of(tail), "× p50")
              .goal("≤ 8 × p50", tail <= GOAL_TAIL));
    }
    rows.add(Row.of(name(), INDEXED, clients, indexed));
    if (goal) {
      rows.add(Row.of(name(), PUBLISHED, clients, published));
    }
  }

  private static Commands commandsOf(MemoryNode reference) {
    return (deciding, act) -> {
      reference.send(deciding.now().command(), act);
      return null;
    };
  }

  static void importInto(Node node, MadeElection election) {
    DefinitionImport.Result imported =
        node.imports("bench").run(election.definition(), (done, all) -> {});
    if (imported.outcome() != DefinitionImport.Outcome.SEALED_NOW) {
      throw new IllegalStateException("the election was there before");
    }
  }

  private static Load.Operation commands(MadeElection election, Commands commands) {
    AtomicInteger next = new AtomicInteger();
    return client -> {
      int ordinal = next.getAndIncrement();
      if (ordinal >= election.branches()) {
        return false;
      }
      var _ = commands.send(election.first(ordinal), election.act(ordinal));
      return true;
    };
  }
}
