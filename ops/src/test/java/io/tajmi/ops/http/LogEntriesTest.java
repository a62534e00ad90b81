package io.tajmi.ops.http;

import static io.tajmi.ops.http.Served.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.account.Role;
import io.tajmi.eventlog.LogPosition;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.reader.LogReader;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Everyone has every line's leaf; what it seals has who may read all that it tells. */
class LogEntriesTest {
  private static final String ENTRIES = "/api/v1/log/entries";

  @TempDir private Path folder;
  private Served served;

  @BeforeEach
  void serve() {
    served = Served.sample(folder);
  }

  @AfterEach
  void stop() {
    served.close();
  }

  /** Neither a small box nor one of the first, which may be cover for small ones. */
  private ObjectNode ordinary() {
    ObjectNode document = served.document().put("branch", "B00150");
    document.putObject("ballots").put("inBox", 40).put("valid", 40);
    document.withObject("ballots").put("invalidTaken", 0).put("invalidNotTaken", 0);
    document.putObject("votes").put("1", 24).put("2", 16);
    return document;
  }

  private long tally(ObjectNode document) {
    HttpResponse<String> answer = served.tally(document);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json(answer).path("through").asLong();
  }

  private List<String> lines(@Nullable String token, String query) {
    HttpResponse<String> answer = served.send(served.as(token, ENTRIES + query).GET());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body().lines().toList();
  }

  private LogReader log() {
    return served.server().node().log();
  }

  private boolean isStored(String line, long position) {
    Entry entry = log().entry(new LogPosition(position));
    String stored = new String(entry.line(), StandardCharsets.UTF_8);
    String open = new String(entry.publicLine(), StandardCharsets.UTF_8);
    assertThat(line).isIn(stored, open);
    assertThat(Entry.parse(line.getBytes(StandardCharsets.UTF_8)).leafHash())
        .isEqualTo(entry.leafHash());
    return line.equals(stored);
  }

  @Test
  void a_tally_is_told_to_the_chain_at_once_and_to_everyone_when_it_may_be_shown_alone() {
    long small = tally(served.document());
    long ordinary = tally(ordinary());
    for (long position : new long[] {small, ordinary}) {
      String query = "?from=" + position + "&to=" + position;
      assertThat(isStored(lines(served.token(), query).getFirst(), position)).isTrue();
      assertThat(isStored(lines(null, query).getFirst(), position)).isFalse();
    }
    String operations = served.machine("ops", Role.OPERATIONS, null);
    long released = served.release("president");
    var _ = served.read(Served.SAMPLE + "/progress?at-least=" + released);
    List<String> all = lines(null, "?from=" + small + "&to=" + released);
    assertThat(isStored(all.get(0), small)).isFalse();
    assertThat(isStored(all.get((int) (ordinary - small)), ordinary)).isTrue();
    assertThat(isStored(all.getLast(), released)).isTrue();
    String query = "?from=" + ordinary + "&to=" + ordinary;
    assertThat(isStored(lines(operations, query).getFirst(), ordinary)).isFalse();
  }

  @Test
  void a_correction_is_told_to_everyone_only_where_the_tally_before_may_be_shown_too() {
    ObjectNode small = served.document().put("branch", "B00150");
    long first = tally(small);
    ObjectNode large = ordinary().put("envelope", "larger").put("reason", "misread");
    large.put("corrects", small.path("envelope").asString());
    long corrected = tally(large);
    long released = served.release("president");
    var _ = served.read(Served.SAMPLE + "/progress?at-least=" + released);
    for (long position : new long[] {first, corrected}) {
      String query = "?from=" + position + "&to=" + position;
      assertThat(isStored(lines(null, query).getFirst(), position)).isFalse();
    }
  }

  @Test
  void definitions_are_for_everyone_and_all_lines_come_a_page_at_a_time() {
    long size = served.size();
    List<String> lines = new ArrayList<>();
    String next = "0";
    while (next != null) {
      HttpResponse<String> answer =
          served.send(served.as(null, ENTRIES + "?limit=2&from=" + next).GET());
      answer.body().lines().forEach(lines::add);
      next = answer.headers().firstValue("Tajmi-Next").orElse(null);
    }
    assertThat(lines).hasSize((int) size);
    for (int i = 0; i < size; i++) {
      String stream = log().entry(new LogPosition(i)).header().stream();
      boolean defines = stream != null && stream.startsWith("election/");
      assertThat(isStored(lines.get(i), i)).isEqualTo(defines);
    }
  }

  @Test
  void lines_of_one_contest_or_branch_are_had_alone_and_nonsense_is_refused() {
    long position = tally(ordinary());
    String of = "?contest=sample:president";
    assertThat(lines(null, of)).hasSize(1);
    List<String> branch = lines(served.token(), of + "&branch=B00150");
    assertThat(branch).hasSize(1);
    assertThat(isStored(branch.getFirst(), position)).isTrue();
    assertThat(lines(null, of + "&branch=B00001")).isEmpty();
    for (String query :
        List.of(
            "?from=-1", "?from=3&to=2", "?limit=0", "?limit=1001", "?contest=x", "?branch=B1")) {
      assertThat(served.get(ENTRIES + query).statusCode()).as(query).isEqualTo(400);
    }
  }
}
