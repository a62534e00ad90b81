package io.tajmi.eventlog;

import static io.tajmi.eventlog.SampleEntries.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.eventlog.merkle.Hash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryTest {
  private static final Instant TIME = Instant.parse("2026-06-19T12:34:56.123456Z");

  private static Entry.Header header(String id) {
    return new Entry.Header(id, "test.noted/1", "branch/e:c/b", 7, "e:c", TIME);
  }

  @Test
  void what_is_written_is_read_back_with_the_same_bytes() {
    Entry written = Entry.write(header("i-1"), Map.of("b", "2", "a", "1"), bytes("{\"v\":[1,{}]}"));
    Entry read = Entry.parse(written.line().clone());
    assertThat(read.header()).isEqualTo(written.header()).isEqualTo(header("i-1"));
    assertThat(read.meta()).containsExactly(Map.entry("a", "1"), Map.entry("b", "2"));
    assertThat(read.metaBytes()).isEqualTo(bytes("{\"a\":\"1\",\"b\":\"2\"}"));
    assertThat(read.dataBytes()).isEqualTo(bytes("{\"v\":[1,{}]}"));
    assertThat(read.leafHash()).isEqualTo(written.leafHash()).isEqualTo(Hash.ofLeaf(read.line()));
    assertThat(read.size()).isEqualTo(written.line().length);
  }

  @Test
  void stream_sequence_and_contest_may_be_absent() {
    Entry.Header loose = new Entry.Header("i", "test.noted/1", null, -1, null, TIME);
    Entry read = Entry.parse(Entry.write(loose, Map.of(), bytes("null")).line());
    assertThat(read.header()).isEqualTo(loose);
    assertThat(read.toString()).contains("\"stream\":null,\"seq\":null,\"contest\":null");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Entry.Header("i", "t/1", "s", -1, null, TIME));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Entry.Header("i", "t/1", null, 0, null, TIME));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "صندوق شمارهٔ ۱۲",
        "نیم‌فاصله",
        "\uD83D\uDDF3",
        "\" \\ / } { ,\"data\":",
        "\b\f\n\r\t",
        "\u0000\u0001\u000b\u001f",
        "\u007f\u2028\uFFFD",
        ""
      })
  void any_text_comes_back_as_it_was(String text) {
    Entry.Header header = new Entry.Header(text, "t/1", text, 0, text, TIME);
    Entry read = Entry.parse(Entry.write(header, Map.of(text, text), bytes("{}")).line());
    assertThat(read.header()).isEqualTo(header);
    assertThat(read.meta()).isEqualTo(Map.of(text, text));
    assertThat(read.dataBytes()).isEqualTo(bytes("{}"));
  }

  @Test
  void only_what_json_demands_is_escaped() {
    Entry entry = Entry.write(header("i"), Map.of("k", "/\u007fص\"\\\n\u0001"), bytes("{}"));
    assertThat(entry.toString()).contains("{\"k\":\"/\u007fص\\\"\\\\\\n\\u0001\"}");
  }

  @ParameterizedTest
  @ValueSource(chars = {'\uD83D', '\uDDF3'})
  void half_a_surrogate_pair_is_refused(char half) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Entry.write(header("x" + half), Map.of(), bytes("{}")));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Entry.write(header("x" + half + "x"), Map.of(), bytes("{}")));
  }

  @Test
  void time_is_kept_to_the_microsecond_with_six_decimals() {
    Instant nanos = Instant.parse("2026-06-19T12:34:56.000000999Z");
    Entry.Header header = new Entry.Header("i", "t/1", null, -1, null, nanos);
    Entry entry = Entry.write(header, Map.of(), bytes("{}"));
    assertThat(entry.toString()).contains("\"time\":\"2026-06-19T12:34:56.000000Z\"");
    assertThat(entry.header().time()).isEqualTo(Instant.parse("2026-06-19T12:34:56Z"));
    assertThat(Entry.parse(entry.line()).header()).isEqualTo(entry.header());
    assertThat(LineWriter.time(TIME)).isEqualTo("2026-06-19T12:34:56.123456Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-0001-01-01T00:00:00Z", "+10000-01-01T00:00:00Z"})
  void a_year_that_four_digits_cannot_write_is_refused(String time) {
    assertThatIllegalArgumentException().isThrownBy(() -> LineWriter.time(Instant.parse(time)));
  }

  @Test
  void a_line_at_the_limit_is_accepted_and_one_byte_more_is_refused_not_cut() {
    assertThat(Entry.LINE_BYTES_MAX).isEqualTo(65_535);
    Entry largest = SampleEntries.ofSize("i", Entry.LINE_BYTES_MAX);
    assertThat(largest.line()).hasSize(65_535);
    assertThat(Entry.parse(largest.line()).dataBytes()).isEqualTo(largest.dataBytes());
    assertThatThrownBy(() -> SampleEntries.ofSize("i", Entry.LINE_BYTES_MAX + 1))
        .isInstanceOf(EntryTooLarge.class)
        .hasMessageContaining("65536 bytes")
        .hasMessageContaining("65535");
  }

  @Test
  void the_limit_counts_bytes_not_characters() {
    byte[] persian = bytes("\"" + "ص".repeat(32_700) + "\"");
    assertThatThrownBy(() -> Entry.write(header("i"), new TreeMap<>(), persian))
        .isInstanceOf(EntryTooLarge.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\n}"})
  void a_payload_that_could_not_be_read_back_is_not_written(String data) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Entry.write(header("i"), Map.of(), bytes(data)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{\"v\":2,\"id\":\"i\",\"type\":\"t/1\",\"stream\":null,\"seq\":null,\"contest\":null,"
            + "\"time\":\"2026-06-19T12:34:56.123456Z\",\"meta\":{},\"data\":{}}",
        "{\"v\":1, \"id\":\"i\",\"type\":\"t/1\",\"stream\":null,\"seq\":null,\"contest\":null,"
            + "\"time\":\"2026-06-19T12:34:56.123456Z\",\"meta\":{},\"data\":{}}",
        "{\"v\":1,\"id\":\"\\u0041\",\"type\":\"t/1\",\"stream\":null,\"seq\":null,"
            + "\"contest\":null,\"time\":\"2026-06-19T12:34:56.123456Z\",\"meta\":{},\"data\":{}}",
        "{\"v\":1,\"id\":\"\\u000a\",\"type\":\"t/1\",\"stream\":null,\"seq\":null,"
            + "\"contest\":null,\"time\":\"2026-06-19T12:34:56.123456Z\",\"meta\":{},\"data\":{}}",
        "{\"v\":1,\"id\":\"\\/\",\"type\":\"t/1\",\"stream\":null,\"seq\":null,"
            + "\"contest\":null,\"time\":\"2026-06-19T12:34:56.123456Z\",\"meta\":{},\"data\":{}}",
        "{\"v\":1,\"id\":\"i\",\"type\":\"t/1\",\"stream\":null,\"seq\":null,\"contest\":null,"
            + "\"time\":\"2026-06-19T12:34:56.123Z\",\"meta\":{},\"data\":{}}",
        "{\"v\":1,\"id\":\"i\",\"type\":\"t/1\",\"stream\":null,\"seq\":null,\"contest\":null,"
            + "\"time\":\"2026-06-19T12:34:56.123456Z\",\"meta\":{},\"data\":}",
        "{\"v\":1,\"id\":\"i\",\"type\":\"t/1\",\"stream\":null,\"seq\":null,\"contest\":null,"
            + "\"time\":\"2026-06-19T12:34:56.123456Z\",\"meta\":{},\"data\":{}} ",
        "{\"v\":1,\"id\":\"i\",\"type\":\"t/1\",\"stream\":null,\"seq\":null,\"contest\":null,"
            + "\"time\":\"2026-06-19T12:34:56.123456Z\",\"meta\":{\"a\":\"}"
      })
  void what_the_writer_would_not_have_written_is_not_read(String line) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Entry.parse(line.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void a_line_cut_anywhere_is_not_read() {
    Entry whole = Entry.write(header("i"), Map.of("k", "\\v"), bytes("{\"a\":1}"));
    for (int length = 0; length < whole.size(); length++) {
      byte[] cut = java.util.Arrays.copyOf(whole.line(), length);
      if (length == whole.size() - 1) {
        // A cut after the payload's own bracket leaves a payload that no decoder reads.
        assertThat(Entry.parse(cut).dataBytes()).isEqualTo(bytes("{\"a\":1"));
      } else {
        assertThatThrownBy(() -> Entry.parse(cut)).isInstanceOf(IllegalArgumentException.class);
      }
    }
  }

  @Test
  void an_envelope_needs_election_id_and_content() {
    Map<String, String> whole = Map.of("election", "e", "envelope", "v", "content", "c");
    Map<String, String> part = Map.of("election", "e", "envelope", "v");
    assertThat(Entry.write(header("i"), whole, bytes("{}")).envelope())
        .isEqualTo(new Entry.Envelope(new Entry.EnvelopeKey("e", "v"), "c"));
    assertThat(Entry.write(header("i"), Map.of("election", "e"), bytes("{}")).envelope()).isNull();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Entry.write(header("i"), part, bytes("{}")).envelope());
  }
}
