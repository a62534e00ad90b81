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
  private static final int BRANCHES = 400_000;
  private static final int CANDIDATES = 6;
  private static final Duration WARM_UP = Duration.ofSeconds(3);
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
      Path folder = workspace.folder("gateway");
      measure(election, folder, clients, rows);
      Workspace.delete(folder);
    }
    return rows;
  }

  private void measure(MadeElection election, Path folder, int clients, List<Row> rows)
      throws Exception {
    Series durable = new Series();
    Series indexed = new Series();
    Series published = new Series();
    try (Node node = Node.open(folder, Node.Settings.of(LogKind.TEST));
        MemoryNode fast = new MemoryNode(election.definition(), new IndexedMemory());
        MemoryNode plain =
            new MemoryNode(election.definition(), new InMemoryEventStorageEngine())) {
      importInto(node, election);
      Load.Operation onNode = commands(election, node.commands());
      Load.Operation onIndexed = commands(election, commandsOf(fast));
      Load.Operation onPublished = commands(election, commandsOf(plain));
      for (int i = -1; i < Load.REPETITIONS; i++) {
        Duration length = i < 0 ? WARM_UP : LENGTH;
        Load.Run first = Load.closed(clients, length, onNode);
        Load.Run second = Load.closed(clients, length, onIndexed);
        if (i >= 0) {
          durable.add(first);
          indexed.add(second);
        }
        if (clients == GOAL_CLIENTS) {
          Load.Run third = Load.closed(clients, LENGTH, onPublished);
          published.add(third);
        }
      }
    }
    report(clients, durable, indexed, published, rows);
  }

  private void report(
      int clients, Series durable, Series indexed, Series published, List<Row> rows) {
    Spread ratio = durable.ratioTo(indexed);
    Row row = Row.of(name(), DURABLE, clients, durable).against(ratio, INDEXED);
    boolean goal = clients == GOAL_CLIENTS;
    rows.add(
        goal ? row.goal("≥ 60 % of Axon in memory at 256 clients", ratio.median() >= GOAL) : row);
    rows.add(Row.of(name(), INDEXED, clients, indexed));
    if (goal) {
      rows.add(Row.of(name(), PUBLISHED, clients, published));
    }
  }

  private static Commands commandsOf(MemoryNode reference) {
    return (command, act) -> {
      reference.send(command, act);
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
