package io.tajmi.eventlog;

import io.tajmi.eventlog.merkle.Tiles;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Does what the store beneath it does; tests override what they want to go wrong. */
public class ForwardingCommitLog implements CommitLog {
  private final CommitLog store;

  /** Over a store. */
  public ForwardingCommitLog(CommitLog store) {
    this.store = store;
  }

  @Override
  public @Nullable CommitHeader head() {
    return store.head();
  }

  @Override
  public Outcome append(Commit commit) {
    return store.append(commit);
  }

  @Override
  public boolean reopen() {
    return store.reopen();
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
