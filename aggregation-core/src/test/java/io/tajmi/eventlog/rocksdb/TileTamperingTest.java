package io.tajmi.eventlog.rocksdb;

import static io.tajmi.eventlog.rocksdb.MendedTamperingTest.delete;
import static io.tajmi.eventlog.rocksdb.MendedTamperingTest.put;
import static io.tajmi.eventlog.rocksdb.TamperedLog.flip;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.eventlog.EventLog;
import io.tajmi.eventlog.rocksdb.TamperedLog.Tampering;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rocksdb.RocksDBException;

/** Tiles are derived: what is wrong with them is put right, and nothing is refused. */
@Timeout(120)
class TileTamperingTest {
  @TempDir static Path original;
  private static TamperedLog log;

  @TempDir Path directory;

  @BeforeAll
  static void writeTheLog() {
    log = TamperedLog.create(original);
  }

  @Test
  void an_unreadable_tile_is_made_again() {
    TamperedLog copy = log.copyTo(directory);
    flip(copy.table(Column.TILES), 100);
    try (EventLog opened = copy.open(true)) {
      assertThat(opened.tilesRebuilt()).isEqualTo(1);
    }
    copy.tamper(db -> {
      assertThat(db.rocks().get(db.of(Column.TILES), Keys.tile(0, 0))).isEqualTo(rightTile());
      db.rocks().compactRange(db.of(Column.TILES));
    });
    try (EventLog opened = copy.open(true)) {
      assertThat(opened.tilesRebuilt()).isZero();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tiles")
  void a_changed_tile_is_made_again(String change, Tampering tampering) throws RocksDBException {
    TamperedLog copy = log.copyTo(directory);
    copy.tamper(tampering);
    try (EventLog opened = copy.open(true)) {
      assertThat(opened.tilesRebuilt()).isEqualTo(1);
    }
    copy.tamper(db ->
        assertThat(db.rocks().get(db.of(Column.TILES), Keys.tile(0, 0))).isEqualTo(rightTile()));
    try (EventLog opened = copy.open(true)) {
      assertThat(opened.tilesRebuilt()).isZero();
    }
  }

  static Stream<Arguments> tiles() {
    byte[] other = rightTile();
    other[100]++;
    return Stream.of(
        Arguments.of("changed", put(Column.TILES, Keys.tile(0, 0), other)),
        Arguments.of("cut", put(Column.TILES, Keys.tile(0, 0), new byte[5])),
        Arguments.of("removed", delete(Column.TILES, Keys.tile(0, 0))));
  }

  static byte[] rightTile() {
    java.io.ByteArrayOutputStream tile = new java.io.ByteArrayOutputStream();
    for (int i = 0; i < 256; i++) {
      tile.writeBytes(TamperedLog.entry(i).leafHash().toBytes());
    }
    return tile.toByteArray();
  }
}
