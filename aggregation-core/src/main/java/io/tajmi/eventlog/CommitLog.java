package io.tajmi.eventlog;

import io.tajmi.eventlog.merkle.Tiles;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Where commits are kept: append at an expected number, read from a number, head. Of writers that
 * append at the same number one is first and the others lose; readers are many. Every
 * implementation passes {@code CommitLogContract}.
 */
public interface CommitLog extends AutoCloseable {

  /** The last commit's header, or null where there is none. */
  @Nullable CommitHeader head();

  /**
   * Makes a commit durable, with its indexes, before it returns.
   *
   * @throws IllegalStateException where its number is beyond the head's plus one; nothing was
   *     written
   * @throws StoreFull where there is no room; whether it was written, {@link #head} tells after
   *     {@link #reopen}
   */
  Outcome append(Commit commit);

  /** What became of an append. */
  sealed interface Outcome {}

  /** The commit is durable. */
  record Appended() implements Outcome {}

  /**
   * Another writer's commit has its number; nothing was written.
   *
   * @param head the last commit of the store
   */
  record Lost(CommitHeader head) implements Outcome {}

  /** It is not known whether the commit was written. */
  record Unknown(StoreFailed reason) implements Outcome {}

  /**
   * Opens the store anew after {@link StoreFull}, so that its head is what is durable. Readers wait
   * meanwhile, and read what they read before where there is no room yet.
   *
   * @return false where there is no room yet
   * @throws LogCorrupted where it cannot be opened as it was left
   */
  boolean reopen();

  /**
   * Hands over every commit from this number to the head, in order.
   *
   * @throws LogCorrupted where one is missing or cannot be read
   */
  void read(long fromNumber, Consumer<Commit> reader);

  /** The header of a commit; null beyond the head. */
  @Nullable CommitHeader header(long number);

  /** Lines at consecutive positions, at most {@code max} and none beyond the head. */
  List<byte[]> lines(long fromPosition, int max);

  /** The last sequence number of a stream, or -1. */
  long lastSequence(String stream);

  /** Positions of a stream's entries from a sequence number on, in order, at most {@code max}. */
  long[] streamPositions(String stream, long fromSequence, int max);

  /** Positions of a contest's entries from a position on, in order, at most {@code max}. */
  long[] contestPositions(String contest, long fromPosition, int max);

  /** Where an envelope was accepted, or null. */
  @Nullable EnvelopeRecord envelope(Entry.EnvelopeKey key);

  /**
   * Compares the indexes with the entries; the verification at start hands every commit over, in
   * order.
   */
  IndexAudit auditIndexes();

  /**
   * A full tile as stored, or null; derived from the entries, so it is never trusted, only
   * compared.
   */
  byte @Nullable [] tile(int level, long index);

  /** Keeps a full tile; it need not be durable at once. */
  void keepTile(Tiles.Tile tile);

  @Override
  void close();

  /** Collects what the indexes must say, then compares. */
  interface IndexAudit {

    /** Takes in the next commit. */
    void accept(Commit commit);

    /**
     * Compares.
     *
     * @throws LogCorrupted where an index does not say what the entries say, with the first
     *     position concerned
     */
    void finish();
  }

  /** Where an envelope was accepted, and with which content. */
  record EnvelopeRecord(LogPosition position, String content) {}

  /** There is no room for a commit; the writer waits for it. */
  final class StoreFull extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what the store reported. */
    public StoreFull(String message, Throwable cause) {
      super(message, cause);
    }
  }

  /** The store could not say whether a commit is durable: the writer stops. */
  final class StoreFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With what the store reported. */
    public StoreFailed(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
