package io.tajmi.eventlog;

import io.tajmi.eventlog.merkle.Hash;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One event as it is stored for ever: a line of I-JSON in UTF-8, at most {@link #LINE_BYTES_MAX}
 * bytes, without the line feed. The bytes are the leaf of the Merkle tree, so they are written once
 * and never serialised again; an entry that was read holds the very bytes that were written. Keys
 * stand in a fixed order, {@code data} last and raw, so that header and payload are slices of the
 * line.
 */
public final class Entry {
  /** The longest line, in bytes. */
  public static final int LINE_BYTES_MAX = 65_535;

  private final byte[] line;
  private final Header header;
  private final int metaStart;
  private final int dataStart;
  private @Nullable Hash leafHash;

  /**
   * What stands before the payload.
   *
   * @param id 122 random bits; unique, and it blinds the leaf hash
   * @param type frozen name and revision, {@code name/revision}
   * @param stream the aggregate's stream; null where the entry is no aggregate's
   * @param seq 0, 1, 2 … within the stream; -1 where there is none
   * @param contest {@code election:contest}, or null
   * @param time of acceptance; only microseconds are kept
   */
  public record Header(
      String id,
      String type,
      @Nullable String stream,
      long seq,
      @Nullable String contest,
      Instant time) {

    /** Checks that stream and sequence come together, and keeps what of the time is stored. */
    public Header {
      time = time.truncatedTo(ChronoUnit.MICROS);
      if ((stream == null) != (seq < 0)) {
        throw new IllegalArgumentException("stream and seq come together: " + stream + ", " + seq);
      }
    }
  }

  private Entry(byte[] line, Header header, int metaStart, int dataStart) {
    this.line = line;
    this.header = header;
    this.metaStart = metaStart;
    this.dataStart = dataStart;
  }

  /**
   * Writes an entry.
   *
   * @param meta strings by key
   * @param data one JSON value in UTF-8
   * @throws EntryTooLarge where the line would pass {@link #LINE_BYTES_MAX}
   * @throws IllegalArgumentException where {@link #parse} would refuse the line
   */
  public static Entry write(Header header, Map<String, String> meta, byte[] data) {
    LineWriter writer = new LineWriter(256 + data.length);
    writer.header(header);
    int metaStart = writer.size();
    writer.meta(meta);
    writer.raw(",\"data\":");
    int dataStart = writer.size();
    byte[] line = writer.finish(data);
    if (line.length > LINE_BYTES_MAX) {
      throw new EntryTooLarge(header.type(), line.length);
    }
    new LineReader(line).expectEnd(dataStart);
    return new Entry(line, header, metaStart, dataStart);
  }

  /**
   * Reads a line.
   *
   * @throws IllegalArgumentException where it is not a line that {@link #write} could have written
   */
  public static Entry parse(byte[] line) {
    LineReader reader = new LineReader(line);
    Header header = reader.header();
    int metaStart = reader.position();
    reader.skipMeta();
    reader.expect(",\"data\":");
    int dataStart = reader.position();
    reader.expectEnd(dataStart);
    return new Entry(line, header, metaStart, dataStart);
  }

  /** What stands before the payload. */
  public Header header() {
    return header;
  }

  /** The stored bytes; not a copy, never to be changed. */
  public byte[] line() {
    return line;
  }

  /** Length of the line in bytes. */
  public int size() {
    return line.length;
  }

  /** {@code meta} as its JSON bytes. */
  public byte[] metaBytes() {
    return java.util.Arrays.copyOfRange(line, metaStart, dataStart - ",\"data\":".length());
  }

  /** {@code meta} as strings sorted by key. */
  public Map<String, String> meta() {
    return new LineReader(line, metaStart).meta();
  }

  /** The payload as its JSON bytes. */
  public byte[] dataBytes() {
    return java.util.Arrays.copyOfRange(line, dataStart, line.length - 1);
  }

  /** SHA-256(0x00 ‖ line), RFC 6962 §2.1. */
  public Hash leafHash() {
    Hash hash = leafHash;
    if (hash == null) {
      hash = Hash.ofLeaf(line);
      leafHash = hash;
    }
    return hash;
  }

  /** The envelope that this entry claims, or null: its key is unique in the log. */
  public @Nullable Envelope envelope() {
    Map<String, String> meta = meta();
    String election = meta.get("election");
    String id = meta.get("envelope");
    if (election == null || id == null) {
      return null;
    }
    String content = meta.get("content");
    if (content == null) {
      throw new IllegalArgumentException("envelope " + id + " comes without its content's hash");
    }
    return new Envelope(new EnvelopeKey(election, id), content);
  }

  /** An envelope's idempotency key. */
  public record EnvelopeKey(String election, String envelope) {}

  /** An envelope's key with the hash of its normalised content. */
  public record Envelope(EnvelopeKey key, String content) {}

  @Override
  public String toString() {
    return new String(line, java.nio.charset.StandardCharsets.UTF_8);
  }
}
