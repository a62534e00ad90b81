package io.tajmi.eventlog.rocksdb;

import io.tajmi.digest.Sha256;
import io.tajmi.eventlog.LogCorrupted;
import io.tajmi.eventlog.commit.Commit;
import io.tajmi.eventlog.commit.LogIndex;
import io.tajmi.eventlog.line.Entry;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/**
 * Compares indexes and entries as multisets, without sorting and without memory: each record is
 * hashed with a key that is drawn at this start, and the hashes are summed. Two sums agree only
 * where the records do, because nobody who changed the store could know the key. Where they do not,
 * a slow pass names the first position concerned.
 */
final class RocksIndexAudit implements LogIndex.Audit {
  private static final byte[] NOTHING = new byte[0];
  private static final Column[] INDEXES = {Column.STREAMS, Column.CONTESTS, Column.ENVELOPES};

  private final Held store;
  private final MessageDigest digest = Sha256.begin();
  private final byte[] key = new byte[32];
  private final Map<Column, Sum> expected = new EnumMap<>(Column.class);
  private final Set<Long> withheld = new HashSet<>();

  RocksIndexAudit(Held store) {
    this.store = store;
    new SecureRandom().nextBytes(key);
    for (Column column : INDEXES) {
      expected.put(column, new Sum());
    }
  }

  @Override
  public void accept(Commit commit) {
    long position = commit.header().first();
    for (Entry entry : commit.entries()) {
      if (entry.isWithheld()) {
        withheld.add(position);
      }
      position++;
    }
    records(commit, (column, k, v) -> add(Objects.requireNonNull(expected.get(column)), k, v));
  }

  /** What each index must hold because of one commit. */
  private void records(Commit commit, RecordReader reader) {
    new Records(commit)
        .forEach((column, k, v) -> {
          if (column != Column.ENVELOPES || !claimedBefore(commit, k, v)) {
            reader.read(column, k, v);
          }
        });
  }

  /**
   * Whether an envelope that an entry carries was claimed by an entry of its act that comes before
   * one that is withheld: then the index alone knows by which.
   */
  private boolean claimedBefore(Commit commit, byte[] k, byte[] claim) {
    long position = Keys.number(claim);
    if (!withheld.contains(position - 1)) {
      return false;
    }
    byte[] held = store.read(db -> value(db, Column.ENVELOPES, k));
    return held != null
        && held.length >= Long.BYTES
        && Keys.number(held) >= commit.header().first()
        && Keys.number(held) < position
        && Arrays.equals(claim, Long.BYTES, claim.length, held, Long.BYTES, held.length);
  }

  @Override
  public void finish() {
    var _ = store.read(this::compare);
  }

  private boolean compare(Columns db) {
    for (Column column : INDEXES) {
      Sum actual = new Sum();
      Set<Long> claimed = new HashSet<>();
      try (ReadOptions options = new ReadOptions().setFillCache(false);
          RocksIterator iterator = db.iterator(column, options)) {
        for (iterator.seekToFirst(); iterator.isValid(); iterator.next()) {
          if (column == Column.ENVELOPES && isOfWithheld(iterator.value(), claimed)) {
            continue;
          }
          add(actual, iterator.key(), iterator.value());
        }
        RocksDBException status = Columns.status(iterator);
        if (status != null) {
          throw firstFault(db, column, status.toString(), status);
        }
      }
      if (!actual.equals(expected.get(column))) {
        throw firstFault(db, column, "it does not say what the entries say", null);
      }
    }
    return true;
  }

  /** What a withheld entry claims only the index still knows; it can be one envelope at most. */
  private boolean isOfWithheld(byte[] claim, Set<Long> claimed) {
    if (claim.length < Long.BYTES || !withheld.contains(Keys.number(claim))) {
      return false;
    }
    long position = Keys.number(claim);
    if (!claimed.add(position)) {
      throw new LogCorrupted(position, "two envelopes are said to have come with it", null);
    }
    return true;
  }

  private LogCorrupted firstFault(
      Columns db, Column column, String reason, @Nullable Throwable cause) {
    long[] first = {Long.MAX_VALUE};
    long[] end = {0};
    new CommitReader(db, 0, 0)
        .readAll(commit -> {
          end[0] = commit.header().end();
          if (first[0] == Long.MAX_VALUE) {
            records(
                commit,
                (c, k, v) -> {
                  if (c == column && !Arrays.equals(value(db, c, k), v)) {
                    first[0] = Math.min(first[0], position(c, k, v));
                  }
                });
          }
        });
    long untrusted = first[0] == Long.MAX_VALUE ? end[0] : first[0];
    return new LogCorrupted(untrusted, "the index " + column + " is wrong: " + reason, cause);
  }

  /** Null where there is none, or it cannot be read. */
  private static byte @Nullable [] value(Columns db, Column column, byte[] k) {
    try {
      return db.rocks().get(db.of(column), k);
    } catch (RocksDBException unreadable) {
      return null;
    }
  }

  private static long position(Column column, byte[] k, byte[] v) {
    return column == Column.CONTESTS ? Keys.suffix(k) : Keys.number(v);
  }

  private void add(Sum sum, byte[] k, byte[] v) {
    digest.update(key);
    digest.update(Keys.number(k.length));
    digest.update(k);
    byte[] hash = digest.digest(v);
    sum.add(Keys.number(hash), Keys.suffix(hash));
  }

  /** What each index holds because of one commit whose entries are whole. */
  private record Records(Commit commit) {
    void forEach(RecordReader reader) {
      long position = commit.header().first();
      for (Entry entry : commit.entries()) {
        Entry.Header header = entry.header();
        if (header.stream() != null) {
          reader.read(
              Column.STREAMS, Keys.numbered(header.stream(), header.seq()), Keys.number(position));
        }
        if (header.contest() != null) {
          reader.read(Column.CONTESTS, Keys.numbered(header.contest(), position), NOTHING);
        }
        position++;
      }
      for (Commit.Claim claim : commit.claims()) {
        reader.read(
            Column.ENVELOPES,
            Keys.envelope(claim.envelope().key()),
            Keys.claim(claim.position().index(), claim.envelope().content()));
      }
    }
  }

  private interface RecordReader {
    void read(Column column, byte[] k, byte[] v);
  }

  private static final class Sum {
    private long high;
    private long low;
    private long count;

    void add(long moreHigh, long moreLow) {
      high += moreHigh;
      low += moreLow;
      count++;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Sum that
          && high == that.high
          && low == that.low
          && count == that.count;
    }

    @Override
    public int hashCode() {
      return Long.hashCode(high ^ low ^ count);
    }
  }
}
