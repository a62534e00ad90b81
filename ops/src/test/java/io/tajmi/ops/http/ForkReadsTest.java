package io.tajmi.ops.http;

import static io.tajmi.ops.http.Served.SAMPLE;
import static io.tajmi.ops.http.Served.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.account.Account;
import io.tajmi.api.access.account.Accounts;
import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import io.tajmi.election.AreaCode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Suppositions: what would be, for the chain that supposes it and for nobody else. */
class ForkReadsTest {
  private static final String FORKS = SAMPLE + "/forks";
  private static final String RESULTS = SAMPLE + "/contests/president/results";
  private static final int TALLIES = 6;

  @TempDir static Path folder;
  private static Served served;
  private static String supervision;
  private static String county;
  private static final List<ObjectNode> DOCUMENTS = new ArrayList<>();
  private static final List<Long> POSITIONS = new ArrayList<>();

  @BeforeAll
  static void serve() {
    served = Served.sample(folder);
    supervision = served.machine("su", Role.SUPERVISORY, null);
    for (int i = 0; i < TALLIES; i++) {
      ObjectNode document = served.document();
      DOCUMENTS.add(document);
      HttpResponse<String> answer = served.tally(document);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
      POSITIONS.add(json(answer).path("through").asLong());
    }
    county = served.machine("county", Role.EXECUTIVE, areaOf(DOCUMENTS.getFirst()));
    served.awaitHead();
  }

  private static String areaOf(JsonNode document) {
    String branch = document.path("branch").asString();
    String path = SAMPLE + "/contests/president/branches/" + branch;
    return served.read(path + "?at-least=" + POSITIONS.getLast()).path("area").asString();
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  private static HttpResponse<String> suppose(@Nullable String token, String body) {
    return served.send(
        served
            .as(token, FORKS)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  private static JsonNode supposed(String body) {
    HttpResponse<String> answer = suppose(served.token(), body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json(answer);
  }

  private static String without(ObjectNode document) {
    return """
    {"contest":"president","without":{"envelopes":["%s"]}}
    """
        .formatted(document.path("envelope").asString());
  }

  private static long votes(JsonNode results) {
    return results.path("votes").get(0).path("votes").asLong();
  }

  @Test
  void without_the_last_tally_it_is_as_it_was_before_it_and_the_count_is_untouched() {
    long size = served.size();
    JsonNode live = served.read(RESULTS);
    String at = "{\"at\":\"" + POSITIONS.getLast() + "\",\"contest\"";
    JsonNode fork = supposed(without(DOCUMENTS.getLast()).replace("{\"contest\"", at));
    String id = fork.path("fork").asString();
    assertThat(id).hasSize(64);
    assertThat(fork.path("touched")).hasSize(1);
    assertThat(fork.path("leftOut").asInt()).isOne();
    assertThat(fork.path("outcome").path("same").isBoolean()).isTrue();

    JsonNode would = served.read(RESULTS + "?children=true&fork=" + id);
    JsonNode before = served.read(RESULTS + "?children=true&at=" + POSITIONS.get(TALLIES - 2));
    for (String figure : List.of("votes", "ballots", "progress", "turnout")) {
      assertThat(would.path(figure)).as(figure).isEqualTo(before.path(figure));
    }
    assertThat(would.path("asOf").path("fork").asString()).isEqualTo(id);
    assertThat(would.path("answerHash").asString()).hasSize(64);
    assertThat(votes(would))
        .isEqualTo(votes(served.read(RESULTS + "?at=" + POSITIONS.getLast())) - 6);
    assertThat(served.read(RESULTS).path("votes")).isEqualTo(live.path("votes"));
    assertThat(served.size()).isEqualTo(size);
  }

  @Test
  void the_same_supposition_has_the_same_id_and_one_on_another_is_one_list() {
    String first = supposed(without(DOCUMENTS.getFirst())).path("fork").asString();
    String at = "\"at\":\"" + (served.size() - 1) + "\",";
    String again =
        supposed(without(DOCUMENTS.getFirst()).replace("{\"contest\"", "{" + at + "\"contest\""))
            .path("fork")
            .asString();
    assertThat(again).isEqualTo(first);
    String on =
        "{\"fork\":\"%s\",\"without\":{\"entries\":[%d]}}".formatted(first, POSITIONS.get(1));
    JsonNode both = supposed(on);
    assertThat(both.path("touched")).hasSize(2);
    assertThat(votes(served.read(RESULTS + "?fork=" + both.path("fork").asString())))
        .isEqualTo(votes(served.read(RESULTS)) - 12);
  }

  @Test
  void supposing_a_document_is_as_doing_it_and_what_is_refused_has_the_codes_of_the_act() {
    ObjectNode document = served.document();
    String body = "{\"contest\":\"president\",\"suppose\":[{\"kind\":\"TALLY\",\"document\":%s}]}";
    JsonNode fork = supposed(body.formatted(document));
    assertThat(votes(served.read(RESULTS + "?fork=" + fork.path("fork").asString())))
        .isEqualTo(votes(served.read(RESULTS)) + 6);
    ObjectNode twice = served.document().put("branch", DOCUMENTS.get(2).path("branch").asString());
    HttpResponse<String> refused = suppose(served.token(), body.formatted(twice));
    HttpResponse<String> done = served.tally(twice);
    assertThat(refused.statusCode()).isEqualTo(done.statusCode()).isEqualTo(409);
    assertThat(json(refused).path("code")).isEqualTo(json(done).path("code"));
  }

  @Test
  void the_other_chain_and_everyone_else_learn_nothing_of_it() {
    String body = without(DOCUMENTS.get(3)).replace("}}", "},\"name\":\"mine\"}");
    String id = supposed(body).path("fork").asString();
    assertThat(served.read(FORKS).path("items").toString()).contains(id, "mine");
    for (@Nullable String other : new String[] {null, supervision, county}) {
      for (String path : List.of(FORKS + "/" + id, RESULTS + "?fork=" + id)) {
        HttpResponse<String> answer = served.send(served.as(other, path).GET());
        assertThat(answer.statusCode()).as(path).isEqualTo(404);
        assertThat(answer.body()).doesNotContain("mine");
      }
    }
    assertThat(served.readAs(supervision, FORKS).path("items")).isEmpty();
    assertThat(served.send(served.as(null, FORKS).GET()).statusCode()).isEqualTo(404);
    assertThat(suppose(null, body).statusCode()).isEqualTo(404);
    String operations = served.machine("ops", Role.OPERATIONS, null);
    assertThat(suppose(operations, body).statusCode()).isEqualTo(404);
    assertThat(json(suppose(supervision, body)).path("fork").asString()).isEqualTo(id);
  }

  @Test
  void who_sees_an_area_supposes_and_reads_within_it() {
    String inside = areaOf(DOCUMENTS.getFirst());
    ObjectNode outside =
        DOCUMENTS.stream().filter(it -> !areaOf(it).equals(inside)).findFirst().orElseThrow();
    HttpResponse<String> own = suppose(county, without(DOCUMENTS.getFirst()));
    assertThat(own.statusCode()).as(own.body()).isEqualTo(201);
    assertThat(json(own).has("outcome")).isFalse();
    String id = json(own).path("fork").asString();
    JsonNode seen = served.readAs(county, RESULTS + "?area=" + inside + "&fork=" + id);
    assertThat(seen.path("extent").asString()).isEqualTo("ALL");
    JsonNode all = served.readAs(county, RESULTS + "?fork=" + id);
    assertThat(all.path("extent").asString()).isEqualTo("NONE");
    String rule =
        "{\"contest\":\"president\",\"rule\":{\"thresholds\":{\"W.201.invalidPercent\":10}}}";
    assertThat(suppose(served.token(), rule).statusCode()).isEqualTo(201);
    assertThat(suppose(county, rule).statusCode()).isEqualTo(403);
    assertThat(suppose(county, without(outside)).statusCode()).isEqualTo(403);
  }

  /** What would become of it tells where its branch stands. */
  @Test
  void a_document_for_a_branch_elsewhere_is_refused_before_it_is_worked_out() {
    String inside = areaOf(DOCUMENTS.getFirst());
    ObjectNode elsewhere =
        DOCUMENTS.stream().filter(it -> !areaOf(it).equals(inside)).findFirst().orElseThrow();
    ObjectNode again = elsewhere.deepCopy().put("envelope", "again");
    String body =
        "{\"contest\":\"president\",\"suppose\":[{\"kind\":\"TALLY\",\"document\":%s}]}"
            .formatted(again);
    assertThat(suppose(served.token(), body).statusCode()).isEqualTo(409);
    HttpResponse<String> refused = suppose(county, body);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(json(refused).path("code").asString()).isEqualTo("FORBIDDEN");
    String close =
        "{\"contest\":\"president\",\"suppose\":[{\"kind\":\"CLOSE\",\"branch\":\"%s\","
            + "\"document\":{\"envelope\":\"c\",\"reason\":\"lost\"}}]}";
    String other = elsewhere.path("branch").asString();
    assertThat(suppose(county, close.formatted(other)).statusCode()).isEqualTo(403);
    String own = DOCUMENTS.getFirst().path("branch").asString();
    assertThat(suppose(county, close.formatted(own)).statusCode()).isEqualTo(409);
    String held =
        "{\"contest\":\"president\",\"suppose\":[{\"countAsWritten\":{\"branches\":[\"%s\"]}}]}";
    assertThat(suppose(county, held.formatted(other)).statusCode()).isEqualTo(403);
    assertThat(suppose(county, held.formatted(own)).statusCode()).isEqualTo(409);
  }

  /** Else whoever guesses envelopes learns of rulings elsewhere, and where their entries stand. */
  @Test
  void what_is_elsewhere_and_what_is_nowhere_is_refused_in_the_same_words() {
    ObjectNode inside = DOCUMENTS.getFirst();
    ObjectNode elsewhere = served.document();
    while (areaOf(elsewhere).equals(areaOf(inside))) {
      elsewhere = served.document();
    }
    long tallied = json(served.tally(elsewhere)).path("through").asLong();
    ObjectNode ruling = ruling("elsewhere-ruled", "ANNUL", elsewhere);
    HttpResponse<String> ruled = served.post(SAMPLE + "/rulings", ruling);
    assertThat(ruled.statusCode()).as(ruled.body()).isIn(201, 202);
    long issued = json(ruled).path("position").asLong();
    var _ = served.read(SAMPLE + "/progress?at-least=" + issued);
    String nowhere = refusedElsewhere("\"without\":{\"envelopes\":[\"nobody\"]}");
    for (String named :
        List.of(
            "\"without\":{\"envelopes\":[\"elsewhere-ruled\"]}",
            "\"without\":{\"envelopes\":[\"" + elsewhere.path("envelope").asString() + "\"]}",
            "\"without\":{\"entries\":[" + tallied + "]}",
            "\"without\":{\"entries\":[" + issued + "]}",
            "\"without\":{\"entries\":[0]}",
            "\"without\":{\"entries\":[1]}",
            supposedly(ruling("back", "RESTORE", inside).put("reverses", "elsewhere-ruled")),
            supposedly(ruling("back", "RESTORE", inside).put("reverses", "nobody")))) {
      assertThat(refusedElsewhere(named)).as(named).isEqualTo(nowhere);
    }
    String own = "{\"contest\":\"president\"," + supposedly(ruling("own", "ANNUL", inside)) + "}";
    HttpResponse<String> mine = suppose(county, own);
    assertThat(mine.statusCode()).as(mine.body()).isEqualTo(201);
    String on =
        "{\"fork\":\"%s\",\"without\":{\"envelopes\":[\"own\"]}}"
            .formatted(json(mine).path("fork").asString());
    assertThat(suppose(county, on).statusCode()).isEqualTo(201);
    long past = served.size();
    String beyond = "{\"contest\":\"president\",\"without\":{\"entries\":[" + past + "]}}";
    assertThat(json(suppose(county, beyond)).path("code").asString()).isEqualTo("R.113");
  }

  @Test
  void the_same_act_left_out_by_its_entry_is_the_same_fork_and_no_parameters_are_none() {
    String body = "{\"at\":\"%d\",\"contest\":\"president\",%s}";
    long at = served.size() - 1;
    String byEnvelope = DOCUMENTS.get(1).path("envelope").asString();
    String envelope = "\"without\":{\"envelopes\":[\"" + byEnvelope + "\"]}";
    String id = supposed(body.formatted(at, envelope)).path("fork").asString();
    for (String same :
        List.of(
            "\"without\":{\"entries\":[" + POSITIONS.get(1) + "]}",
            envelope.replace("}", ",\"entries\":[" + POSITIONS.get(1) + "]}"),
            envelope + ",\"rule\":{\"parameters\":{}}",
            envelope + ",\"rule\":{\"parameters\":{},\"thresholds\":{}}")) {
      assertThat(supposed(body.formatted(at, same)).path("fork").asString()).isEqualTo(id);
    }
    String rule = ",\"rule\":{%s\"thresholds\":{\"W.201.invalidPercent\":10}}";
    String other =
        supposed(body.formatted(at, envelope + rule.formatted(""))).path("fork").asString();
    assertThat(other).isNotEqualTo(id);
    String both = envelope + rule.formatted("\"parameters\":{},");
    assertThat(supposed(body.formatted(at, both)).path("fork").asString()).isEqualTo(other);
  }

  @Test
  void a_list_that_is_too_long_is_refused_and_not_lost_afterwards() {
    String counts = "{\"countAsWritten\":{\"all\":true}}";
    String most = String.join(",", Collections.nCopies(1_000, counts));
    String body = "{\"contest\":\"president\",\"suppose\":[%s]}";
    String id = supposed(body.formatted(most)).path("fork").asString();
    assertThat(served.read(FORKS + "/" + id).path("fork").asString()).isEqualTo(id);
    String on = "{\"fork\":\"" + id + "\",\"suppose\":[" + counts + "]}";
    for (String more : List.of(body.formatted(most + "," + counts), on)) {
      HttpResponse<String> answer = suppose(served.token(), more);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
      assertThat(json(answer).path("code").asString()).isEqualTo("R.114");
      assertThat(json(answer).path("pointer").asString()).isEqualTo("/suppose");
      assertThat(json(answer).path("detail").asString()).contains("at most 1000");
    }
  }

  @Test
  void what_cannot_be_written_is_not_kept_and_said_so() throws IOException {
    String body = without(DOCUMENTS.get(2)).replace("}}", "},\"name\":\"kept\"}");
    String id = supposed(body).path("fork").asString();
    Path forks = served.data().resolve("forks");
    Path away = served.data().resolve("forks-away");
    Files.move(forks, away);
    Files.writeString(forks, "a file where the folder should be");
    try (Person person = Person.with(served, "hq-kept", new Grant(Role.EXECUTIVE, null))) {
      HttpResponse<String> answer = suppose(served.token(), without(DOCUMENTS.get(3)));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
      assertThat(json(answer).path("code").asString()).isEqualTo("NOT_KEPT");
      assertThat(json(answer).path("action").asString()).contains("Try again");
      assertThat(answer.headers().firstValue("Retry-After")).isPresent();
      HttpResponse<String> page =
          person.sends(
              "/elections/sample/contests/president/suppose?lang=fa",
              "annul=" + DOCUMENTS.get(3).path("branch").asString());
      assertThat(page.statusCode()).isEqualTo(503);
      assertThat(page.body()).contains("آنچه فرستادید نگه داشته نشد");
    } finally {
      Files.delete(forks);
      Files.move(away, forks);
    }
    assertThat(served.read(FORKS + "/" + id).path("name").asString()).isEqualTo("kept");
  }

  private static ObjectNode ruling(String envelope, String kind, ObjectNode tally) {
    ObjectNode document = Served.JSON.createObjectNode();
    document.put("envelope", envelope).put("kind", kind).put("contest", "president");
    document.putArray("branches").add(tally.path("branch").asString());
    document.put("body", "board").put("office", "chair").put("article", "29");
    return document.put("document", "12").put("date", "2026-01-02");
  }

  private static String supposedly(ObjectNode ruling) {
    return "\"suppose\":[{\"kind\":\"RULING\",\"document\":%s}]".formatted(ruling);
  }

  private static String refusedElsewhere(String named) {
    HttpResponse<String> answer = suppose(county, "{\"contest\":\"president\"," + named + "}");
    assertThat(answer.statusCode()).as(named + answer.body()).isEqualTo(403);
    return answer.body();
  }

  @Test
  void the_history_of_a_branch_is_told_without_what_is_left_out_and_with_what_is_supposed() {
    ObjectNode first = served.document();
    String branch = first.path("branch").asString();
    ObjectNode second = corrected(first, "second", first.path("envelope").asString(), 5);
    ObjectNode third = corrected(first, "third", "second-" + branch, 3);
    for (ObjectNode document : List.of(first, second, third)) {
      HttpResponse<String> answer = served.tally(document);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }
    served.awaitHead();
    ObjectNode fourth = corrected(first, "fourth", "third-" + branch, 1);
    String left = "\"without\":{\"envelopes\":[\"second-%s\"]}".formatted(branch);
    String more = "\"suppose\":[{\"kind\":\"TALLY\",\"document\":%s}]".formatted(fourth);
    String history = SAMPLE + "/contests/president/branches/" + branch + "/history";
    assertThat(served.read(history).path("history")).hasSize(3);

    String id = supposed("{\"contest\":\"president\"," + more + "}").path("fork").asString();
    JsonNode would = served.read(history + "?fork=" + id).path("history");
    assertThat(would).hasSize(4);
    assertThat(would.get(2).has("supposed")).isFalse();
    assertThat(would.get(3).path("supposed").asBoolean()).isTrue();
    assertThat(would.get(3).has("leafHash")).isFalse();
    assertThat(would.get(3).path("change").path("votes").path("1").asInt()).isEqualTo(1 - 3);
    JsonNode paged = served.read(history + "?limit=3&fork=" + id);
    assertThat(
            served
                .read(history + "?after=" + paged.path("next").asLong() + "&fork=" + id)
                .path("history"))
        .hasSize(1);

    String without = supposed("{\"contest\":\"president\"," + left + "}").path("fork").asString();
    JsonNode rest = served.read(history + "?fork=" + without).path("history");
    assertThat(rest.toString()).doesNotContain("second-" + branch + "\",\"replaces");
    JsonNode shown =
        served.read(SAMPLE + "/contests/president/branches/" + branch + "?fork=" + without);
    List<JsonNode> tallies =
        rest.valueStream().map(it -> it.path("tally")).filter(JsonNode::isObject).toList();
    assertThat(tallies.getLast()).isEqualTo(shown.path("tally"));
    assertThat(rest.size()).isLessThan(3);
    try (Person person = Person.with(served, "hq-history", new Grant(Role.EXECUTIVE, null))) {
      String page = "/elections/sample/contests/president/branches/" + branch;
      Document en = Jsoup.parse(person.get(page + "?lang=en&fork=" + id).body());
      assertThat(en.select("ol.timeline > li")).hasSize(4);
      assertThat(en.select("ol.timeline > li .notice").eachText())
          .containsExactly("Supposition; nothing of the count has been changed");
      Document live = Jsoup.parse(person.get(page + "?lang=en").body());
      assertThat(live.select("ol.timeline > li")).hasSize(3);
      assertThat(live.select("ol.timeline > li .notice")).isEmpty();
    }
  }

  private static ObjectNode corrected(ObjectNode first, String name, String corrects, int votes) {
    ObjectNode next = first.deepCopy();
    next.put("envelope", name + "-" + first.path("branch").asString());
    next.put("corrects", corrects).put("reason", "misread");
    next.putObject("votes").put("1", votes).put("2", 10 - votes);
    return next;
  }

  /** Else another account of one of the two chains would find what only both may know. */
  @Test
  void what_is_supposed_lies_in_the_area_of_one_of_its_makers_roles() {
    String inside = areaOf(DOCUMENTS.getFirst());
    ObjectNode other =
        DOCUMENTS.stream().filter(it -> !areaOf(it).equals(inside)).findFirst().orElseThrow();
    String both =
        new Accounts(served.data())
            .add(
                "both",
                Account.Kind.MACHINE,
                List.of(
                    new Grant(Role.EXECUTIVE, new AreaCode(inside)),
                    new Grant(Role.SUPERVISORY, new AreaCode(areaOf(other)))))
            .secret();
    String second = other.path("envelope").asString();
    String across = without(DOCUMENTS.getFirst()).replace("\"]", "\",\"" + second + "\"]");
    assertThat(suppose(both, across).statusCode()).isEqualTo(403);
    assertThat(suppose(both, without(other)).statusCode()).isEqualTo(201);
  }

  @Test
  void it_is_found_again_after_a_restart_and_the_callers_name_can_be_forgotten() {
    String body = without(DOCUMENTS.get(4)).replace("}}", "},\"name\":\"kept\"}");
    String id = supposed(body).path("fork").asString();
    String read = served.get(RESULTS + "?fork=" + id).body();
    served.restart();
    assertThat(served.get(RESULTS + "?fork=" + id).body()).isEqualTo(read);
    assertThat(served.read(FORKS + "/" + id).path("name").asString()).isEqualTo("kept");
    HttpResponse<String> gone = served.send(served.request(FORKS + "/" + id).DELETE());
    assertThat(gone.statusCode()).isEqualTo(204);
    assertThat(served.read(FORKS + "/" + id).has("name")).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}|400|R.101",
        "{\"contest\":\"none\"}|404|R.102",
        "{\"contest\":\"president\",\"without\":{\"entries\":[999999]}}|422|R.113",
        "{\"contest\":\"president\",\"without\":{\"envelopes\":[\"nobody\"]}}|422|R.113",
        "{\"contest\":\"president\",\"at\":\"999999\"}|404|NOT_YET",
        "{\"contest\":\"president\",\"at\":\"soon\"}|400|R.101",
        "{\"fork\":\"abc\"}|404|R.102",
        "{\"contest\":\"president\",\"who\":1}|400|R.101",
        "nothing|400|R.101"
      })
  void what_cannot_be_supposed_is_refused_by_its_code(String body, int status, String code) {
    HttpResponse<String> answer = suppose(served.token(), body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(json(answer).path("code").asString()).isEqualTo(code);
    assertThat(served.get(RESULTS + "?fork=x&at=1").statusCode()).isEqualTo(400);
  }

  @Test
  void every_read_works_on_a_fork_and_its_pages_say_that_nothing_has_been_changed() {
    String id = supposed(without(DOCUMENTS.get(5))).path("fork").asString();
    String branch = DOCUMENTS.get(5).path("branch").asString();
    for (String path :
        List.of(
            "/progress",
            "/held-back",
            "/findings",
            "/rulings",
            "/contests",
            "/areas",
            "/contests/president/outcome",
            "/contests/president/acts",
            "/contests/president/branches/" + branch,
            "/contests/president/branches/" + branch + "/history",
            "/contests/president/materiality?branches="
                + DOCUMENTS.getFirst().path("branch").asString())) {
      String fork = (path.contains("?") ? "&" : "?") + "fork=" + id;
      assertThat(served.get(SAMPLE + path + fork).statusCode()).as(path).isEqualTo(200);
    }
    assertThat(
            served
                .read(SAMPLE + "/contests/president/branches/" + branch + "?fork=" + id)
                .path("state")
                .asString())
        .isNotEqualTo("RECORDED");
    try (Person person = Person.with(served, "hq", new Grant(Role.EXECUTIVE, null))) {
      for (String page :
          List.of(
              "/elections/sample",
              "/elections/sample/contests/president",
              "/elections/sample/progress",
              "/wall/sample",
              "/elections/sample/held-back",
              "/elections/sample/contests/president/branches/" + branch)) {
        HttpResponse<String> answer = person.get(page + "?lang=fa&fork=" + id);
        assertThat(answer.statusCode()).as(page).isEqualTo(200);
        Document shown = Jsoup.parse(answer.body());
        assertThat(shown.select(".past-said").text())
            .contains("فرض؛ در شمارش هیچ تغییری داده نشده است");
        assertThat(shown.body().hasAttr("data-topic")).isFalse();
        shown
            .select("a[href^=/elections]:not([data-standpoint])")
            .forEach(link -> assertThat(link.attr("href")).contains("fork=" + id));
      }
      String charts = "/charts/votes.json?election=sample&contest=president&fork=" + id;
      assertThat(person.get(charts).statusCode()).isEqualTo(200);
    }
    assertThat(Objects.requireNonNull(id)).hasSize(64);
  }
}
