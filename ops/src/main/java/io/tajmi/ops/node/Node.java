package io.tajmi.ops.node;

import io.tajmi.EventCatalogue;
import io.tajmi.contest.SecondRounds;
import io.tajmi.election.Definitions;
import io.tajmi.election.ElectionId;
import io.tajmi.election.record.DefinitionImport;
import io.tajmi.election.record.ElectionEvent;
import io.tajmi.election.record.SealedDefinitions;
import io.tajmi.eventlog.Act;
import io.tajmi.eventlog.Commands;
import io.tajmi.eventlog.LogCreated;
import io.tajmi.eventlog.LogKind;
import io.tajmi.eventlog.LogLimits;
import io.tajmi.eventlog.codec.CorruptedStream;
import io.tajmi.eventlog.codec.EventCodec;
import io.tajmi.eventlog.commit.CheckpointRecord;
import io.tajmi.eventlog.commit.CommitLog;
import io.tajmi.eventlog.reader.StreamReader;
import io.tajmi.eventlog.rocksdb.RocksCommitLog;
import io.tajmi.eventlog.writer.EventLog;
import io.tajmi.folder.OwnerFolder;
import io.tajmi.live.FoldedDefinitions;
import io.tajmi.live.SnapshotHolder;
import io.tajmi.replay.Timeline;
import io.tajmi.replay.check.CheckFile;
import io.tajmi.replay.check.SelfCheck;
import io.tajmi.ruling.LogRulings;
import io.tajmi.ruling.RulingEnforcement;
import io.tajmi.ruling.RulingName;
import io.tajmi.ruling.Rulings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.axonframework.config.Configurer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One node: opens and verifies the log, folds it directly to its head, goes on live from there, and
 * finishes what rulings and second rounds a crash left open. No framework beyond Axon; the web is
 * put on top of it elsewhere.
 */
public final class Node implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Node.class);

  /** Who a node is when it acts by itself. */
  public static final String SELF = "system:node";

  private final EventLog log;
  private final EventCodec codec;
  private final Definitions definitions;
  private final SnapshotHolder snapshots = new SnapshotHolder();
  private final NodeFold fold;
  private final AxonNode axon;
  private final Commands commands;
  private final Rulings rulings;
  private final RulingEnforcement enforcement;
  private final SecondRounds secondRounds;
  private final SelfCheck check;

  /**
   * How a node is opened.
   *
   * @param name in the commits that it writes
   * @param limits of the log
   * @param observer hears of commits
   * @param axon adds to Axon's configuration, such as monitors
   * @param keeping how its directory is kept
   */
  public record Settings(
      NodeName name,
      LogKind kind,
      LogLimits limits,
      InstantSource clock,
      EventLog.Observer observer,
      Consumer<Configurer> axon,
      Keeping keeping) {

    /** A node as it runs by default. */
    public static Settings of(LogKind kind) {
      return new Settings(
          NodeName.DEFAULT,
          kind,
          LogLimits.DEFAULT,
          InstantSource.system(),
          EventLog.Observer.NONE,
          configurer -> {},
          Keeping.DEFAULT);
    }

    /** The same under another name. */
    public Settings called(NodeName other) {
      return new Settings(other, kind, limits, clock, observer, axon, keeping);
    }
  }

  /** The directory holds a log that this node must not serve. */
  public static final class WrongLog extends RuntimeException {
    private static final long serialVersionUID = 1L;

    WrongLog(String message) {
      super(message, null, false, false);
    }
  }

  private Node(EventLog log, @Nullable Path data, Settings settings) throws InterruptedException {
    this.log = log;
    this.codec = EventCatalogue.codec();
    StreamReader streams = new StreamReader(log, codec);
    this.definitions =
        new FoldedDefinitions(
            snapshots, new SealedDefinitions(election -> definitionEvents(streams, election)));
    Path checkpoints = data == null ? null : data.resolve("fold");
    this.fold = new NodeFold(log, codec, snapshots, checkpoints, settings.keeping().checkpoints());
    CheckFile record = NodeCheck.record(log, data);
    boolean started = false;
    try {
      if (record.read(settings.clock().instant()).stopped()) {
        fold.discardCheckpoints();
      }
      fold.toHead(log.size());
      this.axon = new AxonNode(log, codec, definitions, fold.fold(), fold::folded, settings.axon());
      this.commands = axon.commands();
      this.rulings = new LogRulings(log, codec, this::openRulings);
      this.enforcement = new RulingEnforcement(commands, rulings, SELF);
      this.secondRounds = new SecondRounds(commands, definitions, SELF);
      NodeUnderCheck subject = new NodeUnderCheck(fold, snapshots, commands, settings.name());
      this.check =
          new SelfCheck(
              subject,
              settings.keeping().check(),
              new SelfCheck.Means(
                  settings.clock(), SelfCheck.Clock.system(), record, new NodeCheck()));
      axon.start();
      finishWhatIsOpen();
      check.start();
      started = true;
    } finally {
      if (!started) {
        fold.close();
      }
    }
  }

  /** A log that fails here is closed by the opener, so nothing may go on reading it. */
  private void finishWhatIsOpen() {
    boolean finished = false;
    try {
      enforcement.enforceOpen();
      snapshots.current().calledSecondRounds().stream()
          .filter(called -> definitions.of(called.election()) == null)
          .forEach(secondRounds::hold);
      finished = true;
    } finally {
      if (!finished) {
        axon.stop();
      }
    }
  }

  /**
   * Opens the node whose data is in a directory; an empty directory is founded as a log of this
   * kind.
   *
   * @throws WrongLog where the log is of another kind or was never founded
   * @throws io.tajmi.eventlog.LogCorrupted where it is not as it was left
   */
  public static Node open(Path data, Settings settings) {
    try {
      OwnerFolder.make(data);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    CheckpointRecord record = new CheckpointRecord(data.resolve("checkpoint.json"));
    long reserve = settings.keeping().reserveBytes();
    CommitLog store = RocksCommitLog.open(data.resolve("log"), reserve);
    return open(store, record, data, settings);
  }

  /** Opens a node over a store, without fold checkpoints; for tests also one in memory. */
  public static Node open(CommitLog store, @Nullable CheckpointRecord record, Settings settings) {
    return open(store, record, null, settings);
  }

  private static Node open(
      CommitLog store, @Nullable CheckpointRecord record, @Nullable Path data, Settings settings) {
    boolean opened = false;
    EventLog log = null;
    long began = System.nanoTime();
    try {
      log =
          EventLog.open(
              store,
              new EventLog.Settings(
                  settings.limits(),
                  settings.clock(),
                  settings.name().word(),
                  record,
                  settings.observer()));
      requireKind(log, settings.kind());
      LOG.info("The log is verified: {} entries in {} ms", log.size(), millis(began));
      requireCheckpoint(log, settings.keeping());
      Node node = new Node(log, data, settings);
      opened = true;
      return node;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the start was interrupted", interrupted);
    } finally {
      if (!opened) {
        if (log == null) {
          store.close();
        } else {
          log.close();
        }
      }
    }
  }

  private static long millis(long since) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - since);
  }

  private static void requireKind(EventLog log, LogKind kind) {
    if (log.size() == 0) {
      log.found(
          LogCreated.of("tajmi/" + UUID.randomUUID(), kind),
          UUID.randomUUID().toString(),
          new Act(SELF, null, null));
      return;
    }
    LogCreated created = log.created();
    if (created == null) {
      throw new WrongLog(
          "The log is not empty and was never founded; it is not a log of this product.");
    }
    if (!created.fitsThisProgram()) {
      throw new WrongLog(
          "The log was founded with format "
              + created.format()
              + " and "
              + created.hash()
              + ", which this program does not read; serve it with the program that wrote it.");
    }
    if (created.kind() != kind) {
      throw new WrongLog(
          created.kind() == LogKind.TEST
              ? "This is a test log, whose numbers are not real; serve it with --test."
              : "This is a live log; serve it without --test.");
    }
  }

  private static void requireCheckpoint(EventLog log, Keeping keeping) {
    if (!log.checkpointMissing()) {
      return;
    }
    if (!keeping.acceptMissingCheckpoint()) {
      throw new WrongLog(
          "checkpoint.json is missing beside a log of "
              + log.size()
              + " entries, so nobody can tell whether its end was cut off; put the file back, or"
              + " serve once with "
              + Keeping.ACCEPT_MISSING_CHECKPOINT
              + ", which the log then says for ever.");
    }
    LOG.warn(
        "checkpoint.json was missing beside a log of {} entries, which was accepted", log.size());
    log.acceptWithoutCheckpoint(UUID.randomUUID().toString(), new Act(SELF, null, null));
  }

  private static List<ElectionEvent> definitionEvents(StreamReader streams, ElectionId election) {
    List<ElectionEvent> events = new ArrayList<>();
    for (Object event : streams.events("election/" + election)) {
      if (!(event instanceof ElectionEvent happened)) {
        throw new CorruptedStream("election/" + election, "its stream holds " + event);
      }
      events.add(happened);
    }
    return events;
  }

  private List<RulingName> openRulings() {
    return snapshots.current().openRulings().stream()
        .map(ruling -> ruling.issued().name())
        .toList();
  }

  /** The log. */
  public EventLog log() {
    return log;
  }

  /** How payloads are read. */
  public EventCodec codec() {
    return codec;
  }

  /** Sends commands to the aggregates. */
  public Commands commands() {
    return commands;
  }

  /** Sealed definitions. */
  public Definitions definitions() {
    return definitions;
  }

  /** Imports in the name of an actor. */
  public DefinitionImport imports(String actor) {
    return new DefinitionImport(commands, actor);
  }

  /** Where the latest snapshot is. */
  public SnapshotHolder snapshots() {
    return snapshots;
  }

  /** What the log said at any position. */
  public Timeline timeline() {
    return fold.timeline();
  }

  /** Position of the newest fold checkpoint on disk, -1 where there is none. */
  public long foldCheckpoint() {
    return fold.checkpoint();
  }

  /** Whether a fold checkpoint could not be kept at the last try. */
  public boolean foldCheckpointFailing() {
    return fold.checkpointFailing();
  }

  /** Rulings as the log holds them. */
  public Rulings rulings() {
    return rulings;
  }

  /** Carries rulings to their branches. */
  public RulingEnforcement enforcement() {
    return enforcement;
  }

  /** Brings second rounds that were called into the log. */
  public SecondRounds secondRounds() {
    return secondRounds;
  }

  /** Its check of itself. */
  public SelfCheck check() {
    return check;
  }

  /** Whether the live consumer runs and has not stopped at a fault. */
  public boolean following() {
    return axon.following();
  }

  /** Finishes what was accepted, then closes the log. */
  @Override
  public void close() {
    check.close();
    axon.stop();
    fold.close();
    log.close();
  }
}
