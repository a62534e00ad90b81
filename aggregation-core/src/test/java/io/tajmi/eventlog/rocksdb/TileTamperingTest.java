package io.tajmi.eventlog.rocksdb;

import static io.tajmi.eventlog.rocksdb.TamperedLog.SIZE;
import static io.tajmi.eventlog.rocksdb.TamperedLog.flip;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.eventlog.SampleEntries;
import io.tajmi.eventlog.writer.EventLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.FlushOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** Tiles are derived: what is wrong with them is put right, and nothing is refused. */
@Timeout(120)
class TileTamperingTest {
  private static final int TILE_BYTES = 256 * 32;

  @TempDir static Path original;
  private static TamperedLog log;

  @TempDir Path directory;

  @BeforeAll
  static void writeTheLog() throws IOException {
    log = TamperedLog.create(original);
    assertThat(Files.readAllBytes(tiles(log))).isEqualTo(rightTile());
  }

  interface FileTampering {
    void on(Path file) throws IOException;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("damages")
  void a_damaged_tile_is_made_again(String damage, FileTampering tampering) throws IOException {
    TamperedLog copy = log.copyTo(directory);
    tampering.on(tiles(copy));
    try (EventLog opened = copy.open(true)) {
      assertThat(opened.tilesRebuilt()).isEqualTo(1);
      assertThat(opened.size()).isEqualTo(SIZE);
      opened.append(List.of(SampleEntries.loose("after")));
    }
    assertThat(Files.readAllBytes(tiles(copy))).isEqualTo(rightTile());
    try (EventLog opened = copy.open(true)) {
      assertThat(opened.tilesRebuilt()).isZero();
    }
  }

  static Stream<Arguments> damages() {
    return Stream.of(
        damage("its first byte changed", file -> flip(file, 0)),
        damage("a byte in the middle changed", file -> flip(file, 4_000)),
        damage("its last byte changed", file -> flip(file, TILE_BYTES - 1)),
        damage("cut", file -> Files.write(file, new byte[5])),
        damage("emptied", file -> Files.write(file, new byte[0])),
        damage("another file", file -> Files.writeString(file, "x".repeat(TILE_BYTES))),
        damage("removed", Files::delete),
        damage(
            "removed with its folder",
            file -> {
              Files.delete(file);
              Files.delete(file.getParent());
            }));
  }

  private static Arguments damage(String what, FileTampering tampering) {
    return Arguments.of(what, tampering);
  }

  @Test
  void one_of_two_damaged_tiles_is_made_again_without_the_other() throws IOException {
    TamperedLog copy = log.copyTo(directory);
    try (EventLog opened = copy.open(true)) {
      for (int i = SIZE; i < 512; i++) {
        opened.append(List.of(TamperedLog.entry(i)));
      }
    }
    byte[] before = Files.readAllBytes(tiles(copy));
    assertThat(before).hasSize(2 * TILE_BYTES);
    flip(tiles(copy), TILE_BYTES + 1);
    try (EventLog opened = copy.open(true)) {
      assertThat(opened.tilesRebuilt()).isEqualTo(1);
    }
    assertThat(Files.readAllBytes(tiles(copy))).isEqualTo(before);
  }

  @Test
  void a_store_that_kept_its_tiles_in_the_database_is_opened_and_loses_them_there()
      throws RocksDBException {
    TamperedLog copy = log.copyTo(directory);
    byte[] family = "tiles".getBytes(StandardCharsets.UTF_8);
    copy.tamper(db -> {
      try (ColumnFamilyHandle tiles =
              db.rocks().createColumnFamily(new ColumnFamilyDescriptor(family));
          FlushOptions flush = new FlushOptions()) {
        db.rocks().put(tiles, new byte[9], rightTile());
        db.rocks().flush(flush, tiles);
      }
    });
    assertThat(families(copy)).contains(family);
    try (EventLog opened = copy.open(true)) {
      assertThat(opened.size()).isEqualTo(SIZE);
    }
    assertThat(families(copy)).doesNotContain(family).hasSize(Column.values().length + 1);
  }

  private static List<byte[]> families(TamperedLog log) throws RocksDBException {
    try (Options options = new Options()) {
      return new ArrayList<>(RocksDB.listColumnFamilies(options, log.store().toString()));
    }
  }

  private static Path tiles(TamperedLog log) {
    return log.store().resolve("tiles").resolve("level-0");
  }

  private static byte[] rightTile() {
    java.io.ByteArrayOutputStream tile = new java.io.ByteArrayOutputStream();
    for (int i = 0; i < 256; i++) {
      tile.writeBytes(TamperedLog.entry(i).leafHash().toBytes());
    }
    return tile.toByteArray();
  }
}
