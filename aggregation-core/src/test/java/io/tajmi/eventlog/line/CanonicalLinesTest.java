package io.tajmi.eventlog.line;

import static io.tajmi.eventlog.SampleEntries.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tajmi.eventlog.SampleEntries;
import io.tajmi.eventlog.merkle.Hash;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is read is exactly what can be written. */
class CanonicalLinesTest {
  private static final String LINE =
      "{\"v\":2,\"stream\":\"branch/e:c/b\",\"seq\":10,\"contest\":\"e:c\","
          + "\"time\":\"2026-06-19T12:34:56.123456Z\",\"sealed\":{\"salt\":\"0123456789abcdef0123456789abcdef\","
          + "\"type\":\"t/1\",\"id\":\"i\",\"meta\":{\"a\":\"1\",\"b\":\"\\u0001\"},\"data\":{\"n\":[0,-12,null,true]}}}";
  private static final String SHOWN =
      LINE.substring(0, LINE.indexOf("{\"salt\"")) + "\"" + "0a".repeat(32) + "\"}";

  /** A part of a line, and what stands there where it was not written by this log. */
  record Change(String from, String to) {}

  static Stream<Change> changes() {
    return Stream.of(
        new Change("\"v\":2", "\"v\":1"),
        new Change("\"v\":2", "\"v\":02"),
        new Change("{\"v\"", "{ \"v\""),
        new Change("\"seq\":10", "\"seq\":010"),
        new Change("\"seq\":10", "\"seq\":-1"),
        new Change("\"seq\":10", "\"seq\":+1"),
        new Change("\"seq\":10", "\"seq\":1e1"),
        new Change("\"seq\":10", "\"seq\":10.0"),
        new Change("\"seq\":10", "\"seq\":null"),
        new Change("\"seq\":10", "\"seq\":9007199254740992"),
        new Change("\"stream\":\"branch/e:c/b\"", "\"stream\":null"),
        new Change("branch/e:c/b", "branch\\/e:c/b"),
        new Change("branch/e:c/b", "\\u0062ranch/e:c/b"),
        new Change("2026-06-19", "2026-6-19"),
        new Change("2026-06-19", "2026-02-30"),
        new Change("2026-06-19", "+2026-06-19"),
        new Change("12:34:56", "12:34:60"),
        new Change("12:34:56", "24:00:00"),
        new Change(".123456Z", ".123Z"),
        new Change(".123456Z", ".1234567Z"),
        new Change(".123456Z", ".123456+00:00"),
        new Change("0123456789abcdef0", "0123456789ABCDEF0"),
        new Change("0123456789abcdef0", "123456789abcdef0"),
        new Change("\"type\":\"t/1\",\"id\":\"i\"", "\"id\":\"i\",\"type\":\"t/1\""),
        new Change("\"a\":\"1\",\"b\":\"\\u0001\"", "\"b\":\"1\",\"a\":\"1\""),
        new Change("\"a\":\"1\",\"b\":\"\\u0001\"", "\"a\":\"1\",\"a\":\"1\""),
        new Change("\"a\":\"1\"", "\"a\":1"),
        new Change("\"a\":\"1\",", "\"a\":\"1\", "),
        new Change("\"a\":\"1\",", "\"a\":\"1\",,"),
        new Change("\\u0001", "\\u000A"),
        new Change("\\u0001", "\\u000a"),
        new Change("\\u0001", "\\u0041"),
        new Change("\\u0001", "\\u001F"),
        new Change("\\u0001", "\\u0022"),
        new Change("\\u0001", "\\u0e01"),
        new Change("\\u0001", "\u0001"),
        new Change("\\u0001", "\\x01"),
        new Change("\\u0001", "\n"),
        new Change("[0,", "[00,"),
        new Change("[0,", "[-0,"),
        new Change("[0,", "[0.5,"),
        new Change("[0,", "[0e1,"),
        new Change("[0,", "[9007199254740992,"),
        new Change("[0,", "[,"),
        new Change("[0,", "[0, "),
        new Change("[0,", "[0,,"),
        new Change("true]", "true,]"),
        new Change("true]", "True]"),
        new Change("true]", "NaN]"),
        new Change("true]", "tru]"),
        new Change("{\"n\"", "{n"),
        new Change("\"n\":", "\"n\" :"),
        new Change("\"n\":", "\"n\"="),
        new Change("]}}}", "]},\"data\":{}}}"),
        new Change("]}}}", "]},\"more\":1}}"),
        new Change("]}}}", "]}} }"),
        new Change("]}}}", "]}}}\n"),
        new Change("]}}}", "]}}} "),
        new Change("]}}}", "]}}"),
        new Change("{\"n\":[0,-12,null,true]}", ""),
        new Change("{\"n\":[0,-12,null,true]}", "[".repeat(80) + "]".repeat(80)));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void what_the_writer_would_not_have_written_is_not_read(Change change) {
    assertThat(Entry.parse(bytes(LINE)).toString()).isEqualTo(LINE);
    assertThat(LINE).contains(change.from());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Entry.parse(bytes(LINE.replace(change.from(), change.to()))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"0a0",
        "\"0A0a",
        "0a0a",
        "\"\"",
        "null",
        "{}",
        "\"0a0a0a",
        "\"0a0a\",\"x\":\"0a"
      })
  void the_hash_of_a_withheld_part_has_64_digits_in_lower_case(String instead) {
    assertThat(Entry.parse(bytes(SHOWN)).isWithheld()).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Entry.parse(bytes(SHOWN.replace("\"0a0a", instead))));
    assertThatIllegalArgumentException().isThrownBy(() -> Entry.parse(bytes(SHOWN + " ")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Entry.parse(bytes(SHOWN.replace("\"}", "\",\"x\":1}"))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{\n}",
        "{} ",
        " {}",
        "{}{}",
        "1.5",
        "01",
        "-0",
        "\"\\u001F\"",
        "\"\t\"",
        "{\"votes\":",
        "nul"
      })
  void a_payload_that_could_have_been_written_otherwise_is_not_written(String data) {
    Entry.Header header = new Entry.Header(null, -1, null, SampleEntries.NOON);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Entry.write(header, new Entry.Name("i", "t/1"), Map.of(), bytes(data)));
  }

  /** Each two bytes at the start of a character, and four more of every length: against the JDK. */
  @Test
  void utf_8_is_what_the_jdk_calls_utf_8() {
    Random random = new Random(7);
    for (int first = 0x80; first <= 0xff; first++) {
      for (int second = 0; second <= 0xff; second++) {
        byte[] text = new byte[8];
        Arrays.fill(text, (byte) 'x');
        text[0] = '"';
        text[7] = '"';
        text[1] = (byte) first;
        text[2] = (byte) second;
        for (int i = 3; i < 3 + random.nextInt(3); i++) {
          text[i] = (byte) (0x80 + random.nextInt(0x41));
        }
        if (second != '"' && second != '\\' && second >= ' ') {
          assertThat(admits(text)).as(Arrays.toString(text)).isEqualTo(isUtf8(text));
        }
      }
    }
  }

  private static boolean admits(byte[] value) {
    try {
      CanonicalText.requireValue(value);
      return true;
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  private static boolean isUtf8(byte[] text) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
      return true;
    } catch (CharacterCodingException malformed) {
      return false;
    }
  }

  @Test
  void ten_thousand_mutated_lines_are_refused_or_come_out_as_they_went_in() {
    Random random = new Random(20_261_130);
    int read = 0;
    for (int i = 0; i < 10_000; i++) {
      byte[] line = mutated(original(random), random);
      Entry entry;
      try {
        entry = Entry.parse(line);
      } catch (IllegalArgumentException refused) {
        continue;
      }
      read++;
      assertThat(again(entry)).as(entry.toString()).isEqualTo(line);
      agreesWithAnotherReader(entry);
    }
    assertThat(read)
        .as("some mutants are lines that could have been written")
        .isBetween(100, 5_000);
  }

  private static byte[] original(Random random) {
    Entry.Header header =
        random.nextInt(4) == 0
            ? new Entry.Header(null, -1, null, SampleEntries.NOON)
            : new Entry.Header(
                "branch/e:c/" + text(random), random.nextInt(40), "e:c", Instant.EPOCH);
    Map<String, String> meta = new TreeMap<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      meta.put(text(random), text(random));
    }
    String data = "{\"n\":[" + random.nextInt() + ",0],\"t\":null,\"u\":\"\\n ص\"}";
    Salt salt = new Salt(random.nextLong(), random.nextLong());
    Entry entry = Entry.write(salt, header, new Entry.Name(text(random), "t/1"), meta, bytes(data));
    return random.nextInt(4) == 0 ? entry.publicLine() : entry.line();
  }

  private static String text(Random random) {
    String[] some = {"a", "ب", "\"", "\\", "\u0001", "\n", "\uD83D\uDDF3", "0", "{", "}"};
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      text.append(some[random.nextInt(some.length)]);
    }
    return text.toString();
  }

  /** One to three bytes changed, taken out or put in; or a piece doubled. */
  private static byte[] mutated(byte[] original, Random random) {
    byte[] line = original;
    for (int times = 1 + random.nextInt(3); times > 0; times--) {
      int at = random.nextInt(line.length);
      int to = Math.min(line.length, at + random.nextInt(12));
      byte[] usual = bytes("0123456789abcdefABCDEF{}[]\",:\\nutf -+.eZT");
      byte other = usual[random.nextInt(usual.length)];
      line =
          switch (random.nextInt(5)) {
            case 0 -> joined(line, at, new byte[] {(byte) random.nextInt(256)}, at + 1);
            case 1 -> joined(line, at, new byte[] {other}, at + 1);
            case 2 -> joined(line, at, new byte[0], at + 1);
            case 3 -> joined(line, at, new byte[] {other}, at);
            default -> joined(line, to, Arrays.copyOfRange(line, at, to), to);
          };
    }
    return line;
  }

  private static byte[] joined(byte[] line, int before, byte[] between, int after) {
    byte[] all = Arrays.copyOf(line, before + between.length + line.length - after);
    System.arraycopy(between, 0, all, before, between.length);
    System.arraycopy(line, after, all, before + between.length, line.length - after);
    return all;
  }

  /** The line that its parts make; of a withheld one, the line with the hash. */
  private static byte[] again(Entry entry) {
    if (entry.isWithheld()) {
      Entry.Header header = entry.header();
      LineWriter writer = new LineWriter(99);
      writer.header(header);
      writer.raw("\"" + entry.id() + "\"}");
      byte[] line = new byte[writer.size()];
      System.arraycopy(writer.finish(new byte[0]), 0, line, 0, line.length);
      return line;
    }
    String line = entry.toString();
    int at = line.indexOf(",\"sealed\":{\"salt\":\"") + ",\"sealed\":{\"salt\":\"".length();
    Salt salt =
        new Salt(
            Long.parseUnsignedLong(line.substring(at, at + 16), 16),
            Long.parseUnsignedLong(line.substring(at + 16, at + 32), 16));
    Entry.Name name = new Entry.Name(entry.id(), entry.type());
    return Entry.write(salt, entry.header(), name, entry.meta(), entry.dataBytes()).line();
  }

  /** A reader of JSON that knows nothing of lines finds the same in it. */
  private static void agreesWithAnotherReader(Entry entry) {
    JsonNode read = JsonMapper.builder().build().readTree(entry.line());
    List<String> keys = new ArrayList<>(read.propertyNames());
    assertThat(keys).containsExactly("v", "stream", "seq", "contest", "time", "sealed");
    assertThat(read.path("v").asInt()).isEqualTo(2);
    assertThat(read.path("stream").stringValue(null)).isEqualTo(entry.header().stream());
    JsonNode sealed = read.path("sealed");
    if (entry.isWithheld()) {
      assertThat(Hash.ofHex(sealed.asString()).hex()).isEqualTo(entry.id());
      return;
    }
    assertThat(new ArrayList<>(sealed.propertyNames()))
        .containsExactly("salt", "type", "id", "meta", "data");
    assertThat(sealed.path("id").asString()).isEqualTo(entry.id());
    Map<String, String> meta = new TreeMap<>();
    sealed.path("meta").forEachEntry((key, value) -> meta.put(key, value.asString()));
    assertThat(meta).isEqualTo(entry.meta());
    assertThat(JsonMapper.builder().build().readTree(entry.dataBytes()))
        .isEqualTo(sealed.path("data"));
  }
}
