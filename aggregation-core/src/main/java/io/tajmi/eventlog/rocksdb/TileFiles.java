package io.tajmi.eventlog.rocksdb;

import io.tajmi.eventlog.commit.CommitLog;
import io.tajmi.eventlog.merkle.Hash;
import io.tajmi.eventlog.merkle.Tiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Full tiles, one plain file a level, each tile in its place: nothing in such a file but hashes, so
 * nothing can keep it from being read, and a wrong tile is written over. Never synced: a tile that
 * a crash loses, or for which there was no room, is made again at the next start.
 */
final class TileFiles {
  private static final Logger LOG = LoggerFactory.getLogger(TileFiles.class);
  private static final int TILE_BYTES = Tiles.WIDTH * Hash.BYTES;
  private static final byte[] NEVER_WRITTEN = new byte[TILE_BYTES];

  private final Path folder;

  /** The folder is made with the first tile. */
  TileFiles(Path folder) {
    this.folder = folder;
  }

  /** The tile in a place; null where there is none, or it cannot be read. */
  byte @Nullable [] read(int level, long index) {
    ByteBuffer tile = ByteBuffer.allocate(TILE_BYTES);
    try (FileChannel file = FileChannel.open(file(level), StandardOpenOption.READ)) {
      long start = index * TILE_BYTES;
      int read = 0;
      while (read >= 0 && tile.hasRemaining()) {
        read = file.read(tile, start + tile.position());
      }
    } catch (IOException absentOrUnreadable) {
      return null;
    }
    boolean kept = !tile.hasRemaining() && !Arrays.equals(tile.array(), NEVER_WRITTEN);
    return kept ? tile.array() : null;
  }

  /** Puts a tile in its place, unless there is no room for it. */
  void keep(Tiles.Tile tile) {
    ByteBuffer bytes = ByteBuffer.wrap(tile.toBytes());
    long start = tile.index() * TILE_BYTES;
    try {
      Files.createDirectories(folder);
      try (FileChannel file =
          FileChannel.open(
              file(tile.level()), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        while (bytes.hasRemaining()) {
          file.write(bytes, start + bytes.position());
        }
      }
    } catch (IOException failed) {
      if (!LackOfSpace.is(failed)) {
        throw new CommitLog.StoreFailed("a tile could not be kept: " + failed, failed);
      }
      LOG.warn("No room for a tile; it is made again at the next start");
    }
  }

  private Path file(int level) {
    return folder.resolve("level-" + level);
  }
}
