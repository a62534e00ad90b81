package io.tajmi.eventlog.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tajmi.eventlog.merkle.Hash;
import io.tajmi.eventlog.merkle.RightEdge;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Lines that a program wrote which shares nothing with this one: the same public lines, leaves and
 * roots must come out of them, byte for byte.
 */
class PublicLinesTest {
  private static final int LINES = 300;

  @Test
  void stored_lines_of_strangers_have_the_public_lines_leaves_and_roots_that_they_say() {
    List<Entry> entries = entries("lines.ndjson");
    List<String> shown = lines("public.ndjson");

    for (int i = 0; i < LINES; i++) {
      assertThat(utf8(entries.get(i).publicLine())).isEqualTo(shown.get(i));
      assertThat(utf8(entries.get(i).line())).isEqualTo(lines("lines.ndjson").get(i));
      assertThat(entries.get(i).isWithheld()).isFalse();
    }
    assertThat(leavesAndRoots(entries)).isEqualTo(lines("leaves-and-roots.txt"));
  }

  @Test
  void public_lines_of_strangers_have_the_same_leaves_and_roots() {
    List<Entry> entries = entries("public.ndjson");

    assertThat(entries).allMatch(Entry::isWithheld);
    assertThat(leavesAndRoots(entries)).isEqualTo(lines("leaves-and-roots.txt"));
  }

  @Test
  void any_mix_of_whole_and_withheld_lines_has_the_same_leaves_and_roots() {
    List<Entry> whole = entries("lines.ndjson");
    List<Entry> shown = entries("public.ndjson");
    List<Entry> mixed = new ArrayList<>();
    for (int i = 0; i < LINES; i++) {
      mixed.add(i % 3 == 0 ? shown.get(i) : whole.get(i));
    }

    assertThat(leavesAndRoots(mixed)).isEqualTo(lines("leaves-and-roots.txt"));
  }

  /** What strangers wrote is what the writer here would have written. */
  @Test
  void each_line_is_written_again_as_it_was_read() {
    Function<Entry, String> salt =
        entry -> {
          String from = entry.toString();
          int at = from.indexOf("\"salt\":\"") + "\"salt\":\"".length();
          return from.substring(at, at + 32);
        };
    for (Entry read : entries("lines.ndjson")) {
      long high = Long.parseUnsignedLong(salt.apply(read).substring(0, 16), 16);
      long low = Long.parseUnsignedLong(salt.apply(read).substring(16), 16);
      Entry.Name name = new Entry.Name(read.id(), read.type());
      assertThat(
              Entry.write(new Salt(high, low), read.header(), name, read.meta(), read.dataBytes()))
          .hasToString(read.toString());
    }
  }

  private static List<String> leavesAndRoots(List<Entry> entries) {
    List<String> said = new ArrayList<>();
    RightEdge edge = RightEdge.EMPTY;
    for (Entry entry : entries) {
      Hash leaf = entry.leafHash();
      edge = edge.append(List.of(leaf));
      said.add(leaf.hex() + " " + edge.root().hex());
    }
    return said;
  }

  private static List<Entry> entries(String file) {
    List<Entry> entries =
        lines(file).stream()
            .map(line -> Entry.parse(line.getBytes(StandardCharsets.UTF_8)))
            .toList();
    assertThat(entries).hasSize(LINES);
    return entries;
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static List<String> lines(String file) {
    String repository = Optional.ofNullable(System.getenv("TAJMI_REPOSITORY")).orElse("..");
    String data =
        Optional.ofNullable(System.getenv("TAJMI_TEST_DATA"))
            .orElse(repository + "/../shared/data");
    Path path = Path.of(data, "log-format-2", file);
    assumeTrue(Files.exists(path), () -> path + " is absent");
    try {
      return Files.readAllLines(path);
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }
}
