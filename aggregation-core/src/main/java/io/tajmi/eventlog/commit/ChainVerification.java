package io.tajmi.eventlog.commit;

import io.tajmi.eventlog.LogCorrupted;
import io.tajmi.eventlog.merkle.Hash;
import io.tajmi.eventlog.merkle.Tiles;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Re-hashes a whole log: every line, every header, the link between headers, every index, and the
 * head on record outside. What it has passed was written by this log and has not been changed
 * since.
 */
public final class ChainVerification {
  private final CommitLog log;
  private final CheckpointRecord.@Nullable Head record;
  private final LogIndex index;
  private final LogIndex.Audit audit;
  private final Tiles tiles = new Tiles();
  private Chain chain = Chain.upTo(null);
  private long previousFirst;
  private int tilesRebuilt;

  /**
   * What was verified.
   *
   * @param index over all its commits
   * @param tiles ready for the next leaf
   * @param tilesRebuilt how many stored tiles were missing or wrong
   */
  public record Verified(Chain chain, LogIndex index, Tiles tiles, int tilesRebuilt) {}

  private ChainVerification(CommitLog log, CheckpointRecord.@Nullable Head record) {
    this.log = log;
    this.record = record;
    this.index = log.index();
    this.audit = index.audit();
  }

  /**
   * Verifies, and mends tiles.
   *
   * @throws LogCorrupted with the first untrusted position
   */
  public static Verified verify(CommitLog log, CheckpointRecord.@Nullable Head record) {
    return new ChainVerification(log, record).run();
  }

  /** The first fault of a log, against no record; null where there is none. */
  public static @Nullable LogCorrupted firstFault(CommitLog log) {
    try {
      new ChainVerification(log, null).run();
      return null;
    } catch (LogCorrupted fault) {
      return fault;
    }
  }

  private Verified run() {
    log.read(0, this::accept);
    CommitHeader head = log.head();
    require(
        (head == null ? 0 : head.end()) == chain.end(),
        "the head names more than the commits hold");
    if (record != null) {
      require(
          record.size() <= chain.end() && record.commit() < chain.nextNumber(),
          "it ends here, but the checkpoint record has seen " + record.size() + " entries");
    }
    audit.finish();
    return new Verified(chain, index, tiles, tilesRebuilt);
  }

  private void accept(Commit commit) {
    CommitHeader header = commit.header();
    chain.requirePlace(header);
    requireLink(header);
    Chain after = chain.with(commit);
    if (record != null && record.commit() == header.number()) {
      boolean same = record.size() == after.end() && record.headerHash().equals(after.lastHeader());
      require(
          same,
          "commit " + header.number() + " is not the one that the checkpoint record has seen");
    }
    commit.entries().forEach(entry -> integrate(entry.leafHash()));
    audit.accept(commit);
    previousFirst = header.first();
    chain = after;
  }

  private void integrate(Hash leaf) {
    for (Tiles.Tile tile : tiles.append(leaf)) {
      if (!Arrays.equals(tile.toBytes(), index.tile(tile.level(), tile.index()))) {
        index.keepTile(tile);
        tilesRebuilt++;
      }
    }
  }

  /**
   * Where the link is broken, either of two headers has been changed: the earlier one if this one
   * is what its successor, or the record, has seen.
   */
  private void requireLink(CommitHeader header) {
    if (header.previous().equals(chain.lastHeader())) {
      return;
    }
    Hash own = Commit.headerHash(header);
    CommitHeader successor = log.header(header.number() + 1);
    boolean asWritten =
        successor == null
            ? record != null
                && record.commit() == header.number()
                && record.headerHash().equals(own)
            : successor.previous().equals(own);
    throw new LogCorrupted(
        asWritten ? previousFirst : chain.end(),
        "commit " + header.number() + " does not follow the header before it",
        null);
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new LogCorrupted(chain.end(), otherwise, null);
    }
  }
}
