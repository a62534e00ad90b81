package io.tajmi.eventlog.commit;

import io.tajmi.eventlog.LogCorrupted;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.merkle.Hash;
import io.tajmi.eventlog.merkle.RightEdge;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The commits up to one of them, as far as the next has to agree with them.
 *
 * @param edge the tree over their entries
 * @param lastHeader SHA-256 over the last one's stored header
 * @param nextNumber of the commit that follows
 * @param maxTime the latest time of their entries
 */
public record Chain(RightEdge edge, Hash lastHeader, long nextNumber, Instant maxTime) {

  /** Up to the commit with this header; before the first commit where it is null. */
  public static Chain upTo(@Nullable CommitHeader header) {
    return header == null
        ? new Chain(RightEdge.EMPTY, Hash.sha256(new byte[0]), 0, Instant.MIN)
        : new Chain(
            header.edge(), Commit.headerHash(header), header.number() + 1, header.maxTime());
  }

  /** The position after the last entry. */
  public long end() {
    return edge.size();
  }

  /** The header of entries that are written next. */
  public CommitHeader header(List<Entry> entries, String id, String writer) {
    return new CommitHeader(
        nextNumber,
        end(),
        entries.size(),
        id,
        lastHeader,
        edge.append(leaves(entries)),
        latest(entries),
        writer);
  }

  /**
   * Where a commit must stand.
   *
   * @throws LogCorrupted where it stands elsewhere
   */
  void requirePlace(CommitHeader header) {
    require(header.number() == nextNumber, "is missing");
    require(header.first() == end(), "does not begin where the one before ends");
  }

  /**
   * The chain with one commit more, re-hashed.
   *
   * @throws LogCorrupted where the commit does not agree with its entries or with those before
   */
  public Chain with(Commit commit) {
    CommitHeader header = commit.header();
    requirePlace(header);
    require(header.previous().equals(lastHeader), "does not follow the header before it");
    require(
        header.edge().equals(edge.append(leaves(commit.entries()))),
        "has another root than its entries");
    require(
        header.maxTime().equals(latest(commit.entries())),
        "has another latest time than its entries");
    return upTo(header);
  }

  private static List<Hash> leaves(List<Entry> entries) {
    List<Hash> leaves = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      leaves.add(entry.leafHash());
    }
    return leaves;
  }

  private Instant latest(List<Entry> entries) {
    Instant latest = maxTime;
    for (Entry entry : entries) {
      latest = latest.isBefore(entry.header().time()) ? entry.header().time() : latest;
    }
    return latest;
  }

  private void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new LogCorrupted(end(), "commit " + nextNumber + " " + otherwise, null);
    }
  }
}
