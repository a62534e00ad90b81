package io.tajmi.eventlog.commit;

import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.merkle.Hash;
import io.tajmi.eventlog.merkle.RightEdge;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a commit says about itself and about the tree after it.
 *
 * @param number 0, 1, 2 … without gaps
 * @param first position of its first entry
 * @param count of its entries
 * @param id random, so that a writer recognises its own commit
 * @param previous SHA-256 over the stored bytes of the header before, so that no header can be
 *     changed alone; the hash of nothing for the first
 * @param edge the tree after it, whose root is the commit's
 * @param maxTime the running maximum of entry times, up to and with this commit
 * @param writer the node that wrote it
 */
public record CommitHeader(
    long number,
    long first,
    int count,
    String id,
    Hash previous,
    RightEdge edge,
    Instant maxTime,
    String writer) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** The position after its last entry: the size of the tree. */
  public long end() {
    return first + count;
  }

  /** One line of JSON in UTF-8. */
  public byte[] toBytes() {
    return JSON.writeValueAsBytes(
        new Stored(
            1,
            number,
            first,
            count,
            id,
            previous.hex(),
            edge.root().hex(),
            edge.roots().stream().map(Hash::hex).toList(),
            Entry.timeText(maxTime),
            writer));
  }

  /**
   * Reads what {@link #toBytes} wrote.
   *
   * @throws IllegalArgumentException where these bytes are not the one way to write a header
   */
  public static CommitHeader parse(byte[] bytes) {
    CommitHeader header;
    try {
      Stored stored = JSON.readValue(bytes, Stored.class);
      List<Hash> roots = stored.edge().stream().map(Hash::ofHex).toList();
      header =
          new CommitHeader(
              stored.number(),
              stored.first(),
              stored.count(),
              stored.id(),
              Hash.ofHex(stored.previous()),
              new RightEdge(Math.addExact(stored.first(), stored.count()), roots),
              Instant.parse(stored.maxTime()),
              stored.writer());
    } catch (JacksonException
        | NullPointerException
        | ArithmeticException
        | java.time.DateTimeException malformed) {
      throw new IllegalArgumentException("a commit header cannot be read", malformed);
    }
    if (header.count() < 1 || !java.util.Arrays.equals(header.toBytes(), bytes)) {
      throw new IllegalArgumentException(
          "a commit header is not as it was written: " + new String(bytes, StandardCharsets.UTF_8));
    }
    return header;
  }

  private record Stored(
      int v,
      long number,
      long first,
      int count,
      String id,
      String previous,
      String root,
      List<String> edge,
      String maxTime,
      String writer) {}
}
