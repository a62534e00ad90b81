package io.tajmi.eventlog.line;

import io.tajmi.eventlog.merkle.Hash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One event as it is stored for ever: a line of I-JSON in UTF-8, at most {@link #LINE_BYTES_MAX}
 * bytes, without the line feed. Its bytes are written once and never serialised again; an entry
 * that was read holds the very bytes that were written.
 *
 * <p>What everyone may read stands first. The rest is sealed: an object with a salt, in whose place
 * the public line has its SHA-256. The public line is the leaf of the Merkle tree, so everyone can
 * check the tree, a tally is committed to before its votes may be seen, and nobody can try out the
 * few tallies of a small box, because the salt stays with what is sealed. A line whose sealed part
 * was withheld or erased is its public line: it has the same leaf, and tells no more.
 */
public final class Entry {
  /** The longest line, in bytes. */
  public static final int LINE_BYTES_MAX = 65_535;

  /** The log format of these lines, which each of them begins with. */
  public static final int FORMAT = 2;

  /** The type of an entry whose sealed part is withheld or erased: no event has this name. */
  public static final String WITHHELD = "log.withheld/1";

  private static final String DATA = ",\"data\":";
  private static final String BEFORE_FORMAT = "{\"v\":";

  private final byte[] line;
  private final Header header;
  private final int sealedStart;
  private final @Nullable Sealed sealed;
  private @Nullable Hash sealedHash;
  private @Nullable Hash leafHash;

  /**
   * What everyone may read. No field of it ever holds a text of a sender.
   *
   * @param stream the aggregate's stream; null where the entry is no aggregate's
   * @param seq 0, 1, 2 … within the stream; -1 where there is none
   * @param contest {@code election:contest}, or null
   * @param time of acceptance; only microseconds are kept
   */
  public record Header(@Nullable String stream, long seq, @Nullable String contest, Instant time) {

    /** Checks that stream and sequence come together, and keeps what of the time is stored. */
    public Header {
      time = time.truncatedTo(ChronoUnit.MICROS);
      if ((stream == null) != (seq < 0)) {
        throw new IllegalArgumentException("stream and seq come together: " + stream + ", " + seq);
      }
    }
  }

  /**
   * Which event it is.
   *
   * @param id unique
   * @param type frozen name and revision, {@code name/revision}
   */
  public record Name(String id, String type) {}

  /** What is sealed: name, meta sorted by key, envelope, and where meta and payload stand. */
  private record Sealed(
      Name name,
      Map<String, String> meta,
      @Nullable Envelope envelope,
      int metaStart,
      int dataStart) {}

  private Entry(byte[] line, Header header, int sealedStart, @Nullable Sealed sealed) {
    this.line = line;
    this.header = header;
    this.sealedStart = sealedStart;
    this.sealed = sealed;
  }

  /**
   * Writes an entry under a new salt.
   *
   * @param meta strings by key
   * @param data one JSON value in UTF-8
   * @throws EntryTooLarge where the line would pass {@link #LINE_BYTES_MAX}
   * @throws IllegalArgumentException where {@link #parse} would refuse the line
   */
  public static Entry write(Header header, Name name, Map<String, String> meta, byte[] data) {
    return write(Salt.next(), header, name, meta, data);
  }

  /** Writes an entry under a given salt, which is for lines that have to come out the same. */
  public static Entry write(
      Salt salt, Header header, Name name, Map<String, String> meta, byte[] data) {
    CanonicalText.requireValue(data);
    Map<String, String> sorted = Collections.unmodifiableMap(new TreeMap<>(meta));
    LineWriter writer = new LineWriter(512 + data.length);
    writer.header(header);
    int sealedStart = writer.size();
    writer.name(salt, name);
    int metaStart = writer.size();
    writer.meta(sorted);
    writer.raw(DATA);
    Sealed sealed = new Sealed(name, sorted, envelope(sorted), metaStart, writer.size());
    byte[] line = writer.finish(data);
    if (line.length > LINE_BYTES_MAX) {
      throw new EntryTooLarge(
          String.format(
              Locale.ROOT,
              "an entry of type %s has %d bytes, the limit is %d",
              name.type(),
              line.length,
              LINE_BYTES_MAX));
    }
    return new Entry(line, header, sealedStart, sealed);
  }

  /**
   * Reads a line, whole or with its sealed part withheld.
   *
   * @throws IllegalArgumentException where it is not a line that {@link #write} could have written
   */
  public static Entry parse(byte[] line) {
    if (line.length > LINE_BYTES_MAX) {
      throw new IllegalArgumentException("the line is longer than " + LINE_BYTES_MAX + " bytes");
    }
    LineReader reader = new LineReader(line);
    Header header = reader.header();
    int sealedStart = reader.position();
    if (reader.withheld()) {
      Entry entry = new Entry(line, header, sealedStart, null);
      entry.sealedHash = Hash.ofHex(reader.sealedHash());
      return entry;
    }
    Name name = reader.name();
    int metaStart = reader.position();
    Map<String, String> meta = reader.meta();
    reader.expect(DATA);
    Sealed sealed = new Sealed(name, meta, envelope(meta), metaStart, reader.position());
    reader.data();
    return new Entry(line, header, sealedStart, sealed);
  }

  /** The log format that a line says it is of; -1 where it says none. */
  public static int formatOf(byte[] line) {
    int comma = BEFORE_FORMAT.length() + 1;
    boolean stated = line.length > comma && line[comma] == ',';
    String before = stated ? new String(line, 0, comma, StandardCharsets.ISO_8859_1) : "";
    char digit = stated ? before.charAt(comma - 1) : ' ';
    return before.startsWith(BEFORE_FORMAT) && digit >= '0' && digit <= '9' ? digit - '0' : -1;
  }

  /** An instant as lines have it: microseconds, always six decimals. */
  public static String timeText(Instant instant) {
    return LineWriter.time(instant);
  }

  /** What everyone may read. */
  public Header header() {
    return header;
  }

  /** Whether its sealed part is withheld or erased. */
  public boolean isWithheld() {
    return sealed == null;
  }

  /** Unique; where it is withheld, the hash in its place. */
  public String id() {
    return sealed == null ? sealedHash().hex() : sealed.name().id();
  }

  /** Frozen name and revision; {@link #WITHHELD} where it is withheld. */
  public String type() {
    return sealed == null ? WITHHELD : sealed.name().type();
  }

  /** The stored bytes; not a copy, never to be changed. */
  public byte[] line() {
    return line;
  }

  /** Length of the line in bytes. */
  public int size() {
    return line.length;
  }

  /** The line that everyone may have: with the hash of the sealed part in its place. */
  public byte[] publicLine() {
    if (sealed == null) {
      return line.clone();
    }
    byte[] hash = ("\"" + sealedHash().hex() + "\"}").getBytes(StandardCharsets.US_ASCII);
    byte[] shown = Arrays.copyOf(line, sealedStart + hash.length);
    System.arraycopy(hash, 0, shown, sealedStart, hash.length);
    return shown;
  }

  /** {@code meta} as its JSON bytes; an empty object where it is withheld. */
  public byte[] metaBytes() {
    return sealed == null
        ? new byte[] {'{', '}'}
        : Arrays.copyOfRange(line, sealed.metaStart(), sealed.dataStart() - DATA.length());
  }

  /** {@code meta} as strings sorted by key; empty where it is withheld. */
  public Map<String, String> meta() {
    return sealed == null ? Map.of() : sealed.meta();
  }

  /** The payload as its JSON bytes; null where it is withheld. */
  public byte[] dataBytes() {
    return sealed == null
        ? new byte[] {'n', 'u', 'l', 'l'}
        : Arrays.copyOfRange(line, sealed.dataStart(), line.length - 2);
  }

  /** SHA-256(0x00 ‖ public line), RFC 6962 §2.1. */
  public Hash leafHash() {
    Hash hash = leafHash;
    if (hash == null) {
      hash = Hash.ofLeaf(sealed == null ? line : publicLine());
      leafHash = hash;
    }
    return hash;
  }

  private Hash sealedHash() {
    Hash hash = sealedHash;
    if (hash == null) {
      hash = Hash.sha256(line, sealedStart, line.length - 1);
      sealedHash = hash;
    }
    return hash;
  }

  /**
   * The envelope that this entry claims, or null: its key is unique in the log. Where it is
   * withheld, only the index of envelopes knows.
   */
  public @Nullable Envelope envelope() {
    return sealed == null ? null : sealed.envelope();
  }

  private static @Nullable Envelope envelope(Map<String, String> meta) {
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
    return new String(line, StandardCharsets.UTF_8);
  }
}
