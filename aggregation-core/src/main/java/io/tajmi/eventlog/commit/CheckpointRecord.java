package io.tajmi.eventlog.commit;

import io.tajmi.eventlog.LogCorrupted;
import io.tajmi.eventlog.merkle.Hash;
import io.tajmi.eventlog.merkle.RightEdge;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The last tree head that this node has seen, kept in one file outside the store's directory: a
 * store that is shorter or has another past was cut or changed. It may lag behind the log by about
 * a second, so a tail younger than it can be cut without a trace here; a receipt or a witness still
 * shows that.
 */
public final class CheckpointRecord {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;

  /**
   * One head.
   *
   * @param size entries
   * @param commit number of the last commit
   * @param root 64 hex digits
   * @param header SHA-256 over that commit's stored header, 64 hex digits
   */
  public record Head(long size, long commit, String root, String header) {
    /** Of a log without an entry, so that one is on record before the first. */
    public static final Head EMPTY =
        new Head(0, -1, RightEdge.EMPTY.root().hex(), Chain.upTo(null).lastHeader().hex());

    public static Head of(CommitHeader header) {
      return new Head(
          header.end(),
          header.number(),
          header.edge().root().hex(),
          Commit.headerHash(header).hex());
    }

    Hash headerHash() {
      return Hash.ofHex(header);
    }
  }

  /** The file need not exist yet; its folder must. */
  public CheckpointRecord(Path file) {
    this.file = file;
  }

  /**
   * The head on record, or null where none has been kept.
   *
   * @throws LogCorrupted where the file cannot be read as a head
   */
  public @Nullable Head read() {
    if (!Files.exists(file)) {
      return null;
    }
    try {
      return JSON.readValue(Files.readAllBytes(file), Head.class);
    } catch (JacksonException malformed) {
      throw new LogCorrupted(0, "the checkpoint record " + file + " cannot be read", malformed);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Replaces the record, durably. */
  public void write(Head head) {
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try {
      try (FileChannel channel =
          FileChannel.open(
              next,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        java.nio.ByteBuffer bytes = java.nio.ByteBuffer.wrap(JSON.writeValueAsBytes(head));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel folder =
          FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
        folder.force(true);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException("the checkpoint record could not be kept", failed);
    }
  }
}
