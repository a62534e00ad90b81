package io.tajmi.eventlog.rocksdb;

import io.tajmi.eventlog.commit.Commit;
import io.tajmi.eventlog.line.Entry;
import java.util.Arrays;
import java.util.function.ToIntFunction;

/**
 * One commit in the form in which RocksDB keeps a write batch, so that it crosses into native code
 * once and not once a record: eight bytes of sequence and four of count, little-endian, then for
 * each record a tag, the column's id and key and value with their lengths in front.
 */
final class CommitBatch {
  private static final int HEADER_BYTES = 12;
  private static final int COUNT_AT = 8;
  private static final byte COLUMN_VALUE = 5;
  private static final byte[] NOTHING = new byte[0];

  /** About what the indexes say of one entry, and a commit of itself. */
  private static final int INDEX_BYTES = 384;

  private static final int VARINT_BYTES_MAX = 5;

  private final ToIntFunction<Column> ids;
  private byte[] bytes;
  private int at = HEADER_BYTES;
  private int count;

  private CommitBatch(ToIntFunction<Column> ids, int bytes) {
    this.ids = ids;
    this.bytes = new byte[bytes];
  }

  /** With the id that the database knows each column by. */
  static byte[] of(Commit commit, ToIntFunction<Column> ids) {
    int guess = HEADER_BYTES;
    for (Entry entry : commit.entries()) {
      guess += entry.size() + INDEX_BYTES;
    }
    CommitBatch batch = new CommitBatch(ids, guess);
    long position = commit.header().first();
    for (Entry entry : commit.entries()) {
      batch.put(entry, position++);
    }
    for (Commit.Claim claim : commit.claims()) {
      batch.put(
          Column.ENVELOPES,
          Keys.envelope(claim.envelope().key()),
          Keys.claim(claim.position().index(), claim.envelope().content()));
    }
    batch.put(Column.COMMITS, Keys.number(commit.header().number()), commit.header().toBytes());
    return batch.finish();
  }

  private void put(Entry entry, long position) {
    Entry.Header header = entry.header();
    byte[] key = Keys.number(position);
    put(Column.ENTRIES, key, entry.line());
    if (header.stream() != null) {
      put(Column.STREAMS, Keys.numbered(header.stream(), header.seq()), key);
    }
    if (header.contest() != null) {
      put(Column.CONTESTS, Keys.numbered(header.contest(), position), NOTHING);
    }
  }

  private void put(Column column, byte[] key, byte[] value) {
    int most = 1 + 3 * VARINT_BYTES_MAX + key.length + value.length;
    if (at + most > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, at + most));
    }
    bytes[at++] = COLUMN_VALUE;
    varint(ids.applyAsInt(column));
    slice(key);
    slice(value);
    count++;
  }

  private void slice(byte[] part) {
    varint(part.length);
    System.arraycopy(part, 0, bytes, at, part.length);
    at += part.length;
  }

  private void varint(int number) {
    int rest = number;
    while (rest >= 1 << 7) {
      bytes[at++] = (byte) (rest | 1 << 7);
      rest >>>= 7;
    }
    bytes[at++] = (byte) rest;
  }

  private byte[] finish() {
    for (int i = 0; i < Integer.BYTES; i++) {
      bytes[COUNT_AT + i] = (byte) (count >>> (Byte.SIZE * i));
    }
    return Arrays.copyOf(bytes, at);
  }
}
