package io.tajmi.eventlog;

import io.tajmi.eventlog.merkle.Hash;
import io.tajmi.eventlog.merkle.RightEdge;
import io.tajmi.eventlog.merkle.Tiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Re-hashes a whole log: every line, every header, the link between headers, every index, and the
 * head on record outside. What it has passed was written by this log and has not been changed
 * since.
 */
public final class ChainVerification {
  private final CommitLog log;
  private final CheckpointRecord.@Nullable Head record;
  private final CommitLog.IndexAudit indexes;
  private final Tiles tiles = new Tiles();
  private RightEdge edge = RightEdge.EMPTY;
  private Hash previous = Hash.sha256(new byte[0]);
  private Instant maxTime = Instant.MIN;
  private long previousFirst;
  private long number;
  private int tilesRebuilt;

  /**
   * What was verified.
   *
   * @param tiles ready for the next leaf
   * @param tilesRebuilt how many stored tiles were missing or wrong
   */
  record Verified(
      RightEdge edge,
      Hash lastHeader,
      long nextNumber,
      Instant maxTime,
      Tiles tiles,
      int tilesRebuilt) {}

  private ChainVerification(CommitLog log, CheckpointRecord.@Nullable Head record) {
    this.log = log;
    this.record = record;
    this.indexes = log.auditIndexes();
  }

  /**
   * Verifies, and mends tiles.
   *
   * @throws LogCorrupted with the first untrusted position
   */
  static Verified verify(CommitLog log, CheckpointRecord.@Nullable Head record) {
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
    if ((head == null ? 0 : head.end()) != edge.size()) {
      throw new LogCorrupted(edge.size(), "the head names more than the commits hold", null);
    }
    if (record != null && (record.size() > edge.size() || record.commit() >= number)) {
      throw new LogCorrupted(
          edge.size(),
          "it ends here, but the checkpoint record has seen " + record.size() + " entries",
          null);
    }
    indexes.finish();
    return new Verified(edge, previous, number, maxTime, tiles, tilesRebuilt);
  }

  private void accept(Commit commit) {
    CommitHeader header = commit.header();
    require(header.number() == number, "commit " + number + " is missing");
    require(
        header.first() == edge.size(),
        "commit " + number + " does not begin where the one before ends");
    requireLink(header);
    List<Hash> leaves = new ArrayList<>(commit.entries().size());
    Instant max = maxTime;
    for (Entry entry : commit.entries()) {
      leaves.add(entry.leafHash());
      max = max.isBefore(entry.header().time()) ? entry.header().time() : max;
    }
    RightEdge after = edge.append(leaves);
    require(after.equals(header.edge()), "commit " + number + " has another root than its entries");
    require(
        max.equals(header.maxTime()),
        "commit " + number + " has another latest time than its entries");
    Hash headerHash = Commit.headerHash(header);
    if (record != null && record.commit() == number) {
      boolean same = record.size() == after.size() && record.headerHash().equals(headerHash);
      require(same, "commit " + number + " is not the one that the checkpoint record has seen");
    }
    leaves.forEach(this::integrate);
    indexes.accept(commit);
    previousFirst = header.first();
    edge = after;
    maxTime = max;
    previous = headerHash;
    number++;
  }

  private void integrate(Hash leaf) {
    for (Tiles.Tile tile : tiles.append(leaf)) {
      if (!Arrays.equals(tile.toBytes(), log.tile(tile.level(), tile.index()))) {
        log.keepTile(tile);
        tilesRebuilt++;
      }
    }
  }

  /**
   * Where the link is broken, either of two headers has been changed: the earlier one if this one
   * is what its successor, or the record, has seen.
   */
  private void requireLink(CommitHeader header) {
    if (header.previous().equals(previous)) {
      return;
    }
    Hash own = Commit.headerHash(header);
    CommitHeader successor = log.header(number + 1);
    boolean asWritten =
        successor == null
            ? record != null && record.commit() == number && record.headerHash().equals(own)
            : successor.previous().equals(own);
    throw new LogCorrupted(
        asWritten ? previousFirst : edge.size(),
        "commit " + number + " does not follow the header before it",
        null);
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new LogCorrupted(edge.size(), otherwise, null);
    }
  }
}
