package io.tajmi.bench;

import io.tajmi.election.DefinitionImport;
import io.tajmi.eventlog.LogKind;
import io.tajmi.ops.node.Node;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * First tallies of distinct branches through a node's commands, durable, beside the same commands
 * on the same aggregates over Axon's engine in memory.
 */
final class GatewayBench implements Concern {
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
    Series memory = new Series();
    try (Node node = Node.open(folder, Node.Settings.of(LogKind.TEST));
        MemoryNode reference = new MemoryNode(election.definition())) {
      importInto(node, election);
      Load.Operation onNode = commands(election, node.commands());
      Load.Operation inMemory =
          commands(
              election,
              (command, act) -> {
                reference.send(command, act);
                return null;
              });
      Load.closed(clients, WARM_UP, onNode);
      Load.closed(clients, WARM_UP, inMemory);
      for (int i = 0; i < Load.REPETITIONS; i++) {
        durable.add(Load.closed(clients, LENGTH, onNode));
        memory.add(Load.closed(clients, LENGTH, inMemory));
      }
    }
    Spread ratio = durable.ratioTo(memory);
    Row row =
        Row.of(name(), "durable commands on RocksDB", clients, durable)
            .against(ratio, "the same commands, Axon's engine in memory");
    rows.add(
        clients == GOAL_CLIENTS
            ? row.goal("≥ 60 % of Axon in memory at 256 clients", ratio.median() >= GOAL)
            : row);
    rows.add(Row.of(name(), "the same commands, Axon's engine in memory", clients, memory));
  }

  static void importInto(Node node, MadeElection election) {
    DefinitionImport.Result imported =
        node.imports("bench").run(election.definition(), (done, all) -> {});
    if (imported.outcome() != DefinitionImport.Outcome.SEALED_NOW) {
      throw new IllegalStateException("the election was there before");
    }
  }

  private static Load.Operation commands(
      MadeElection election, io.tajmi.eventlog.Commands commands) {
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
