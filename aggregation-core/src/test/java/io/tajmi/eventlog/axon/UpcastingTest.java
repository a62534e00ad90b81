package io.tajmi.eventlog.axon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tajmi.eventlog.axon.OldAndNew.Counted;
import io.tajmi.eventlog.axon.OldAndNew.Noted;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.eventlog.codec.EventCodec;
import io.tajmi.eventlog.codec.EventNames;
import io.tajmi.eventlog.codec.Upcaster;
import io.tajmi.eventlog.commit.InMemoryCommitLog;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.merkle.Hash;
import io.tajmi.eventlog.writer.EventLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.messaging.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Old payloads mean the same to Axon's readers and to the direct reader; the leaf never changes.
 */
@Timeout(60)
class UpcastingTest {
  private static List<Object> direct(EventLog log) {
    List<Object> payloads = new ArrayList<>();
    long position = 0;
    for (Entry entry : log.entries(0, 99)) {
      payloads.addAll(OldAndNew.CODEC.decode(position++, entry).events());
    }
    return payloads;
  }

  private static List<Object> byAxonInOrder(EventLog log) {
    return OldAndNew.engine(log).readEvents(null, false).<Object>map(Message::getPayload).toList();
  }

  private static List<Object> byAxonOfTheStream(EventLog log) {
    return OldAndNew.engine(log)
        .readEvents("branch/e:c/b")
        .asStream()
        .<Object>map(Message::getPayload)
        .toList();
  }

  @Test
  void both_reading_paths_upcast_alike_and_leave_line_and_leaf_as_they_are() {
    List<Entry> written =
        List.of(
            OldAndNew.entry("a", "test.batch/1", 0, "{\"batch\":[1,2]}"),
            OldAndNew.entry("b", "test.counted/1", 1, "{\"votes\":3}"),
            OldAndNew.entry("c", "test.counted/2", 2, "{\"votes\":4,\"place\":\"p\"}"),
            OldAndNew.entry("d", "test.batch/1", 3, "{\"batch\":[]}"),
            OldAndNew.entry("e", "test.noted/1", 4, "{\"text\":\"n\"}"));
    try (EventLog log = OldAndNew.open(new InMemoryCommitLog())) {
      log.append(written);
      Hash root = log.root();
      List<Object> expected =
          List.of(
              new Counted(1, "مرکز"),
              new Counted(2, "مرکز"),
              new Counted(3, "مرکز"),
              new Counted(4, "p"),
              new Noted("n"));
      assertThat(direct(log)).isEqualTo(expected);
      assertThat(byAxonInOrder(log)).isEqualTo(expected);
      assertThat(byAxonOfTheStream(log)).isEqualTo(expected);
      assertThat(log.root()).isEqualTo(root);
      List<Entry> stored = log.entries(0, 99);
      for (int i = 0; i < written.size(); i++) {
        assertThat(stored.get(i).line()).isEqualTo(written.get(i).line());
        assertThat(stored.get(i).leafHash())
            .isEqualTo(written.get(i).leafHash())
            .isEqualTo(Hash.ofLeaf(stored.get(i).publicLine()));
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "test.unknown/1 | {}",
        "test.counted/3 | {\"votes\":1,\"place\":\"p\"}",
        "test.counted/2 | {\"votes\":1,\"place\":\"p\",\"more\":1}",
        "test.counted/2 | {\"votes\":null,\"place\":\"p\"}",
        "test.counted/2 | {\"votes\":\"1.5\",\"place\":\"p\"}",
        "test.counted/2 | {\"votes\":4294967296,\"place\":\"p\"}",
        "test.counted/2 | {\"votes\":1,\"votes\":1,\"place\":\"p\"}",
        "test.counted/2 | [1]",
        "test.counted/2 | null",
        "test.counted/1 | {\"votes\":{}}",
        "test.counted/1 | {\"votes\":\"many\"}"
      })
  void what_cannot_be_read_is_unreadable_on_both_paths(String type, String data) {
    try (EventLog log = OldAndNew.open(new InMemoryCommitLog())) {
      log.append(List.of(OldAndNew.entry("a", type, 0, data)));
      for (List<Object> read : List.of(direct(log), byAxonInOrder(log), byAxonOfTheStream(log))) {
        assertThat(read).singleElement().isInstanceOf(DecodedEntry.Unreadable.class);
      }
    }
  }

  @Test
  void a_decoded_entry_says_all_that_the_line_says() {
    Entry entry = OldAndNew.entry("a", "test.counted/1", 3, "{\"votes\":3}");
    DecodedEntry decoded = OldAndNew.CODEC.decode(9, entry);
    assertThat(decoded.position().index()).isEqualTo(9);
    assertThat(decoded.type()).isEqualTo("test.counted/1");
    assertThat(decoded.stream()).isEqualTo("branch/e:c/b");
    assertThat(decoded.seq()).isEqualTo(3);
    assertThat(decoded.contest()).isNull();
    assertThat(decoded.time()).isEqualTo(entry.header().time());
    assertThat(decoded.meta()).isEqualTo(Map.of("actor", "a-1"));
  }

  @Test
  void what_is_encoded_is_decoded_and_names_are_distinct() {
    Counted counted = new Counted(5, "صندوق");
    assertThat(OldAndNew.CODEC.payloads("test.counted/2", OldAndNew.CODEC.encode(counted)))
        .containsExactly(counted);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EventNames(Map.of("a/1", Counted.class, "a/2", Counted.class)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EventNames(Map.of("a", Counted.class)));
    Upcaster nothing =
        new Upcaster() {
          @Override
          public String reads() {
            return "a/1";
          }

          @Override
          public List<Payload> upcast(JsonNode data) {
            return List.of();
          }
        };
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new EventCodec(OldAndNew.NAMES, List.of(nothing, nothing)));
  }
}
