package io.tajmi.ops.http;

import static io.tajmi.ops.http.Served.JSON;
import static io.tajmi.ops.http.Served.SAMPLE;
import static io.tajmi.ops.http.Served.json;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ReadsTest {
  private static final String RESULTS = SAMPLE + "/contests/president/results";

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

  private static long accepted(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json(answer).path("through").asLong();
  }

  private static String branchPath(ObjectNode document) {
    return SAMPLE + "/contests/president/branches/" + document.path("branch").asString();
  }

  @Test
  void a_reader_finds_its_own_write_after_every_kind_of_act() {
    ObjectNode document = served.document();
    String branch = branchPath(document);
    String envelope = document.path("envelope").asString();
    String ruling =
        """
        {"envelope":"%s","kind":"%s","contest":"president","branches":["%s"],%s
         "body":"b","office":"o","article":"a","document":"d","date":"2000-01-02"}
        """;
    String code = document.path("branch").asString();
    ObjectNode correction =
        document.deepCopy().put("envelope", "r-2").put("corrects", envelope).put("reason", "r");
    JsonNode annul = JSON.readTree(ruling.formatted("r-3", "ANNUL", code, ""));
    JsonNode restore =
        JSON.readTree(ruling.formatted("r-4", "RESTORE", code, "\"reverses\":\"r-3\","));
    ObjectNode other = served.document();
    JsonNode act = JSON.createObjectNode().put("envelope", "r-5").put("reason", "r");
    JsonNode reopen = JSON.createObjectNode().put("envelope", "r-6").put("reason", "r");

    seen(branch, accepted(served.tally(document)), "RECORDED");
    seen(branch, accepted(served.tally(correction)), "RECORDED");
    seen(branch, accepted(served.post(SAMPLE + "/rulings", annul)), "ANNULLED");
    seen(branch, accepted(served.post(SAMPLE + "/rulings", restore)), "RECORDED");
    seen(branchPath(other), accepted(served.post(branchPath(other) + "/close", act)), "NO_TALLY");
    seen(
        branchPath(other), accepted(served.post(branchPath(other) + "/reopen", reopen)), "AWAITED");

    JsonNode history = served.read(branch + "/history").path("history");
    assertThat(history.valueStream().map(h -> h.path("type").asString()))
        .containsExactly(
            "branch.tally-recorded/1",
            "branch.tally-corrected/1",
            "branch.tally-annulled/1",
            "branch.tally-restored/1");
  }

  private static void seen(String branch, long through, String state) {
    JsonNode answer = served.read(branch + "?at-least=" + through);
    assertThat(answer.path("asOf").path("position").asLong()).isGreaterThanOrEqualTo(through);
    assertThat(answer.path("state").asString()).isEqualTo(state);
    assertThat(answer.path("test").asBoolean()).isTrue();
  }

  @Test
  void a_position_that_does_not_come_is_503_with_a_time_to_try_again() {
    var answer = served.get(RESULTS + "?at-least=" + (served.size() + 1_000));
    var _ = new Refusal(503, "NOT_YET", null).problem(answer);
    assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
  }

  @Test
  void an_etag_changes_with_its_own_resource_only() {
    ObjectNode document = served.document();
    String area = area(document);
    String elsewhere = elsewhere(area);
    HttpResponse<String> before = served.get(RESULTS + "?area=" + area);
    String tag = tag(before);
    String other = tag(served.get(RESULTS + "?area=" + elsewhere));
    assertThat(notModified(area, tag)).isTrue();
    assertThat(notModified(area, "\"x\", W/" + tag)).isTrue();
    assertThat(notModified(area, "\"x\"")).isFalse();

    long through = accepted(served.tally(document));

    HttpResponse<String> after = served.get(RESULTS + "?area=" + area + "&at-least=" + through);
    assertThat(tag(after)).isNotEqualTo(tag);
    assertThat(notModified(area, tag)).isFalse();
    assertThat(notModified(elsewhere, other)).isTrue();
    assertThat(withoutAsOf(served.read(RESULTS + "?area=" + elsewhere)))
        .isEqualTo(withoutAsOf(served.read(RESULTS + "?area=" + elsewhere)));
    assertThat(tag(served.get(RESULTS + "?area=" + area + "&children=true")))
        .isNotEqualTo(tag(after));
  }

  private static JsonNode withoutAsOf(JsonNode results) {
    return ((ObjectNode) results).without("asOf");
  }

  private static String tag(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.headers().firstValue("ETag").orElseThrow();
  }

  private static boolean notModified(String area, String tags) {
    HttpResponse<String> answer = served.get(RESULTS + "?area=" + area, "If-None-Match", tags);
    assertThat(answer.statusCode()).isIn(200, 304);
    if (answer.statusCode() == 304) {
      assertThat(answer.body()).isEmpty();
      assertThat(answer.headers().firstValue("ETag")).isPresent();
    }
    return answer.statusCode() == 304;
  }

  private static String area(ObjectNode document) {
    return served.read(branchPath(document)).path("area").asString();
  }

  /** A province that the area is not in. */
  private static String elsewhere(String area) {
    return served
        .read(RESULTS + "?children=true")
        .path("children")
        .valueStream()
        .map(child -> child.path("area").path("code").asString())
        .filter(code -> !area.startsWith(code))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void every_list_of_votes_names_its_candidates() {
    long through = accepted(served.tally(served.document()));
    JsonNode results = served.read(RESULTS + "?at-least=" + through);
    List<String> named = named(results.path("votes"));
    assertThat(named).startsWith("1 نامزد ۱ Candidate 1", "2 نامزد ۲ Candidate 2");

    int lists = 0;
    List<String> areas = new ArrayList<>(List.of("S"));
    for (int i = 0; i < areas.size(); i++) {
      JsonNode area = served.read(RESULTS + "?children=true&area=" + areas.get(i));
      for (JsonNode child : area.path("children")) {
        areas.add(child.path("area").path("code").asString());
        assertThat(named(child.path("votes"))).isEqualTo(named);
      }
      for (JsonNode branch : area.path("branches")) {
        if (branch.has("votes")) {
          assertThat(named(branch.path("votes"))).isEqualTo(named);
          lists++;
        }
      }
    }
    assertThat(lists).isPositive();
  }

  private static List<String> named(JsonNode votes) {
    return votes
        .valueStream()
        .map(row ->
            row.path("candidate").asString()
                + " "
                + row.path("name").path("fa").asString()
                + " "
                + row.path("name").path("en").asString())
        .toList();
  }

  @Test
  void a_branch_and_its_history_name_whom_the_codes_of_its_votes_mean() {
    ObjectNode document = served.document();
    long through = accepted(served.tally(document));
    for (String path : List.of("", "/history")) {
      JsonNode names =
          served.read(branchPath(document) + path + "?at-least=" + through).path("names");
      assertThat(names.path("candidates").path("1").path("fa").asString()).isEqualTo("نامزد ۱");
      assertThat(names.path("candidates").path("2").path("en").asString()).isEqualTo("Candidate 2");
    }
  }

  @Test
  void at_every_level_the_children_and_branches_sum_to_their_parent() {
    long through = 0;
    for (int i = 0; i < 30; i++) {
      through = accepted(served.tally(served.document()));
    }
    List<String> areas = new ArrayList<>(List.of("S"));
    int leaves = 0;
    for (int i = 0; i < areas.size(); i++) {
      JsonNode parent =
          served.read(RESULTS + "?children=true&area=" + areas.get(i) + "&at-least=" + through);
      for (JsonNode child : parent.path("children")) {
        areas.add(child.path("area").path("code").asString());
      }
      leaves += parent.path("branches").size();
      sums(parent);
    }
    assertThat(areas).hasSizeGreaterThan(10);
    assertThat(leaves).isEqualTo(Served.BRANCHES);
  }

  private static void sums(JsonNode parent) {
    int candidates = parent.path("votes").size();
    long[] votes = new long[candidates];
    long expected = parent.path("branches").size();
    long counted = 0;
    for (JsonNode child : parent.path("children")) {
      expected += child.path("progress").path("expected").asLong();
      counted += child.path("progress").path("counted").asLong();
      for (int i = 0; i < candidates; i++) {
        votes[i] += child.path("votes").get(i).path("votes").asLong();
      }
    }
    for (JsonNode branch : parent.path("branches")) {
      counted += branch.path("state").asString().equals("RECORDED") ? 1 : 0;
      for (int i = 0; i < branch.path("votes").size(); i++) {
        votes[i] += branch.path("votes").get(i).path("votes").asLong();
      }
    }
    assertThat(parent.path("progress").path("expected").asLong()).isEqualTo(expected);
    assertThat(parent.path("progress").path("counted").asLong()).isEqualTo(counted);
    for (int i = 0; i < candidates; i++) {
      assertThat(parent.path("votes").get(i).path("votes").asLong()).isEqualTo(votes[i]);
    }
  }

  @Test
  void what_is_held_back_is_read_page_by_page_by_rule_and_area() {
    List<String> branches = new ArrayList<>();
    long through = 0;
    for (int i = 0; i < 5; i++) {
      ObjectNode document = served.document();
      ((ObjectNode) document.path("ballots")).put("taken", 9);
      branches.add(document.path("branch").asString());
      HttpResponse<String> answer = served.tally(document);
      through = accepted(answer);
      assertThat(json(answer).path("state").asString()).isEqualTo("QUARANTINED");
      assertThat(json(answer).path("findings").toString()).contains("E.203");
    }
    String page = SAMPLE + "/held-back?contest=president&rule=E.203&limit=2&at-least=" + through;
    List<String> found = new ArrayList<>();
    String after = "";
    for (int pages = 0; pages < 3; pages++) {
      JsonNode answer = served.read(page + after);
      answer.path("items").forEach(item -> found.add(item.path("branch").asString()));
      assertThat(answer.path("items")).allMatch(ReadsTest::namesItsVotes);
      after = "&after=" + answer.path("next").asString("");
      assertThat(answer.path("test").asBoolean()).isTrue();
      assertThat(answer.has("next")).isEqualTo(pages < 2);
    }
    assertThat(found).containsExactlyElementsOf(branches);
    assertThat(served.read(SAMPLE + "/held-back?rule=E.210").path("items")).isEmpty();
    assertThat(served.read(SAMPLE + "/held-back?contest=council").path("items")).isEmpty();
    String area =
        served
            .read(SAMPLE + "/contests/president/branches/" + found.getFirst())
            .path("area")
            .asString();
    JsonNode inArea = served.read(SAMPLE + "/held-back?area=" + area).path("items");
    assertThat(inArea).isNotEmpty().allMatch(item -> item.path("area").asString().equals(area));
  }

  private static boolean namesItsVotes(JsonNode item) {
    Set<String> named = Set.copyOf(item.path("names").path("candidates").propertyNames());
    Set<String> voted = Set.copyOf(item.path("tally").path("votes").propertyNames());
    return !voted.isEmpty() && named.containsAll(voted);
  }

  @Test
  void a_history_has_old_and_new_numbers_and_what_they_changed() {
    ObjectNode document = served.document();
    ObjectNode correction =
        document.deepCopy().put("envelope", "h-2").put("corrects", true).put("reason", "misread");
    correction.putObject("votes").put("1", 3).put("2", 7);
    long first = accepted(served.tally(document));
    long through = accepted(served.tally(correction));
    JsonNode answer = served.read(branchPath(document) + "/history?at-least=" + through);
    assertThat(answer.path("test").asBoolean()).isTrue();
    JsonNode recorded = answer.path("history").get(0);
    JsonNode corrected = answer.path("history").get(1);
    assertThat(recorded.path("position").asLong()).isEqualTo(first);
    assertThat(recorded.has("before")).isFalse();
    assertThat(corrected.path("before")).isEqualTo(recorded.path("tally"));
    assertThat(corrected.path("tally").path("votes").path("1").asInt()).isEqualTo(3);
    assertThat(corrected.path("change").path("votes").toString())
        .isEqualTo("{\"1\":-3,\"2\":3,\"3\":0,\"4\":0}");
    assertThat(corrected.path("reason").asString()).isEqualTo("misread");
    assertThat(corrected.path("actor").asString()).isEqualTo(served.actor());
  }

  @Test
  void progress_tells_of_each_contest_and_of_the_areas_below() {
    JsonNode whole = served.read(SAMPLE + "/progress");
    assertThat(whole.path("test").asBoolean()).isTrue();
    assertThat(whole.path("contests").valueStream().map(c -> c.path("contest").asString()))
        .containsExactly("president", "council", "assembly");
    JsonNode president = whole.path("contests").get(0);
    assertThat(president.path("progress").path("expected").asInt()).isEqualTo(Served.BRANCHES);
    long below =
        president
            .path("children")
            .valueStream()
            .mapToLong(child -> child.path("progress").path("expected").asLong())
            .sum();
    assertThat(below).isEqualTo(Served.BRANCHES);
    JsonNode province = served.read(SAMPLE + "/progress?area=S-1").path("contests").get(0);
    assertThat(province.path("progress").path("expected").asInt())
        .isBetween(1, Served.BRANCHES - 1);
  }

  @Test
  void readiness_knows_how_far_the_view_is_behind() {
    JsonNode ready = served.read("/actuator/health/readiness");
    assertThat(ready.path("status").asString()).isEqualTo("UP");
    JsonNode count = ready.path("components").path("count").path("details");
    assertThat(count.path("lagEntries").isIntegralNumber()).isTrue();
    assertThat(count.path("logSize").asLong()).isPositive();
  }
}
