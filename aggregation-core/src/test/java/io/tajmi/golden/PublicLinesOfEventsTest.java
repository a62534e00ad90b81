package io.tajmi.golden;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.EventCatalogue;
import io.tajmi.eventlog.line.Entry;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** For each event: what everyone may read of its entry, before anything is released. */
class PublicLinesOfEventsTest {
  private static final String TIME = "2026-01-01T18:30:05.000120Z";

  private static final String TABLE =
      """
      log.created/1                 | null                                              | null
      log.checkpoint-missing/1      | null                                              | null
      election.definition-part/1    | election/golden-1                                 | null
      election.definition-sealed/1  | election/golden-1                                 | null
      branch.tally-recorded/1       | branch/golden-1:council/b-0017                    | golden-1:council
      branch.tally-corrected/1      | branch/golden-1:council/b-0017                    | golden-1:council
      branch.tally-annulled/1       | branch/golden-1:council/b-0017                    | golden-1:council
      branch.tally-restored/1       | branch/golden-1:council/b-0017                    | golden-1:council
      branch.closed-without-tally/1 | branch/golden-1:council/b-0017                    | golden-1:council
      branch.reopened/1             | branch/golden-1:council/b-0017                    | golden-1:council
      contest.released/1            | contest/golden-1:council                          | golden-1:council
      contest.halted/1              | contest/golden-1:council                          | golden-1:council
      contest.scope-part/1          | contest/golden-1:council                          | golden-1:council
      contest.candidate-left/1      | contest/golden-1:council                          | golden-1:council
      contest.votes-annulled/1      | contest/golden-1:council                          | golden-1:council
      contest.annulled/1            | contest/golden-1:council                          | golden-1:council
      contest.seats-vacated/1       | contest/golden-1:council                          | golden-1:council
      contest.act-reversed/1        | contest/golden-1:council                          | golden-1:council
      contest.lot-drawn/1           | contest/golden-1:council                          | golden-1:council
      contest.second-round-called/1 | contest/golden-1:council                          | golden-1:council
      ruling.scope-part/1           | ruling/golden-1/00112233445566778899aabbccddeeff  | null
      ruling.issued/1               | ruling/golden-1/00112233445566778899aabbccddeeff  | golden-1:council
      ruling.enforcement-completed/1| ruling/golden-1/00112233445566778899aabbccddeeff  | null
      """;

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = TABLE)
  void its_public_line_tells_stream_number_contest_and_time_and_a_hash(
      String type, String stream, String contest) {
    int lines = 0;
    for (String file : GoldenEvents.all().keySet()) {
      Entry entry = GoldenEventsTest.write(file);
      if (entry.type().equals(type)) {
        String expected =
            "{\"v\":2,\"stream\":%s,\"seq\":%s,\"contest\":%s,\"time\":\"%s\",\"sealed\":\"<hash>\"}"
                .formatted(
                    quoted(stream), stream.equals("null") ? "null" : "41", quoted(contest), TIME);
        assertThat(new String(entry.publicLine(), StandardCharsets.UTF_8))
            .matches("[^{]*\\{.*[0-9a-f]{64}\"}")
            .satisfies(line ->
                assertThat(line.replaceAll("[0-9a-f]{64}\"}$", "<hash>\"}")).isEqualTo(expected));
        lines++;
      }
    }
    assertThat(lines).as(type).isPositive();
  }

  private static String quoted(String text) {
    return text.equals("null") ? "null" : '"' + text + '"';
  }

  @Test
  void the_table_has_every_event_of_the_catalogue() {
    TreeSet<String> told = new TreeSet<>();
    TABLE.lines().forEach(line -> told.add(line.substring(0, line.indexOf('|')).strip()));
    assertThat(told).isEqualTo(EventCatalogue.NAMES.all());
  }
}
