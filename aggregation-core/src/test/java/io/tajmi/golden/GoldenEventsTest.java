package io.tajmi.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.EventCatalogue;
import io.tajmi.branch.BranchTallyEvent;
import io.tajmi.contest.ContestActEvent;
import io.tajmi.election.record.ElectionEvent;
import io.tajmi.eventlog.Act;
import io.tajmi.eventlog.axon.NamedEventSerializer;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.line.Salt;
import io.tajmi.publication.PublicationEvent;
import io.tajmi.ruling.RulingEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each event that was ever written, as one line of a log. With {@code -Dtajmi.golden.write=true}
 * files that are missing are written first; one that is there is never changed.
 */
class GoldenEventsTest {
  private static final Path FILES =
      Path.of(Optional.ofNullable(System.getenv("TAJMI_REPOSITORY")).orElse(".."))
          .resolve("aggregation-core/src/test/resources/golden/events");
  private static final Path HASHES = FILES.resolve("leaf-hashes.txt");
  private static final String ENDING = ".golden";

  /** The name of an event, its revision, and which of several shapes it is. */
  private static final Pattern NAME = Pattern.compile("([a-z.-]+)\\.([0-9]+)(\\.[a-z]+)?\\.golden");

  /** What the files were written under, once for ever. */
  private static final Salt SALT = new Salt(0x0f1e_2d3c_4b5a_6978L, 0x8796_a5b4_c3d2_e1f0L);

  static Stream<String> files() throws IOException {
    if (Boolean.getBoolean("tajmi.golden.write")) {
      writeMissing();
    }
    return GoldenEvents.all().keySet().stream();
  }

  @Test
  void every_name_of_the_catalogue_has_a_file_and_no_other_name_has() throws IOException {
    TreeSet<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.list(FILES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(ENDING)).toList()) {
        String name = file.getFileName().toString();
        Matcher plain = NAME.matcher(name);
        assertThat(plain.matches()).as(name).isTrue();
        names.add(plain.group(1) + "/" + plain.group(2));
        assertThat(GoldenEvents.all()).as(name).containsKey(name.replace(ENDING, ""));
      }
    }
    assertThat(names).isEqualTo(EventCatalogue.NAMES.all());
  }

  @ParameterizedTest
  @MethodSource("files")
  void an_event_is_written_today_as_it_was_written_then(String file) throws IOException {
    assertThat(write(file)).hasToString(stored(file));
    assertThat(write(file).line()).isEqualTo(stored(file).getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @MethodSource("files")
  void the_aggregates_write_the_same_payload(String file) throws IOException {
    NamedEventSerializer serializer = new NamedEventSerializer(EventCatalogue.NAMES);
    Entry entry = entry(file);
    var payload = serializer.serialize(event(file), byte[].class);

    assertThat(payload.getData()).isEqualTo(entry.dataBytes());
    assertThat(payload.getType().getName() + "/" + payload.getType().getRevision())
        .isEqualTo(entry.type());
    Object read = serializer.deserialize(payload);
    assertThat(read).isEqualTo(event(file));
  }

  @ParameterizedTest
  @MethodSource("files")
  void a_stored_line_is_read_as_the_event_that_was_written(String file) throws IOException {
    DecodedEntry read = EventCatalogue.codec().decode(7, entry(file));

    assertThat(read.events()).isEqualTo(List.of(event(file)));
    assertThat(read.type()).isEqualTo(EventCatalogue.NAMES.nameOf(event(file).getClass()));
    assertThat(read.stream()).isEqualTo(stream(event(file)));
    assertThat(read.meta()).isEqualTo(act(file).toMeta());
  }

  @ParameterizedTest
  @MethodSource("files")
  void its_leaf_hash_is_the_one_on_record(String file) throws IOException {
    assertThat(entry(file).leafHash().hex()).isEqualTo(hashes().get(file + ENDING));
  }

  @Test
  void there_is_one_hash_on_record_for_each_file() throws IOException {
    assertThat(hashes().keySet())
        .isEqualTo(
            new TreeSet<>(GoldenEvents.all().keySet().stream().map(f -> f + ENDING).toList()));
  }

  private static void writeMissing() throws IOException {
    Files.createDirectories(FILES);
    for (String file : GoldenEvents.all().keySet()) {
      Path path = FILES.resolve(file + ENDING);
      if (!Files.exists(path)) {
        Entry entry = write(file);
        Files.writeString(path, entry + "\n", StandardOpenOption.CREATE_NEW);
        Files.writeString(
            HASHES,
            file + ENDING + " " + entry.leafHash().hex() + "\n",
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      }
    }
  }

  private static Map<String, String> hashes() throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    for (String line : Files.readAllLines(HASHES)) {
      int space = line.indexOf(' ');
      assertThat(hashes.put(line.substring(0, space), line.substring(space + 1))).isNull();
    }
    return hashes;
  }

  /** The whole file but its last line feed. */
  private static String stored(String file) throws IOException {
    String text = Files.readString(FILES.resolve(file + ENDING));
    assertThat(text).endsWith("\n");
    return text.substring(0, text.length() - 1);
  }

  private static Entry entry(String file) throws IOException {
    return Entry.parse(stored(file).getBytes(StandardCharsets.UTF_8));
  }

  private static Object event(String file) {
    return Objects.requireNonNull(GoldenEvents.all().get(file));
  }

  static Entry write(String file) {
    Object event = event(file);
    String stream = stream(event);
    Entry.Header header =
        new Entry.Header(
            stream,
            stream == null ? -1 : 41,
            EventCatalogue.contestOf(event),
            Instant.parse("2026-01-01T18:30:05.000120Z"));
    Entry.Name name =
        new Entry.Name(
            "6f1f9d0c-3a51-4c7e-9d5b-0a1b2c3d4e5f",
            Objects.requireNonNull(EventCatalogue.NAMES.nameOf(event.getClass())));
    byte[] data = EventCatalogue.codec().encode(event);
    return Entry.write(SALT, header, name, act(file).toMeta(), data);
  }

  static Act act(String file) {
    return file.endsWith(".bare")
        ? new Act("system:node", null, null)
        : new Act(
            "local:operator",
            new Act.Envelope("golden-1", "e-1", "aa".repeat(32)),
            new Act.Cause("golden-1", "ruling:2026.7"));
  }

  static @Nullable String stream(Object event) {
    return switch (event) {
      case BranchTallyEvent e -> e.branch().toString();
      case ElectionEvent e -> "election/" + e.election();
      case RulingEvent e -> e.ruling().toString();
      case PublicationEvent e -> "contest/" + e.contest();
      case ContestActEvent e -> "contest/" + e.contest();
      default -> null;
    };
  }
}
