package io.tajmi.eventlog;

import io.tajmi.eventlog.commit.Commit;
import io.tajmi.eventlog.commit.CommitHeader;
import io.tajmi.eventlog.commit.LogIndex;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.merkle.Tiles;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers what the index beneath it answers; tests override what they want to go wrong. */
public class ForwardingLogIndex implements LogIndex {
  private final LogIndex index;

  /** Over an index. */
  public ForwardingLogIndex(LogIndex index) {
    this.index = index;
  }

  @Override
  public void accept(Commit commit) {
    index.accept(commit);
  }

  @Override
  public Audit audit() {
    return index.audit();
  }

  @Override
  public List<byte[]> lines(long fromPosition, int max) {
    return index.lines(fromPosition, max);
  }

  @Override
  public long lastSequence(String stream) {
    return index.lastSequence(stream);
  }

  @Override
  public long[] streamPositions(String stream, long fromSequence, int max) {
    return index.streamPositions(stream, fromSequence, max);
  }

  @Override
  public long[] contestPositions(String contest, long fromPosition, int max) {
    return index.contestPositions(contest, fromPosition, max);
  }

  @Override
  public @Nullable EnvelopeRecord envelope(Entry.EnvelopeKey key) {
    return index.envelope(key);
  }

  @Override
  public @Nullable CommitHeader firstAfter(Instant instant) {
    return index.firstAfter(instant);
  }

  @Override
  public byte @Nullable [] tile(int level, long number) {
    return index.tile(level, number);
  }

  @Override
  public void keepTile(Tiles.Tile tile) {
    index.keepTile(tile);
  }
}
