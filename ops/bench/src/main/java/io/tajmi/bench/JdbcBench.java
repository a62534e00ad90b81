package io.tajmi.bench;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.tajmi.EventCatalogue;
import io.tajmi.branch.BranchTallyEvent.TallyRecorded;
import io.tajmi.eventlog.axon.LogEventStorageEngine;
import io.tajmi.eventlog.axon.NamedEventSerializer;
import io.tajmi.eventlog.rocksdb.RocksCommitLog;
import io.tajmi.eventlog.writer.EventLog;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.common.jdbc.DataSourceConnectionProvider;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;

/**
 * {@code appendEvents} of our engine on RocksDB beside Axon's JDBC engine on PostgreSQL: the same
 * events, one a call, both synced to the same disk, both with the same serialiser.
 */
final class JdbcBench implements Concern {
  private static final int[] CLIENTS = {1, 32, 256};
  private static final double GOAL = 3;
  private static final int CONNECTIONS = 32;
  private static final Duration WARM_UP = Duration.ofSeconds(2);
  private static final Duration LENGTH = Duration.ofSeconds(2);

  private final MadeElection election = MadeElection.of(1_000, 3);
  private final AtomicInteger next = new AtomicInteger();

  @Override
  public String name() {
    return "jdbc";
  }

  @Override
  public List<Row> measure(Workspace workspace) throws Exception {
    Path binaries = Postgres.binaries();
    if (binaries == null) {
      workspace.say("jdbc is skipped: PostgreSQL is not installed below /usr/lib/postgresql");
      return List.of();
    }
    List<Row> rows = new ArrayList<>();
    NamedEventSerializer serializer = new NamedEventSerializer(EventCatalogue.NAMES);
    try (Postgres server = Postgres.start(binaries, workspace);
        HikariDataSource pool = pool(server);
        EventLog log =
            EventLog.open(
                RocksCommitLog.open(workspace.folder("jdbc")), EventLog.Settings.plain())) {
      EventStorageEngine jdbc = jdbc(pool, serializer);
      EventStorageEngine rocks =
          LogEventStorageEngine.builder(log, log, serializer, EventCatalogue::contestOf).build();
      for (int clients : CLIENTS) {
        workspace.say("jdbc, " + clients + " clients");
        measure(jdbc, rocks, clients, rows);
      }
    }
    return rows;
  }

  private void measure(
      EventStorageEngine jdbc, EventStorageEngine rocks, int clients, List<Row> rows)
      throws Exception {
    Series onPostgres = new Series();
    Series onRocks = new Series();
    Load.closed(clients, WARM_UP, append(jdbc));
    Load.closed(clients, WARM_UP, append(rocks));
    for (int i = 0; i < Load.REPETITIONS; i++) {
      onPostgres.add(Load.closed(clients, LENGTH, append(jdbc)));
      onRocks.add(Load.closed(clients, LENGTH, append(rocks)));
    }
    Spread ratio = onRocks.ratioTo(onPostgres);
    rows.add(
        Row.of(name(), "appendEvents, log on RocksDB", clients, onRocks)
            .against(ratio, "Axon JDBC on PostgreSQL")
            .goal("≥ 3 × Axon JDBC on PostgreSQL", ratio.median() >= GOAL));
    rows.add(Row.of(name(), "appendEvents, Axon JDBC on PostgreSQL, fsync", clients, onPostgres));
  }

  private Load.Operation append(EventStorageEngine engine) {
    return client -> {
      engine.appendEvents(List.of(event(next.getAndIncrement())));
      return true;
    };
  }

  private DomainEventMessage<?> event(int n) {
    int ordinal = n % election.branches();
    TallyRecorded recorded =
        new TallyRecorded(
            election.branch(ordinal),
            election.definition().hash(),
            "s",
            election.tally(ordinal),
            List.of(),
            false);
    return new GenericDomainEventMessage<>("branch", "branch/e:c/x" + n, 0, recorded);
  }

  private static HikariDataSource pool(Postgres server) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(server.url());
    config.setUsername("postgres");
    config.setMaximumPoolSize(CONNECTIONS);
    config.setConnectionTimeout(Duration.ofMinutes(1).toMillis());
    return new HikariDataSource(config);
  }

  /** Each call is one transaction, committed by the connection itself. */
  private static EventStorageEngine jdbc(HikariDataSource pool, NamedEventSerializer serializer) {
    JdbcEventStorageEngine engine =
        JdbcEventStorageEngine.builder()
            .eventSerializer(serializer)
            .snapshotSerializer(serializer)
            .connectionProvider(new DataSourceConnectionProvider(pool))
            .transactionManager(NoTransactionManager.instance())
            .build();
    engine.createSchema(PostgresEventTableFactory.INSTANCE);
    return engine;
  }
}
