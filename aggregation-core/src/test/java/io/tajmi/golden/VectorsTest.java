package io.tajmi.golden;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tajmi.EventCatalogue;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.line.Salt;
import io.tajmi.eventlog.merkle.RightEdge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The lines that strangers check their readers against. With {@code -Dtajmi.golden.write=true}
 * files that are missing are written first; one that is there is never changed.
 */
class VectorsTest {
  private static final Path FILES =
      Path.of(Optional.ofNullable(System.getenv("TAJMI_REPOSITORY")).orElse(".."))
          .resolve("ops/docs/vectors");
  private static final Instant START = Instant.parse("2026-01-01T18:30:00.000001Z");

  /** Each event, in a log in which they happen one after another. */
  private static List<Entry> entries() {
    SplittableRandom random = new SplittableRandom(2_026);
    Map<String, Integer> next = new HashMap<>();
    List<Entry> entries = new ArrayList<>();
    for (Map.Entry<String, Object> golden : GoldenEvents.all().entrySet()) {
      Object event = golden.getValue();
      String stream = GoldenEventsTest.stream(event);
      int seq = stream == null ? -1 : next.merge(stream, 1, Integer::sum) - 1;
      Salt salt = new Salt(random.nextLong(), random.nextLong());
      entries.add(
          Entry.write(
              salt,
              new Entry.Header(
                  stream,
                  seq,
                  EventCatalogue.contestOf(event),
                  START.plusMillis(777L * entries.size())),
              new Entry.Name(
                  "%08x".formatted(random.nextInt()),
                  Objects.requireNonNull(EventCatalogue.NAMES.nameOf(event.getClass()))),
              meta(golden.getKey(), entries.size()),
              EventCatalogue.codec().encode(event)));
    }
    return entries;
  }

  /** Some with a cause, some with no envelope, one with all that may have to be escaped. */
  private static Map<String, String> meta(String file, int n) {
    Map<String, String> meta = new HashMap<>(GoldenEventsTest.act(file).toMeta());
    meta.computeIfPresent("envelope", (_, _) -> "e-" + n);
    if (n % 5 == 0) {
      meta.put("note", "صندوق \"۱۲\" \\ / \b\f\n\r\t\u0001\u001f\u007f \uD83D\uDDF3 \uFFFF");
      meta.put("", "");
    }
    return meta;
  }

  private static List<String> made(String file) {
    List<String> lines = new ArrayList<>();
    RightEdge edge = RightEdge.EMPTY;
    for (Entry entry : entries()) {
      edge = edge.append(List.of(entry.leafHash()));
      String shown = new String(entry.publicLine(), UTF_8);
      lines.add(
          switch (file) {
            case "lines.ndjson" -> entry.toString();
            case "public.ndjson" -> shown;
            case "mixed.ndjson" -> lines.size() % 3 == 0 ? entry.toString() : shown;
            default -> entry.leafHash().hex() + " " + edge.root().hex();
          });
    }
    return lines;
  }

  @ParameterizedTest
  @ValueSource(strings = {"lines.ndjson", "public.ndjson", "mixed.ndjson", "leaves-and-roots.txt"})
  void the_files_for_strangers_are_what_this_program_writes(String file) throws IOException {
    Path path = FILES.resolve(file);
    String text = String.join("\n", made(file)) + "\n";
    if (Boolean.getBoolean("tajmi.golden.write") && !Files.exists(path)) {
      Files.writeString(path, text);
    }
    assertThat(Files.readString(path)).isEqualTo(text);
  }

  @Test
  void what_strangers_must_refuse_is_refused_here() throws IOException {
    List<String> refused = Files.readAllLines(FILES.resolve("refused.ndjson"));
    assertThat(refused).hasSizeGreaterThan(10);
    for (String line : refused) {
      assertThatIllegalArgumentException()
          .as(line)
          .isThrownBy(() -> Entry.parse(line.getBytes(UTF_8)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lines.ndjson", "public.ndjson", "mixed.ndjson"})
  void by_other_means_the_same_public_lines_leaves_and_roots_come_out(String file)
      throws IOException {
    List<String> shown = new ArrayList<>();
    List<String> leavesAndRoots = new ArrayList<>();
    List<byte[]> leaves = new ArrayList<>();
    for (String line : Files.readAllLines(FILES.resolve(file), ISO_8859_1)) {
      shown.add(publicLine(line));
      leaves.add(sha256(bytes("\u0000" + shown.getLast())));
      leavesAndRoots.add(hex(leaves.getLast()) + " " + hex(root(leaves)));
    }

    assertThat(shown).isEqualTo(Files.readAllLines(FILES.resolve("public.ndjson"), ISO_8859_1));
    assertThat(leavesAndRoots).isEqualTo(Files.readAllLines(FILES.resolve("leaves-and-roots.txt")));
  }

  // From here on nothing but the JDK: a text of ISO 8859-1 is bytes, one for each character.

  private static String publicLine(String line) {
    int sealed = line.indexOf(",\"sealed\":") + ",\"sealed\":".length();
    String part = line.substring(sealed, line.length() - 1);
    return part.startsWith("\"")
        ? line
        : line.substring(0, sealed) + '"' + hex(sha256(bytes(part))) + "\"}";
  }

  private static byte[] root(List<byte[]> leaves) {
    if (leaves.size() == 1) {
      return leaves.getFirst();
    }
    int half = Integer.highestOneBit(leaves.size() - 1);
    byte[] left = root(leaves.subList(0, half));
    byte[] right = root(leaves.subList(half, leaves.size()));
    return sha256(bytes("\u0001" + text(left) + text(right)));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(ISO_8859_1);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, ISO_8859_1);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException never) {
      throw new AssertionError(never);
    }
  }
}
