package io.tajmi.eventlog.commit;

import io.tajmi.eventlog.LogPosition;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.merkle.Tiles;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What commits are searched by: lines by position, streams, contests, envelopes, times, and the
 * tiles of the tree. All of it is derived from commits, which are handed over in order, and can be
 * made again from them. It may be ahead of what was acknowledged, never behind what was taken in;
 * one hands over, any number read. Every implementation passes {@code LogIndexContract}.
 */
public interface LogIndex {

  /** Takes in the next commit, durable by now. */
  void accept(Commit commit);

  /**
   * Takes in the whole log, for a verification that hands over every commit in order: what was kept
   * is compared with them, and what was not is made of them.
   */
  Audit audit();

  /** Lines at consecutive positions, at most {@code max} and none beyond the last. */
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
   * The first commit with an entry later than an instant, found by the running maximum of times,
   * which never goes back; null where there is none.
   */
  @Nullable CommitHeader firstAfter(Instant instant);

  /** A full tile as kept, or null; never trusted, only compared. */
  byte @Nullable [] tile(int level, long index);

  /** Keeps a full tile; it need not be durable at once. */
  void keepTile(Tiles.Tile tile);

  /** Collects what the index must say, then compares. */
  interface Audit {

    /** Takes in the next commit. */
    void accept(Commit commit);

    /**
     * Compares.
     *
     * @throws LogCorrupted where the index does not say what the entries say, with the first
     *     position concerned
     */
    void finish();
  }

  /** Where an envelope was accepted, and with which content. */
  record EnvelopeRecord(LogPosition position, String content) {}
}
