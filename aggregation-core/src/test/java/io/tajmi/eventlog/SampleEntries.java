package io.tajmi.eventlog;

import io.tajmi.eventlog.commit.Commit;
import io.tajmi.eventlog.commit.CommitHeader;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.line.Salt;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Entries for tests of the log: small tallies of branches, with whatever a test wants to say. */
public final class SampleEntries {
  /** When everything happens unless a test says otherwise. */
  public static final Instant NOON = Instant.parse("2024-06-19T12:00:00Z");

  /** Always the same, so that an entry that is made twice is the same entry. */
  private static final Salt SALT = new Salt(0x0123_4567_89ab_cdefL, 42);

  private SampleEntries() {}

  /** An entry of no aggregate. */
  public static Entry loose(String id) {
    return Entry.write(
        SALT, new Entry.Header(null, -1, null, NOON), noted(id), Map.of(), bytes("{\"n\":1}"));
  }

  /** An entry of no aggregate, at a time. */
  public static Entry at(String id, Instant time) {
    return Entry.write(
        SALT, new Entry.Header(null, -1, null, time), noted(id), Map.of(), bytes("{}"));
  }

  private static Entry.Name noted(String id) {
    return new Entry.Name(id, "test.noted/1");
  }

  /** An entry of a stream, without a contest and an envelope. */
  public static Entry inStream(String id, String stream, long seq) {
    return Entry.write(
        SALT,
        new Entry.Header(stream, seq, null, NOON),
        new Entry.Name(id, "test.counted/1"),
        Map.of("actor", "a-1"),
        bytes("{\"votes\":[10,20]}"));
  }

  /** An entry of a stream in a contest, without an envelope. */
  public static Entry inContest(String id, String contest, String stream, long seq) {
    return Entry.write(
        SALT,
        new Entry.Header(stream, seq, contest, NOON),
        new Entry.Name(id, "test.counted/1"),
        Map.of("actor", "a-1"),
        bytes("{}"));
  }

  /** A branch's tally in an envelope of election {@code e}, in contest {@code e:c}. */
  public static Entry tally(String id, Tallied tallied) {
    Map<String, String> meta = new HashMap<>();
    meta.put("actor", "a-1");
    if (tallied.envelope() != null) {
      meta.put("election", "e");
      meta.put("envelope", tallied.envelope());
      meta.put("content", tallied.content());
    }
    return Entry.write(
        SALT,
        new Entry.Header("branch/e:c/" + tallied.branch(), tallied.seq(), "e:c", NOON),
        new Entry.Name(id, "test.counted/1"),
        meta,
        bytes("{\"votes\":[10,20]}"));
  }

  /** What a sample tally says. */
  public record Tallied(String branch, long seq, @Nullable String envelope, String content) {

    /** A branch's first tally; content follows from the envelope. */
    public static Tallied first(String branch, @Nullable String envelope) {
      return new Tallied(branch, 0, envelope, "content of " + envelope);
    }
  }

  /** The key of an envelope of election {@code e}. */
  public static Entry.EnvelopeKey key(String envelope) {
    return new Entry.EnvelopeKey("e", envelope);
  }

  /** An entry whose line has exactly so many bytes. */
  public static Entry ofSize(String id, int lineBytes) {
    int rest = lineBytes - loose(id).size() + "{\"n\":1}".length() - "\"\"".length();
    return Entry.write(
        SALT,
        new Entry.Header(null, -1, null, NOON),
        noted(id),
        new TreeMap<>(),
        bytes("\"" + "x".repeat(rest) + "\""));
  }

  /** The next commit of a chain. */
  public static Commit next(@Nullable CommitHeader before, List<Entry> entries) {
    long number = before == null ? 0 : before.number() + 1;
    io.tajmi.eventlog.merkle.RightEdge edge =
        before == null ? io.tajmi.eventlog.merkle.RightEdge.EMPTY : before.edge();
    Instant max = before == null ? Instant.MIN : before.maxTime();
    for (Entry entry : entries) {
      max = max.isBefore(entry.header().time()) ? entry.header().time() : max;
    }
    CommitHeader header =
        new CommitHeader(
            number,
            edge.size(),
            entries.size(),
            "%032x".formatted(number),
            before == null
                ? io.tajmi.eventlog.merkle.Hash.sha256(new byte[0])
                : Commit.headerHash(before),
            edge.append(entries.stream().map(Entry::leafHash).toList()),
            max,
            "node");
    return new Commit(header, entries);
  }

  /** UTF-8. */
  public static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
