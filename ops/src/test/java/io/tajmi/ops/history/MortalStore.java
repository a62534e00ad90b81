package io.tajmi.ops.history;

import io.tajmi.eventlog.Commit;
import io.tajmi.eventlog.CommitHeader;
import io.tajmi.eventlog.CommitLog;
import io.tajmi.eventlog.Entry;
import io.tajmi.eventlog.merkle.Tiles;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A store that fails for good at a chosen commit, before or after it was written. */
final class MortalStore implements CommitLog {
  private final CommitLog store;
  private long left = Long.MAX_VALUE;
  private boolean writesTheLast;
  private long appended;

  MortalStore(CommitLog store) {
    this.store = store;
  }

  /** Takes so many commits more; the one after that fails, although it may have been written. */
  synchronized MortalStore diesAfter(long commits, boolean writesTheLastOne) {
    left = commits;
    writesTheLast = writesTheLastOne;
    return this;
  }

  /** How many commits were answered for. */
  synchronized long appended() {
    return appended;
  }

  @Override
  public synchronized void append(Commit commit) {
    if (left == 0) {
      if (writesTheLast) {
        store.append(commit);
        writesTheLast = false;
      }
      throw new StoreFailed("the disk is gone", new IllegalStateException("in this test"));
    }
    left--;
    store.append(commit);
    appended++;
  }

  @Override
  public @Nullable CommitHeader head() {
    return store.head();
  }

  @Override
  public void read(long fromNumber, Consumer<Commit> reader) {
    store.read(fromNumber, reader);
  }

  @Override
  public @Nullable CommitHeader header(long number) {
    return store.header(number);
  }

  @Override
  public List<byte[]> lines(long fromPosition, int max) {
    return store.lines(fromPosition, max);
  }

  @Override
  public long lastSequence(String stream) {
    return store.lastSequence(stream);
  }

  @Override
  public long[] streamPositions(String stream, long fromSequence, int max) {
    return store.streamPositions(stream, fromSequence, max);
  }

  @Override
  public long[] contestPositions(String contest, long fromPosition, int max) {
    return store.contestPositions(contest, fromPosition, max);
  }

  @Override
  public @Nullable EnvelopeRecord envelope(Entry.EnvelopeKey key) {
    return store.envelope(key);
  }

  @Override
  public IndexAudit auditIndexes() {
    return store.auditIndexes();
  }

  @Override
  public byte @Nullable [] tile(int level, long index) {
    return store.tile(level, index);
  }

  @Override
  public void keepTile(Tiles.Tile tile) {
    store.keepTile(tile);
  }

  @Override
  public void close() {
    store.close();
  }
}
