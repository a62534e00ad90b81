package io.tajmi.eventlog.reader;

import io.tajmi.eventlog.LogPosition;
import io.tajmi.eventlog.commit.CommitHeader;
import io.tajmi.eventlog.commit.LogIndex;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.merkle.Hash;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The log as it is read: its durable entries in one order, and where they stand. What a store holds
 * beyond {@link #size()} was never said to be durable, and is not shown.
 */
public interface LogReader {

  /** How many entries there are; the next one gets this position. */
  long size();

  /** The tree head over {@link #size()} entries. */
  Hash root();

  /**
   * The tree head over the first entries, as it was when there were so many.
   *
   * @throws IllegalArgumentException where there are fewer
   */
  Hash rootAt(long size);

  /** The commit that holds the entry at a position; null where no entry is there. */
  @Nullable CommitHeader commitHolding(long position);

  /** Entries at consecutive positions, at most {@code max}, none beyond the head. */
  List<Entry> entries(long fromPosition, int max);

  /** The entry at a position below {@link #size()}. */
  Entry entry(LogPosition position);

  /**
   * The last sequence number of a stream, or -1. Whoever reads a size afterwards has that entry
   * below it.
   */
  long lastSequence(String stream);

  /** Positions of a stream's entries from a sequence number on, at most {@code max}. */
  long[] streamPositions(String stream, long fromSequence, int max);

  /** Positions of a contest's entries from a position on, at most {@code max}. */
  long[] contestPositions(String contest, long fromPosition, int max);

  /** Where an envelope was accepted, or null. */
  LogIndex.@Nullable EnvelopeRecord envelope(Entry.EnvelopeKey key);

  /**
   * How many entries there are as of an instant: all before the first one with a later time, so
   * those of the instant itself are in. Entry times may go back a little; an entry that is earlier
   * than the instant and comes after a later one is not in.
   */
  long sizeAsOf(Instant instant);

  /** Calls back after each commit, until the registration is closed; the call must be quick. */
  Registration onAppend(Runnable listener);

  /** Ends a registration. */
  @FunctionalInterface
  interface Registration extends AutoCloseable {
    @Override
    void close();
  }
}
