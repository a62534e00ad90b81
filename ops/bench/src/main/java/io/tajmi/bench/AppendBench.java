package io.tajmi.bench;

import io.tajmi.EventCatalogue;
import io.tajmi.branch.BranchTallyEvent.TallyRecorded;
import io.tajmi.eventlog.codec.EventCodec;
import io.tajmi.eventlog.commit.Commit;
import io.tajmi.eventlog.commit.CommitHeader;
import io.tajmi.eventlog.commit.CommitLog;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.merkle.Hash;
import io.tajmi.eventlog.merkle.RightEdge;
import io.tajmi.eventlog.rocksdb.RocksCommitLog;
import io.tajmi.eventlog.writer.EventLog;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The log on RocksDB by 1 to 2,000 clients, and the store alone at 50 entries a commit, beside a
 * bare file to which the same bytes are written, 50 entries and one fdatasync at a time.
 */
final class AppendBench implements Concern {
  private static final int[] CLIENTS = {1, 32, 256, 2_000};
  private static final int COMMIT_ENTRIES = 50;
  private static final int RUN_ENTRIES = 100_000;
  private static final double GOAL = 0.8;
  private static final Duration WARM_UP = Duration.ofSeconds(1);
  private static final Duration LENGTH = Duration.ofSeconds(2);
  private static final String REFERENCE = "a bare file, fdatasync every 50 entries";

  private final EventCodec codec = EventCatalogue.codec();
  private final MadeElection election = MadeElection.of(1_000, 3);
  private final AtomicInteger next = new AtomicInteger();

  @Override
  public String name() {
    return "append";
  }

  @Override
  public List<Row> measure(Workspace workspace) throws Exception {
    List<Row> rows = new ArrayList<>();
    Series file = new Series();
    Series store = new Series();
    for (int i = -1; i < Load.REPETITIONS; i++) {
      List<Entry> entries = entries(RUN_ENTRIES);
      Load.Run onFile = bareFile(workspace.file("bare"), entries);
      Load.Run onStore = bareStore(workspace.folder("store"), entries);
      if (i >= 0) {
        file.add(onFile);
        store.add(onStore);
      }
    }
    Spread ratio = store.ratioTo(file);
    rows.add(Row.of(name(), "bare file, 50 entries and one fdatasync at a time", 1, file));
    rows.add(
        Row.of(name(), "RocksDB store, commits of 50, synced", 1, store)
            .against(ratio, REFERENCE)
            .goal("≥ 80 % of a bare file with fdatasync", ratio.median() >= GOAL));
    for (int clients : CLIENTS) {
      workspace.say("append, " + clients + " clients");
      Series log = clients(workspace.folder("append"), clients);
      rows.add(
          Row.of(name(), "log on RocksDB", clients, log)
              .against(Spread.of(ratios(log.rates(), file.rate().median())), REFERENCE));
    }
    return rows;
  }

  private static double[] ratios(double[] rates, double to) {
    double[] ratios = rates.clone();
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] /= to;
    }
    return ratios;
  }

  private Series clients(Path folder, int clients) throws Exception {
    Series series = new Series();
    try (EventLog log = EventLog.open(RocksCommitLog.open(folder), EventLog.Settings.plain())) {
      Load.Operation append =
          client -> {
            log.append(List.of(entry(next.getAndIncrement())));
            return true;
          };
      Load.closed(clients, WARM_UP, append);
      for (int i = 0; i < Load.REPETITIONS; i++) {
        series.add(Load.closed(clients, LENGTH, append));
      }
    }
    Workspace.delete(folder);
    return series;
  }

  private static Load.Run bareFile(Path path, List<Entry> entries) throws IOException {
    org.HdrHistogram.Histogram nanos = new org.HdrHistogram.Histogram(3);
    long start = System.nanoTime();
    try (FileChannel file =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (int i = 0; i < entries.size(); i += COMMIT_ENTRIES) {
        long before = System.nanoTime();
        List<Entry> commit = entries.subList(i, i + COMMIT_ENTRIES);
        ByteBuffer bytes = ByteBuffer.allocate(commit.stream().mapToInt(Entry::size).sum());
        commit.forEach(entry -> bytes.put(entry.line()));
        bytes.flip();
        while (bytes.hasRemaining()) {
          file.write(bytes);
        }
        file.force(false);
        nanos.recordValue(System.nanoTime() - before);
      }
    }
    return run(entries.size(), start, nanos);
  }

  private static Load.Run bareStore(Path folder, List<Entry> entries) {
    org.HdrHistogram.Histogram nanos = new org.HdrHistogram.Histogram(3);
    try (CommitLog store = RocksCommitLog.open(folder)) {
      long start = System.nanoTime();
      RightEdge edge = RightEdge.EMPTY;
      Hash previous = Hash.sha256(new byte[0]);
      for (int i = 0; i < entries.size(); i += COMMIT_ENTRIES) {
        long before = System.nanoTime();
        List<Entry> commit = entries.subList(i, i + COMMIT_ENTRIES);
        edge = edge.append(commit.stream().map(Entry::leafHash).toList());
        CommitHeader header =
            new CommitHeader(
                i / COMMIT_ENTRIES,
                i,
                COMMIT_ENTRIES,
                "0".repeat(32),
                previous,
                edge,
                commit.getLast().header().time(),
                "bench");
        store.append(new Commit(header, commit));
        previous = Commit.headerHash(header);
        nanos.recordValue(System.nanoTime() - before);
      }
      return run(entries.size(), start, nanos);
    }
  }

  private static Load.Run run(int entries, long start, org.HdrHistogram.Histogram nanos) {
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Load.Run(entries / seconds, Load.millis(nanos, 50), Load.millis(nanos, 99));
  }

  /** Leaf hashes are taken beforehand, as the log's callers take them. */
  private List<Entry> entries(int count) {
    List<Entry> entries = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      Entry entry = entry(next.getAndIncrement());
      entry.leafHash();
      entries.add(entry);
    }
    return entries;
  }

  /** A tally as small as one can be, without an envelope in its meta: about 500 bytes. */
  private Entry entry(int n) {
    int ordinal = n % election.branches();
    TallyRecorded event =
        new TallyRecorded(
            election.branch(ordinal),
            election.definition().hash(),
            "s",
            election.tally(ordinal),
            List.of(),
            false);
    Entry.Header header = new Entry.Header("branch/e:c/x" + n, 0, "e:c", Instant.now());
    Entry.Name name = new Entry.Name(UUID.randomUUID().toString(), "branch.tally-recorded/1");
    return Entry.write(header, name, Map.of("actor", "bench"), codec.encode(event));
  }
}
