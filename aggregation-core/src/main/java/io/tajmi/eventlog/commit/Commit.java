package io.tajmi.eventlog.commit;

import io.tajmi.eventlog.LogPosition;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.merkle.Hash;
import java.util.ArrayList;
import java.util.List;

/**
 * The unit of durability: its entries become durable together or not at all.
 *
 * @param header what the entries and the tree after them are
 * @param entries at consecutive positions from {@code header.first()}
 */
public record Commit(CommitHeader header, List<Entry> entries) {

  /** Checks that header and entries fit. */
  public Commit {
    entries = List.copyOf(entries);
    if (entries.size() != header.count() || entries.isEmpty()) {
      throw new IllegalArgumentException(
          "commit "
              + header.number()
              + " has "
              + entries.size()
              + " entries, its header says "
              + header.count());
    }
  }

  /**
   * The envelopes that this commit claims, with the position of the first entry of each: all
   * entries of one act carry its envelope, one after another.
   */
  public List<Claim> claims() {
    List<Claim> claims = new ArrayList<>();
    Entry.Envelope before = null;
    for (int i = 0; i < entries.size(); i++) {
      Entry.Envelope envelope = entries.get(i).envelope();
      if (envelope != null && !envelope.equals(before)) {
        claims.add(new Claim(envelope, new LogPosition(header.first() + i)));
      }
      before = envelope;
    }
    return claims;
  }

  /** One envelope's claim. */
  public record Claim(Entry.Envelope envelope, LogPosition position) {}

  /** SHA-256 over the header's stored bytes: what the next header names as previous. */
  public static Hash headerHash(CommitHeader header) {
    return Hash.sha256(header.toBytes());
  }
}
