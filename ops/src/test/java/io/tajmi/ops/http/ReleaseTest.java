package io.tajmi.ops.http;

import static io.tajmi.ops.http.Served.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.account.Role;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ReleaseTest {
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

  private static ObjectNode act(String envelope, @Nullable String reason) {
    ObjectNode act = Served.JSON.createObjectNode().put("envelope", envelope).put("office", "HQ");
    return reason == null ? act : act.put("reason", reason);
  }

  private static String contest(String contest) {
    return SAMPLE + "/contests/" + contest;
  }

  private static String extent(String contest, long through) {
    JsonNode results = served.readAs(null, contest(contest) + "/results?at-least=" + through);
    return results.path("publication").asString() + " " + results.path("extent").asString();
  }

  private static long through(HttpResponse<String> answer, int status, String state) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    JsonNode receipt = Served.json(answer);
    assertThat(receipt.path("state").asString()).isEqualTo(state);
    return receipt.path("through").asLong();
  }

  @Test
  void a_contest_is_released_and_halted_and_everyone_sees_it_from_that_position_on() {
    String path = contest("council");
    assertThat(extent("council", 0)).isEqualTo("CLOSED NONE");
    long released = through(served.post(path + "/release", act("p-1", null)), 201, "RELEASED");
    assertThat(extent("council", released)).isEqualTo("RELEASED PUBLIC");
    assertThat(through(served.post(path + "/release", act("p-1", null)), 200, "RELEASED"))
        .isEqualTo(released);
    long halted = through(served.post(path + "/halt", act("p-2", "a fault")), 201, "HALTED");
    assertThat(extent("council", halted)).isEqualTo("HALTED NONE");
    try (Person everyone = Person.anybody(served)) {
      assertThat(everyone.get("/elections/sample/contests/council?lang=en").body())
          .contains("has been halted by \u2068HQ\u2069: a fault");
    }
    long again = through(served.post(path + "/release", act("p-3", null)), 201, "RELEASED");
    assertThat(extent("council", again)).isEqualTo("RELEASED PUBLIC");
  }

  @Test
  void a_release_may_open_what_came_before_it_and_one_that_does_not_leaves_it_closed() {
    SmallElection election = SmallElection.imported(served, "opened", "");
    long counted = election.counted("council", "A1", 40, 30, 20, 10);
    long more = election.counted("council", "A2", 4_000, 3_000, 2_000, 1_000);
    String release = election.contest("council") + "/release";
    String halt = election.contest("council") + "/halt";
    String then = election.contest("council") + "/results?at=" + counted;
    String difference = election.contest("council") + "/difference?from=" + counted + "&to=" + more;
    long first = through(served.post(release, act("o-1", null)), 201, "RELEASED");
    assertThat(extentOf(then + "&at-least=" + first, 400)).isEmpty();
    assertThat(extentOf(then, 200)).isEqualTo("CLOSED NONE");
    String tag =
        served.send(served.anonymous(then).GET()).headers().firstValue("ETag").orElseThrow();
    var _ = through(served.post(halt, act("o-2", "a fault")), 201, "HALTED");
    ObjectNode opening = act("o-3", null).put("history", true);
    long again = through(served.post(release, opening), 201, "RELEASED");
    var _ = served.readAs(null, election.contest("council") + "/results?at-least=" + again);
    assertThat(extentOf(then, 200)).isEqualTo("CLOSED PUBLIC");
    var now = served.send(served.anonymous(then).header("If-None-Match", tag).GET());
    assertThat(now.statusCode()).as("what somebody kept is not what is open now").isEqualTo(200);
    JsonNode between = served.readAs(null, difference).path("area");
    assertThat(between.path("extent").path("from").asString()).isEqualTo("PUBLIC");
    assertThat(between.path("addsUp").asBoolean()).isTrue();
    assertThat(
            served
                .readAs(null, election.contest("council") + "/results")
                .path("published")
                .path("history")
                .asBoolean())
        .isTrue();
    try (Person everyone = Person.anybody(served)) {
      assertThat(everyone.get(election.page("council") + "?lang=en").body())
          .contains("Open to everyone, before the release as well");
    }
    String operations = served.machine("operations-now", Role.OPERATIONS, null);
    assertThat(served.readAs(operations, then).path("extent").asString()).isEqualTo("NONE");
    long last = through(served.post(halt, act("o-4", "a fault")), 201, "HALTED");
    var _ = served.readAs(null, election.contest("council") + "/results?at-least=" + last);
    assertThat(extentOf(then, 200)).isEqualTo("CLOSED NONE");
  }

  private static String extentOf(String path, int status) {
    var answer = served.send(served.anonymous(path).GET());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    JsonNode results = Served.json(answer);
    return status == 200
        ? results.path("publication").asString() + " " + results.path("extent").asString()
        : "";
  }

  private static HttpResponse<String> sent(String token, String path, JsonNode document) {
    return served.send(
        served
            .as(token, path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(document.toString())));
  }

  @Test
  void whose_areas_hold_the_contest_releases_it_and_supervision_there_halts_it() {
    SmallElection election = SmallElection.imported(served, "local", "");
    String governor = served.machine("governor", Role.EXECUTIVE, "S-1");
    String board = served.machine("board", Role.SUPERVISORY, "S-1");
    String elsewhere = served.machine("elsewhere", Role.EXECUTIVE, "S-2");
    String otherBoard = served.machine("other-board", Role.SUPERVISORY, "S-2");
    String release = election.contest("council") + "/release";
    String halt = election.contest("council") + "/halt";
    ObjectNode halted = act("l-9", "a fault");
    for (String no : new String[] {elsewhere, board, otherBoard}) {
      assertThat(sent(no, release, act("l-0", null)).statusCode()).isEqualTo(403);
    }
    assertThat(sent(governor, election.contest("head") + "/release", act("l-0", null)).body())
        .contains("FORBIDDEN", "in the area S.");
    assertThat(sent(elsewhere, release, act("l-0", null)).body())
        .as("council is held in S-1 alone")
        .contains("FORBIDDEN", "in the area S-1.");
    assertThat(sent(otherBoard, halt, halted).body()).contains("FORBIDDEN", "in the area S-1.");
    long size = served.size();
    assertThat(sent(governor, release, act("l-1", null)).statusCode()).isEqualTo(201);
    assertThat(served.size()).isEqualTo(size + 1);
    for (String no : new String[] {elsewhere, otherBoard}) {
      assertThat(sent(no, halt, halted).statusCode()).isEqualTo(403);
    }
    assertThat(sent(board, halt, halted).statusCode()).isEqualTo(201);
    assertThat(sent(governor, release, act("l-2", null)).statusCode()).isEqualTo(201);
    assertThat(sent(governor, halt, act("l-3", "another fault")).statusCode()).isEqualTo(201);
  }

  @Test
  void everyone_reads_who_released_on_what_and_whether_supervision_confirmed_it() {
    SmallElection election = SmallElection.imported(served, "confirmed", "");
    String council = election.contest("council");
    long bare = through(served.post(council + "/release", act("c-1", null)), 201, "RELEASED");
    JsonNode without = served.readAs(null, council + "/results?at-least=" + bare);
    assertThat(without.path("published").path("confirmed").asBoolean(true)).isFalse();
    assertThat(without.path("published").has("confirmedBy")).isFalse();
    ObjectNode document = act("c-2", null).put("article", "31").put("document", "5/1");
    document.putObject("confirmedBy").put("office", "supervision office").put("document", "7/2");
    String head = election.contest("head");
    long with = through(served.post(head + "/release", document), 201, "RELEASED");
    JsonNode published = served.readAs(null, head + "/results?at-least=" + with).path("published");
    assertThat(published.path("office").asString()).isEqualTo("HQ");
    assertThat(published.path("position").asLong()).isEqualTo(with);
    assertThat(published.path("article").asString()).isEqualTo("31");
    assertThat(published.path("document").asString()).isEqualTo("5/1");
    assertThat(published.path("confirmed").asBoolean()).isTrue();
    assertThat(published.path("confirmedBy").toString())
        .isEqualTo("{\"office\":\"supervision office\",\"document\":\"7/2\"}");
    try (Person everyone = Person.anybody(served)) {
      assertThat(everyone.get(election.page("council") + "?lang=fa").body())
          .contains("بدون تأیید هیئت نظارت منتشر شده است");
      assertThat(everyone.get(election.page("head") + "?lang=en").body())
          .contains(
              "\u2068HQ\u2069, ", "5/1", "\u2068supervision office\u2069, document \u20687/2\u2069")
          .doesNotContain("without the confirmation");
    }
    long halt = through(served.post(head + "/halt", act("c-3", "a fault")), 201, "HALTED");
    JsonNode halted = served.readAs(null, head + "/results?at-least=" + halt).path("published");
    assertThat(halted.has("confirmed")).isFalse();
    assertThat(halted.path("reason").asString()).isEqualTo("a fault");
  }

  @Test
  void what_cannot_be_is_refused() {
    String path = contest("assembly");
    ObjectNode halt = act("q-1", "r");
    var _ =
        new Refusal(409, "R.109", null)
            .of(
                served,
                Served.JSON.writeValueAsBytes(halt),
                () -> served.post(path + "/halt", halt));
    var _ =
        new Refusal(400, "R.101", "/reason").problem(served.post(path + "/halt", act("q-2", null)));
    var _ =
        new Refusal(404, "R.102", null)
            .problem(served.post(contest("none") + "/release", act("q-3", null)));
    long size = served.size();
    assertThat(served.post(path + "/release", act("q-4", null)).statusCode()).isEqualTo(201);
    var _ =
        new Refusal(409, "R.106", "/envelope")
            .problem(served.post(path + "/release", act("q-4", "another reason")));
    assertThat(served.size()).isEqualTo(size + 1);
  }

  @Test
  void a_copy_of_an_answer_is_for_its_kind_of_reader_alone() {
    String path = contest("president") + "/results";
    String chain = served.machine("chain", Role.SUPERVISORY, null);
    var everyones = served.send(served.anonymous(path).GET());
    var chains = served.send(served.as(chain, path).GET());
    assertThat(everyones.headers().firstValue("Cache-Control")).hasValue("no-cache");
    assertThat(chains.headers().firstValue("Cache-Control")).hasValue("no-cache, private");
    assertThat(chains.headers().allValues("Vary").toString()).contains("Authorization", "Cookie");
    String tag = chains.headers().firstValue("ETag").orElseThrow();
    assertThat(everyones.headers().firstValue("ETag").orElseThrow()).isNotEqualTo(tag);
    assertThat(served.send(served.anonymous(path).header("If-None-Match", tag).GET()).statusCode())
        .isEqualTo(200);
    assertThat(served.send(served.as(chain, path).header("If-None-Match", tag).GET()).statusCode())
        .isEqualTo(304);
  }

  @Test
  void each_tally_of_a_history_is_judged_by_itself() {
    ObjectNode first = served.document().put("branch", "B00150");
    String branch = first.path("branch").asString();
    ObjectNode tiny = first.deepCopy();
    tiny.putObject("ballots").put("inBox", 3).put("valid", 3).put("invalidTaken", 0);
    ((ObjectNode) tiny.path("ballots")).put("invalidNotTaken", 0);
    tiny.putObject("votes").put("1", 2).put("2", 1);
    ObjectNode large = first.deepCopy().put("envelope", "large").put("corrects", true);
    large.put("reason", "candidate 1 had 2");
    large.putObject("ballots").put("inBox", 300).put("valid", 300).put("invalidTaken", 0);
    ((ObjectNode) large.path("ballots")).put("invalidNotTaken", 0);
    large.putObject("votes").put("1", 200).put("2", 100);
    assertThat(served.tally(tiny).statusCode()).isEqualTo(201);
    HttpResponse<String> corrected = served.tally(large);
    assertThat(corrected.statusCode()).as(corrected.body()).isEqualTo(201);
    var _ = served.post(contest("president") + "/release", act("h-1", null));
    String path = contest("president") + "/branches/" + branch;
    String at = "?at-least=" + (served.size() - 1);

    JsonNode history = served.readAs(null, path + "/history" + at).path("history");
    assertThat(served.readAs(null, path + at).path("extent").asString()).isEqualTo("PUBLIC");
    assertThat(history.get(0).has("tally")).isFalse();
    assertThat(history.get(0).has("envelope")).isFalse();
    assertThat(history.get(1).path("tally").path("votes").path("1").asInt()).isEqualTo(200);
    for (String hidden : new String[] {"before", "change", "replaces", "reason", "actor"}) {
      assertThat(history.get(1).has(hidden)).as(hidden).isFalse();
    }
    JsonNode whole = served.read(path + "/history" + at).path("history");
    assertThat(whole.get(1).has("change")).isTrue();
    assertThat(whole.get(1).path("actor").asString()).isEqualTo(served.actor());
  }
}
