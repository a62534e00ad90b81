package io.tajmi.eventlog.line;

import static io.tajmi.eventlog.SampleEntries.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.digest.Sha256;
import io.tajmi.eventlog.SampleEntries;
import io.tajmi.eventlog.merkle.Hash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryTest {
  private static final Instant TIME = Instant.parse("2026-06-19T12:34:56.123456Z");
  private static final Entry.Header HEADER = new Entry.Header("branch/e:c/b", 7, "e:c", TIME);
  private static final Entry.Name NAME = new Entry.Name("i-1", "test.noted/1");

  private static Entry written(Map<String, String> meta, String data) {
    return Entry.write(HEADER, NAME, meta, bytes(data));
  }

  @Test
  void what_is_written_is_read_back_with_the_same_bytes() {
    Entry written = written(Map.of("b", "2", "a", "1"), "{\"v\":[1,{}]}");
    Entry read = Entry.parse(written.line().clone());
    assertThat(read.header()).isEqualTo(written.header()).isEqualTo(HEADER);
    assertThat(read.id()).isEqualTo(written.id()).isEqualTo("i-1");
    assertThat(read.type()).isEqualTo(written.type()).isEqualTo("test.noted/1");
    assertThat(read.meta()).containsExactly(Map.entry("a", "1"), Map.entry("b", "2"));
    assertThat(read.meta()).isEqualTo(written.meta());
    assertThat(read.metaBytes()).isEqualTo(bytes("{\"a\":\"1\",\"b\":\"2\"}"));
    assertThat(read.dataBytes()).isEqualTo(bytes("{\"v\":[1,{}]}"));
    assertThat(read.leafHash()).isEqualTo(written.leafHash());
    assertThat(read.size()).isEqualTo(written.line().length);
    assertThat(read.isWithheld()).isFalse();
  }

  @Test
  void the_leaf_is_the_public_line_in_which_the_sealed_part_has_given_way_to_its_hash() {
    Entry entry = written(Map.of("a", "1"), "{\"votes\":[7]}");
    String whole = entry.toString();
    int at = whole.indexOf("{\"salt\":");
    String shown =
        whole.substring(0, at) + "\"" + Sha256.hex(whole.substring(at, whole.length() - 1)) + "\"}";

    assertThat(new String(entry.publicLine(), StandardCharsets.UTF_8)).isEqualTo(shown);
    assertThat(entry.leafHash()).isEqualTo(Hash.ofLeaf(bytes(shown)));
  }

  @Test
  void meta_and_envelope_are_read_once_however_often_they_are_asked_for() {
    Entry written = written(Map.of("election", "e", "envelope", "v", "content", "c"), "{}");
    for (Entry entry : List.of(written, Entry.parse(written.line().clone()))) {
      assertThat(entry.envelope()).isNotNull().isSameAs(entry.envelope());
      assertThat(entry.meta()).isSameAs(entry.meta());
      assertThat(entry.leafHash()).isSameAs(entry.leafHash());
    }
  }

  @Test
  void a_withheld_entry_keeps_its_leaf_and_what_everyone_may_read_and_tells_no_more() {
    Entry whole = written(Map.of("election", "e", "envelope", "v", "content", "c"), "{}");
    Entry read = Entry.parse(whole.publicLine());

    assertThat(read.isWithheld()).isTrue();
    assertThat(read.header()).isEqualTo(whole.header());
    assertThat(read.leafHash()).isEqualTo(whole.leafHash());
    assertThat(read.line()).isEqualTo(read.publicLine()).isEqualTo(whole.publicLine());
    assertThat(read.type()).isEqualTo(Entry.WITHHELD);
    assertThat(whole.toString()).doesNotContain(read.id());
    assertThat(read.meta()).isEmpty();
    assertThat(read.envelope()).isNull();
    assertThat(read.metaBytes()).isEqualTo(bytes("{}"));
    assertThat(read.dataBytes()).isEqualTo(bytes("null"));
  }

  @Test
  void a_salt_is_drawn_for_each_line_and_is_nothing_of_what_the_line_says() {
    Set<String> salts = new HashSet<>();
    Set<Hash> leaves = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      Entry entry = written(Map.of(), "{}");
      String line = entry.toString();
      int at = line.indexOf("\"salt\":\"") + "\"salt\":\"".length();
      String salt = line.substring(at, at + 32);
      assertThat(salt).matches("[0-9a-f]{32}");
      salts.add(salt);
      leaves.add(entry.leafHash());
    }
    assertThat(salts).hasSize(10_000);
    assertThat(leaves).hasSize(10_000);
    assertThat(new Salt(1, 2)).hasToString("a salt");
  }

  @Test
  void stream_sequence_and_contest_may_be_absent() {
    Entry.Header loose = new Entry.Header(null, -1, null, TIME);
    Entry read = Entry.parse(Entry.write(loose, NAME, Map.of(), bytes("null")).line());
    assertThat(read.header()).isEqualTo(loose);
    assertThat(read.toString()).contains("\"stream\":null,\"seq\":null,\"contest\":null");
    assertThatIllegalArgumentException().isThrownBy(() -> new Entry.Header("s", -1, null, TIME));
    assertThatIllegalArgumentException().isThrownBy(() -> new Entry.Header(null, 0, null, TIME));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "صندوق شمارهٔ ۱۲",
        "نیم‌فاصله",
        "\uD83D\uDDF3",
        "\uD7FF\uE000\uFFFF\uD800\uDC00\uDBFF\uDFFF",
        "\" \\ / } { ,\"data\":",
        "\b\f\n\r\t",
        "\u0000\u0001\u000b\u001f",
        "\u007f\u0080\u07FF\u0800\u2028\uFFFD",
        ""
      })
  void any_text_comes_back_as_it_was(String text) {
    Entry.Header header = new Entry.Header(text, 0, text, TIME);
    Entry.Name name = new Entry.Name(text, text);
    Entry read = Entry.parse(Entry.write(header, name, Map.of(text, text), bytes("{}")).line());
    assertThat(read.header()).isEqualTo(header);
    assertThat(read.id()).isEqualTo(text);
    assertThat(read.type()).isEqualTo(text);
    assertThat(read.meta()).isEqualTo(Map.of(text, text));
    assertThat(read.dataBytes()).isEqualTo(bytes("{}"));
  }

  @Test
  void only_what_json_demands_is_escaped() {
    Entry entry = written(Map.of("k", "/\u007fص\"\\\n\u0001\u001f"), "{}");
    assertThat(entry.toString()).contains("{\"k\":\"/\u007fص\\\"\\\\\\n\\u0001\\u001f\"}");
  }

  @ParameterizedTest
  @ValueSource(chars = {'\uD83D', '\uDDF3'})
  void half_a_surrogate_pair_is_refused(char half) {
    for (String text : new String[] {"x" + half, "x" + half + "x"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> Entry.write(HEADER, new Entry.Name(text, "t/1"), Map.of(), bytes("{}")));
    }
  }

  @Test
  void time_is_kept_to_the_microsecond_with_six_decimals() {
    Instant nanos = Instant.parse("2026-06-19T12:34:56.000000999Z");
    Entry entry = Entry.write(new Entry.Header(null, -1, null, nanos), NAME, Map.of(), bytes("{}"));
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
    String longer = largest.toString().replace("\"data\":\"", "\"data\":\"x");
    assertThatIllegalArgumentException().isThrownBy(() -> Entry.parse(bytes(longer)));
  }

  @Test
  void the_limit_counts_bytes_not_characters() {
    byte[] persian = bytes("\"" + "ص".repeat(32_700) + "\"");
    assertThatThrownBy(() -> Entry.write(HEADER, NAME, new TreeMap<>(), persian))
        .isInstanceOf(EntryTooLarge.class);
  }

  @Test
  void a_line_cut_anywhere_is_not_read() {
    Entry whole = written(Map.of("k", "\\v"), "{\"a\":[1,\"ص\"]}");
    for (Entry entry : new Entry[] {whole, Entry.parse(whole.publicLine())}) {
      for (int length = 0; length < entry.size(); length++) {
        byte[] cut = Arrays.copyOf(entry.line(), length);
        assertThatIllegalArgumentException().isThrownBy(() -> Entry.parse(cut));
      }
    }
  }

  @Test
  void an_envelope_needs_election_id_and_content() {
    Map<String, String> whole = Map.of("election", "e", "envelope", "v", "content", "c");
    assertThat(written(whole, "{}").envelope())
        .isEqualTo(new Entry.Envelope(new Entry.EnvelopeKey("e", "v"), "c"));
    assertThat(written(Map.of("election", "e"), "{}").envelope()).isNull();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> written(Map.of("election", "e", "envelope", "v"), "{}"));
  }

  @Test
  void a_line_says_of_which_format_it_is() {
    assertThat(Entry.formatOf(SampleEntries.loose("i").line())).isEqualTo(2);
    assertThat(Entry.formatOf(bytes("{\"v\":1,\"id\":\"i\""))).isEqualTo(1);
    for (String other : new String[] {"", "{\"v\":", "{\"v\":12,", "{\"v\":x,", "{\"w\":1,"}) {
      assertThat(Entry.formatOf(bytes(other))).as(other).isEqualTo(-1);
    }
  }
}
