package io.tajmi.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class SameMomentTest {
  private static final String PRESIDENT = Served.SAMPLE + "/contests/president";

  @TempDir static Path folder;
  private static Served served;

  @BeforeAll
  static void serve() {
    served = Served.sample(folder);
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  /** Neither a small box nor one of the first, which may be cover for small ones. */
  private static ObjectNode ordinary() {
    ObjectNode document = served.document().put("branch", "B00150");
    document.putObject("ballots").put("inBox", 40).put("valid", 40);
    document.withObject("ballots").put("invalidTaken", 0).put("invalidNotTaken", 0);
    document.putObject("votes").put("1", 24).put("2", 16);
    return document;
  }

  private static ObjectNode act(String envelope) {
    return Served.JSON.createObjectNode().put("envelope", envelope).put("office", "HQ");
  }

  private static long through(HttpResponse<String> answer, int status, String state) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    JsonNode receipt = Served.json(answer);
    assertThat(receipt.path("state").asString()).isEqualTo(state);
    return receipt.path("through").asLong();
  }

  /** One position: what the chains read there, everyone reads there, and nobody before. */
  @Test
  void chains_and_everyone_read_one_snapshot_at_the_moment_of_the_release_and_not_after_a_halt() {
    String topic = "contest/sample/president";
    assertThat(served.tally(ordinary()).statusCode()).isEqualTo(201);
    try (Person executive = Person.with(served, "hq", new Grant(Role.EXECUTIVE, null));
        Person supervisory = Person.with(served, "board", new Grant(Role.SUPERVISORY, null));
        Person operations = Person.with(served, "desk", new Grant(Role.OPERATIONS, null));
        Person everyone = Person.anybody(served);
        Person.Watching chain = executive.watches(topic);
        Person.Watching board = supervisory.watches(topic);
        Person.Watching desk = operations.watches(topic);
        Person.Watching open = everyone.watches(topic)) {
      assertThat(votes(chain, "all")).isEqualTo("24");
      assertThat(votes(board, "all")).isEqualTo("24");
      assertThat(votes(desk, "all")).isEqualTo("—");
      assertThat(votes(open, "all")).isEqualTo("—");

      long released = through(served.post(PRESIDENT + "/release", act("r-1")), 201, "RELEASED");
      assertThat(votes(open, "cells")).isEqualTo("24");
      String at = PRESIDENT + "/results?at-least=" + released;
      JsonNode mine = Served.json(everyone.get(at));
      for (Person other : List.of(executive, supervisory)) {
        JsonNode theirs = Served.json(other.get(at));
        assertThat(theirs.path("extent").asString()).isEqualTo("ALL");
        for (String figure : List.of("asOf", "changedAt", "votes", "ballots", "progress")) {
          assertThat(theirs.path(figure)).as(figure).isEqualTo(mine.path(figure));
        }
      }
      assertThat(mine.path("asOf").path("position").asLong()).isEqualTo(released);
      assertThat(mine.path("votes").get(0).path("votes").asInt()).isEqualTo(24);
      assertThat(Served.json(operations.get(at)).has("votes")).isFalse();

      long halted =
          through(
              served.post(PRESIDENT + "/halt", act("r-2").put("reason", "a fault")), 201, "HALTED");
      assertThat(votes(open, "cells")).isEqualTo("—");
      String after = PRESIDENT + "/results?at-least=" + halted;
      assertThat(Served.json(everyone.get(after)).path("publication").asString())
          .isEqualTo("HALTED");
      assertThat(Served.json(everyone.get(after)).has("votes")).isFalse();
      assertThat(Served.json(executive.get(after)).has("votes")).isTrue();
    }
  }

  /** Of the first candidate, as the next event of a stream says that names them. */
  private static String votes(Person.Watching stream, String event) {
    Person.Event next = Objects.requireNonNull(stream.next(event));
    while (!next.data().has("c.1.votes")) {
      next = Objects.requireNonNull(stream.next(event));
    }
    return next.cell("c.1.votes");
  }
}
