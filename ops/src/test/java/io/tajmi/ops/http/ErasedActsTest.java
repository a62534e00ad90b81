package io.tajmi.ops.http;

import static io.tajmi.ops.http.Served.JSON;
import static io.tajmi.ops.http.Served.SAMPLE;
import static io.tajmi.ops.http.Served.json;
import static io.tajmi.ops.http.Served.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.rocksdb.ErasedLines;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** An act whose sealed part was erased is durable all the same, and its repeat is told so. */
class ErasedActsTest {
  @TempDir Path folder;
  private Served served;

  @BeforeEach
  void serve() {
    served = Served.sample(folder);
  }

  @AfterEach
  void stop() {
    served.close();
  }

  private void erase(Predicate<Entry> which) {
    served.restart(() -> ErasedLines.erase(served.data().resolve("log"), which));
  }

  private static Predicate<Entry> of(String stream) {
    return entry -> String.valueOf(entry.header().stream()).startsWith(stream);
  }

  private static String branch(JsonNode tally) {
    return "branch/sample:president/" + tally.path("branch").asString();
  }

  /** A repeat with what it was first told of its place, and that the rest is not there any more. */
  private static void isIncomplete(HttpResponse<String> first, HttpResponse<String> repeat) {
    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
    assertThat(repeat.statusCode()).as(repeat.body()).isEqualTo(200);
    JsonNode told = json(repeat);
    for (String place : List.of("position", "leafHash", "envelope")) {
      assertThat(told.path(place)).as(place).isEqualTo(json(first).path(place));
    }
    assertThat(told.path("state").asString()).isEqualTo("INCOMPLETE");
    assertThat(told.path("findings")).isEmpty();
    assertThat(told.path("through")).isEqualTo(json(first).path("through"));
    assertThat(told.has("inForce")).isFalse();
  }

  @Test
  void the_repeat_of_an_erased_tally_gets_its_receipt_alone_and_among_lines() {
    ObjectNode document = served.document();
    HttpResponse<String> first = served.tally(document);
    erase(of(branch(document)));
    isIncomplete(first, served.tally(document));
    JsonNode line = served.bulk(utf8(document + "\n")).getFirst();
    assertThat(line.path("outcome").asString()).isEqualTo("REPEATED");
    assertThat(line.path("state").asString()).isEqualTo("INCOMPLETE");
    assertThat(line.path("envelope")).isEqualTo(document.path("envelope"));
  }

  @Test
  void the_repeat_of_a_correction_of_an_erased_tally_says_all_but_what_is_in_force() {
    ObjectNode document = served.document();
    long erased = json(served.tally(document)).path("position").asLong();
    ObjectNode correction = document.deepCopy();
    correction.put("envelope", "corrected").put("corrects", true).put("reason", "r");
    HttpResponse<String> first = served.tally(correction);
    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
    erase(of(branch(document)).and(entry -> entry.header().seq() == 0));
    HttpResponse<String> repeat = served.tally(correction);
    assertThat(repeat.statusCode()).as(repeat.body()).isEqualTo(200);
    ObjectNode expected = (ObjectNode) json(first);
    expected.remove("inForce");
    assertThat(json(repeat)).isEqualTo(expected);
    assertThat(expected.path("position").asLong()).isGreaterThan(erased);
  }

  @Test
  void the_repeat_of_an_erased_ruling_gets_its_receipt_and_carries_nothing_out() {
    ObjectNode document = served.document();
    assertThat(served.tally(document).statusCode()).isEqualTo(201);
    JsonNode ruling =
        JSON.readTree(
            """
            {"envelope":"annul","kind":"ANNUL","contest":"president","branches":["%s"],
             "body":"b","office":"o","article":"a","document":"d","date":"2000-01-02"}
            """
                .formatted(document.path("branch").asString()));
    HttpResponse<String> first = served.post(SAMPLE + "/rulings", ruling);
    erase(of("ruling/sample/"));
    long size = served.size();
    HttpResponse<String> repeat = served.post(SAMPLE + "/rulings", ruling);
    assertThat(repeat.statusCode()).as(repeat.body()).isEqualTo(200);
    assertThat(json(repeat).path("state").asString()).isEqualTo("INCOMPLETE");
    assertThat(json(repeat).path("leafHash")).isEqualTo(json(first).path("leafHash"));
    assertThat(served.size()).isEqualTo(size);
  }

  @Test
  void the_repeat_of_an_erased_closing_or_release_gets_its_receipt() {
    String closing = SAMPLE + "/contests/president/branches/" + served.branch() + "/close";
    ObjectNode close = JSON.createObjectNode().put("envelope", "closing").put("reason", "r");
    String releasing = SAMPLE + "/contests/president/release";
    ObjectNode release = JSON.createObjectNode().put("envelope", "release").put("office", "o");
    HttpResponse<String> closed = served.post(closing, close);
    HttpResponse<String> released = served.post(releasing, release);
    erase(of("branch/").or(entry -> entry.type().equals("contest.released/1")));
    isIncomplete(closed, served.post(closing, close));
    isIncomplete(released, served.post(releasing, release));
  }
}
