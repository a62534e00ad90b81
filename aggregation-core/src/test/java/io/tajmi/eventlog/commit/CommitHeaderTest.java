package io.tajmi.eventlog.commit;

import static io.tajmi.eventlog.SampleEntries.bytes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tajmi.eventlog.SampleEntries;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommitHeaderTest {
  private final CommitHeader header =
      SampleEntries.next(null, List.of(SampleEntries.loose("i-1"))).header();

  @Test
  void a_header_is_read_as_it_was_written() {
    assertThat(CommitHeader.parse(header.toBytes())).isEqualTo(header);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"v\":1 | \"v\":2",
        "\"count\":1 | \"count\":0",
        "\"count\":1 | \"count\":-1",
        "\"count\":1 | \"count\":3",
        "\"first\":0 | \"first\":9223372036854775807",
        "\"number\":0 | \"number\":00",
        "\"number\":0 | \"number\":\"0\"",
        "\"root\":\" | \"root\":\"0",
        "\"edge\":[ | \"edge\":[null,",
        "\"maxTime\":\"2024 | \"maxTime\":\"3026-",
        "\"writer\": | \"writer\" :",
        "} | ,\"more\":1}"
      })
  void a_header_written_in_any_other_way_is_not_read(String from, String to) {
    String changed = new String(header.toBytes(), StandardCharsets.UTF_8).replace(from, to);
    assertThat(changed).isNotEqualTo(new String(header.toBytes(), StandardCharsets.UTF_8));
    assertThatIllegalArgumentException().isThrownBy(() -> CommitHeader.parse(bytes(changed)));
  }

  @Test
  void a_commit_holds_as_many_entries_as_its_header_says() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Commit(header, List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Commit(header, List.of(SampleEntries.loose("a"), SampleEntries.loose("b"))));
  }
}
