package io.tajmi.eventlog.rocksdb;

import static io.tajmi.eventlog.SampleEntries.loose;
import static io.tajmi.eventlog.SampleEntries.tally;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tajmi.eventlog.LogCorrupted;
import io.tajmi.eventlog.LogFull;
import io.tajmi.eventlog.LogStopped;
import io.tajmi.eventlog.SampleEntries;
import io.tajmi.eventlog.SampleEntries.Tallied;
import io.tajmi.eventlog.commit.CommitLog;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.writer.EventLog;
import io.tajmi.eventlog.writer.LogWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;
import org.rocksdb.WriteBatch;

/**
 * A disk that refuses at each kind of file. Where it can be had without tricks the refusal is the
 * system's own: the next file of a kind leads to {@code /dev/full}.
 */
@Timeout(120)
class FullDiskTest {
  private static final Path FULL = Path.of("/dev/full");
  private static final int ENTRY_BYTES = 60_000;
  private static final int READERS = 4;

  @TempDir Path directory;

  /** What the disk refuses. */
  enum Refusal {
    /** The write-ahead log took nothing. */
    WAL,
    /** The write-ahead log took it, and could not be synced. */
    WAL_SYNC,
    /** The store can be written, and not be opened: a MANIFEST or a table finds no room. */
    MANIFEST
  }

  /** Refuses what it is told to, as RocksDB reports it. */
  private static final class Refusing extends Disk {
    private volatile boolean room = true;
    private volatile boolean writes = true;
    private volatile boolean writesFirst;
    private volatile boolean opens = true;
    private volatile Status.SubCode why = Status.SubCode.NoSpace;
    private final AtomicInteger openings = new AtomicInteger();

    Refusing(Path directory) {
      super(directory, 0);
    }

    @Override
    boolean hasRoom() {
      return room;
    }

    @Override
    void write(Columns db, WriteBatch batch) throws RocksDBException {
      if (writes || writesFirst) {
        super.write(db, batch);
      }
      refuseUnless(writes);
    }

    @Override
    Columns open() throws RocksDBException {
      openings.incrementAndGet();
      refuseUnless(opens);
      return super.open();
    }

    private void refuseUnless(boolean allowed) throws RocksDBException {
      if (!allowed) {
        throw new RocksDBException(
            "refused in this test", new Status(Status.Code.IOError, why, "refused"));
      }
    }
  }

  private static EventLog open(Disk disk) {
    return EventLog.open(RocksCommitLog.open(disk), EventLog.Settings.plain());
  }

  private static LogWriter.Appended sent(EventLog log, Entry entry) {
    while (true) {
      try {
        return log.append(List.of(entry));
      } catch (LogFull again) {
        Thread.onSpinWait();
      }
    }
  }

  private static List<String> ids(EventLog log) {
    return log.entries(0, 99).stream().map(entry -> entry.id()).toList();
  }

  @ParameterizedTest
  @EnumSource(Refusal.class)
  void what_a_full_disk_refuses_stands_once_when_there_is_room(Refusal refusal) {
    Refusing disk = new Refusing(directory.resolve("log"));
    Entry kept = tally("kept", Tallied.first("b-1", "v-1"));
    try (EventLog log = open(disk)) {
      log.append(List.of(loose("before")));
      disk.room = refusal == Refusal.MANIFEST;
      disk.opens = refusal != Refusal.MANIFEST;
      disk.writesFirst = refusal == Refusal.WAL_SYNC;
      disk.writes = false;
      assertThatThrownBy(() -> log.append(List.of(kept))).isInstanceOf(LogFull.class);
      while (refusal == Refusal.MANIFEST && disk.openings.get() < 3) {
        assertThat(ids(log)).containsExactly("before");
      }
      assertThat(log.full()).isTrue();

      disk.writes = true;
      disk.opens = true;
      disk.room = true;
      assertThat(sent(log, loose("after")).first()).isEqualTo(2);
      assertThat(ids(log)).containsExactly("before", "kept", "after");
      assertThat(log.contestPositions("e:c", 0, 9)).containsExactly(1);
    }
    try (EventLog again = open(new Disk(directory.resolve("log"), 0))) {
      assertThat(ids(again)).containsExactly("before", "kept", "after");
    }
  }

  @Test
  void another_error_of_the_disk_stops_the_log_for_good() {
    Refusing disk = new Refusing(directory.resolve("log"));
    try (EventLog log = open(disk)) {
      log.append(List.of(loose("before")));
      disk.why = Status.SubCode.None;
      disk.writes = false;
      assertThatThrownBy(() -> log.append(List.of(loose("a"))))
          .hasCauseInstanceOf(CommitLog.StoreFailed.class);
      disk.writes = true;
      assertThatThrownBy(() -> log.append(List.of(loose("b")))).isInstanceOf(LogStopped.class);
      assertThat(disk.openings).hasValue(1);
      assertThat(ids(log)).containsExactly("before");
    }
  }

  @Test
  void a_store_that_cannot_be_opened_anew_for_another_reason_stops_the_log_for_good() {
    Refusing disk = new Refusing(directory.resolve("log"));
    try (EventLog log = open(disk)) {
      log.append(List.of(loose("before")));
      disk.room = false;
      disk.writes = false;
      assertThatThrownBy(() -> log.append(List.of(loose("a")))).isInstanceOf(LogFull.class);
      disk.why = Status.SubCode.None;
      disk.opens = false;
      disk.room = true;
      while (log.running()) {
        Thread.onSpinWait();
      }
      assertThat(log.fault()).isInstanceOf(LogCorrupted.class);
      assertThatThrownBy(() -> log.entries(0, 1)).isInstanceOf(LogStopped.class);
    }
  }

  @Test
  void readers_go_on_while_the_store_is_opened_anew() {
    RocksCommitLog store = RocksCommitLog.open(new Disk(directory.resolve("log"), 0));
    try (ExecutorService threads = Executors.newFixedThreadPool(READERS);
        EventLog log = EventLog.open(store, EventLog.Settings.plain())) {
      for (int i = 0; i < 200; i++) {
        log.append(List.of(tally("t-" + i, Tallied.first("b-" + i, "v-" + i))));
      }
      AtomicBoolean done = new AtomicBoolean();
      List<CompletableFuture<Integer>> readers =
          IntStream.range(0, READERS)
              .mapToObj(i -> CompletableFuture.supplyAsync(() -> readings(log, done), threads))
              .toList();
      for (int i = 0; i < 20; i++) {
        assertThat(store.reopen()).isTrue();
      }
      done.set(true);
      assertThat(readers).allSatisfy(reader -> assertThat(reader.join()).isPositive());
      assertThat(log.append(List.of(loose("after"))).first()).isEqualTo(200);
    }
  }

  private static int readings(EventLog log, AtomicBoolean done) {
    int readings = 0;
    do {
      assertThat(log.entries(0, 500)).hasSize(200);
      assertThat(log.contestPositions("e:c", 0, 500)).hasSize(200);
      assertThat(log.lastSequence("branch/e:c/b-7")).isZero();
      assertThat(log.envelope(SampleEntries.key("v-9"))).isNotNull();
      readings++;
    } while (!done.get());
    return readings;
  }

  @Test
  void who_reads_a_closed_store_is_told_so() {
    EventLog log = open(new Disk(directory.resolve("log"), 0));
    log.append(List.of(loose("a")));
    log.close();
    assertThatThrownBy(() -> log.entries(0, 1)).isInstanceOf(LogStopped.class);
    assertThatThrownBy(() -> log.lastSequence("branch/e:c/1")).isInstanceOf(LogStopped.class);
  }

  @ParameterizedTest
  @EnumSource
  void a_write_ahead_log_or_a_table_that_the_system_refuses_loses_nothing(Kind kind)
      throws IOException {
    assumeTrue(Files.exists(FULL), "this system has no /dev/full");
    Refusing disk = new Refusing(directory.resolve("log"));
    List<String> acknowledged = new ArrayList<>();
    try (EventLog log = open(disk)) {
      acknowledge(log, "before", acknowledged);
      disk.room = false;
      List<Path> full = leadToFull(disk.directory(), kind);
      int sent = 0;
      while (!log.full()) {
        assertThat(sent).as("writes before the disk refused one").isLessThan(2_000);
        try {
          acknowledge(log, "filling-" + sent++, acknowledged);
        } catch (LogFull refused) {
          assertThat(sent).isPositive();
        }
      }
      for (Path link : full) {
        Files.deleteIfExists(link);
      }
      disk.room = true;
      sent(log, loose("after"));
      assertThat(stored(log)).containsAll(acknowledged).doesNotHaveDuplicates().endsWith("after");
    }
    try (EventLog again = open(new Disk(disk.directory(), 0))) {
      assertThat(stored(again)).containsAll(acknowledged).endsWith("after");
    }
  }

  /** Files of RocksDB, which are written anew whenever a memtable is full. */
  enum Kind {
    WAL("log"),
    TABLE("sst");

    private final String ending;

    Kind(String ending) {
      this.ending = ending;
    }
  }

  private static void acknowledge(EventLog log, String id, List<String> acknowledged) {
    log.append(List.of(SampleEntries.ofSize(id, ENTRY_BYTES)));
    acknowledged.add(id);
  }

  private static List<String> stored(EventLog log) {
    List<String> ids = new ArrayList<>();
    for (long from = 0; from < log.size(); from += 100) {
      log.entries(from, 100).forEach(entry -> ids.add(entry.id()));
    }
    return ids;
  }

  /** The next files of a kind find no room. */
  private static List<Path> leadToFull(Path folder, Kind kind) throws IOException {
    List<Path> links = new ArrayList<>();
    for (int number = 1; number < 60; number++) {
      boolean taken = false;
      for (String name : List.of("%06d.log", "%06d.sst", "MANIFEST-%06d", "OPTIONS-%06d")) {
        taken |= Files.exists(folder.resolve(name.formatted(number)));
      }
      if (!taken) {
        Path link = folder.resolve("%06d.%s".formatted(number, kind.ending));
        links.add(Files.createSymbolicLink(link, FULL));
      }
    }
    return links;
  }

  @Test
  void a_tile_without_room_is_made_again_at_the_next_start() throws IOException {
    assumeTrue(Files.exists(FULL), "this system has no /dev/full");
    Path folder = directory.resolve("log");
    Path level = folder.resolve("tiles").resolve("level-0");
    try (EventLog log = open(new Disk(folder, 0))) {
      Files.createDirectories(level.getParent());
      Files.createSymbolicLink(level, FULL);
      log.append(IntStream.range(0, 256).mapToObj(i -> loose("a-" + i)).toList());
      assertThat(log.append(List.of(loose("after"))).first()).isEqualTo(256);
    }
    Files.delete(level);
    try (EventLog again = open(new Disk(folder, 0))) {
      assertThat(again.tilesRebuilt()).isEqualTo(1);
      assertThat(Files.size(level)).isEqualTo(8_192);
    }
  }
}
