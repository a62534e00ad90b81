package io.tajmi.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.account.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What competent bodies put on record is read by everyone once its contest is released. */
class RulingsTest {
  @TempDir static Path folder;
  private static Served served;

  @BeforeAll
  static void serve() {
    served = Served.empty(folder);
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  private static long posted(String path, JsonNode document) {
    HttpResponse<String> answer = served.post(path, document);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return Served.json(answer).path("through").asLong();
  }

  private static ObjectNode ruling(SmallElection election, String body, String fields) {
    return election.ruled("\"contest\":\"head\"," + fields).put("body", body);
  }

  private static String id(JsonNode document) {
    return document.path("envelope").asString();
  }

  private static int status(@Nullable String token, String path) {
    return served.send(served.as(token, path).GET()).statusCode();
  }

  private static long released(SmallElection election) {
    ObjectNode release = Served.JSON.createObjectNode().put("envelope", "r").put("office", "HQ");
    return posted(election.contest("head") + "/release", release);
  }

  @Test
  void a_ruling_is_read_with_its_word_its_branches_its_progress_and_its_reversal() {
    SmallElection election = SmallElection.imported(served, "rulings", "");
    String path = "/api/v1/elections/rulings/rulings";
    for (String branch : List.of("A1", "A2", "A3")) {
      election.counted("head", branch, 40, 30, 20, 10);
    }
    ObjectNode annul =
        ruling(election, "هیئت مرکزی نظارت", "\"kind\":\"ANNUL\",\"branches\":[\"A1\",\"A2\"]");
    posted(path, annul);
    ObjectNode restore =
        ruling(
            election,
            "شورای نگهبان",
            "\"kind\":\"RESTORE\",\"branches\":[\"A1\"],\"reverses\":\"" + id(annul) + "\"");
    posted(path, restore);
    long through = released(election);

    JsonNode list = served.readAs(null, path + "?contest=head&at-least=" + through);
    assertThat(list.path("items").size()).isEqualTo(2);
    JsonNode first = list.path("items").get(0);
    assertThat(first.path("ruling").asString()).isEqualTo(id(annul));
    assertThat(first.path("body").asString()).isEqualTo("هیئت مرکزی نظارت");
    assertThat(first.path("office").asString()).isEqualTo("chair");
    assertThat(first.path("article").asString()).isEqualTo("29");
    assertThat(first.path("document").asString()).isEqualTo("12");
    assertThat(first.path("date").asString()).isEqualTo("2026-01-02");
    assertThat(first.path("reached").asInt()).isEqualTo(2);
    assertThat(first.path("branches").asInt()).isEqualTo(2);
    assertThat(first.has("completedAt")).isTrue();
    assertThat(first.path("reversedBy").toString()).isEqualTo("[\"" + id(restore) + "\"]");
    assertThat(list.path("items").get(1).path("reverses").asString()).isEqualTo(id(annul));
    assertThat(list.toString()).doesNotContain("account:", "actor");

    JsonNode one = served.readAs(null, path + "/" + id(annul));
    assertThat(one.path("branches").toString())
        .isEqualTo(
            "[{\"branch\":\"A1\",\"reached\":true,\"stands\":false},"
                + "{\"branch\":\"A2\",\"reached\":true,\"stands\":true}]");
    assertThat(served.readAs(null, path + "/" + id(restore)).path("branches").toString())
        .isEqualTo("[{\"branch\":\"A1\",\"reached\":true}]");
    pages(id(annul), id(restore));
  }

  private static void pages(String annul, String restore) {
    String e = "/elections/rulings";
    try (Person everyone = Person.anybody(served)) {
      String list = everyone.get(e + "/rulings?lang=fa").body();
      assertThat(list)
          .contains("تصمیم \u2068هیئت مرکزی نظارت\u2069", "نظر \u2068شورای نگهبان\u2069")
          .contains("نظر \u2068شورای نگهبان\u2069، ۱ از ۲ شعبه")
          .contains("<span>نقض می‌کند</span>: <a href=\"" + e + "/rulings/" + annul + "\">")
          .doesNotContain("تصمیم \u2068شورای نگهبان");
      assertThat(everyone.get(e + "/rulings?contest=council&lang=en").body())
          .contains("There is none to show");
      String one = everyone.get(e + "/rulings/" + annul + "?lang=en").body();
      assertThat(one)
          .contains("Ruling of \u2068هیئت مرکزی نظارت\u2069", "at 2 of 2 branches, complete")
          .contains("Reversed by", e + "/rulings/" + restore, "Opinion of \u2068شورای نگهبان\u2069")
          .contains(e + "/contests/head/branches/A2", "the tally is out of the totals");
      for (String branch : List.of("A1", "A2")) {
        String page = everyone.get(e + "/contests/head/branches/" + branch + "?lang=fa").body();
        assertThat(page).contains("href=\"" + e + "/rulings/" + annul + "\"");
        assertThat(page.contains("href=\"" + e + "/rulings/" + restore + "\""))
            .isEqualTo(branch.equals("A1"));
      }
      assertThat(everyone.get(e + "/contests/head/branches/A3").body())
          .doesNotContain("/rulings/" + annul);
      assertThat(everyone.get(e + "/contests/head/branches/A1?lang=fa").body())
          .contains("تصمیم \u2068هیئت مرکزی نظارت\u2069: ", "نظر \u2068شورای نگهبان\u2069: ");
      assertThat(everyone.get(e + "/contests/head").body())
          .contains("href=\"" + e + "/rulings?contest=head\"");
    }
  }

  @Test
  void before_the_release_the_chains_of_its_branches_read_it_and_nobody_else() {
    SmallElection election = SmallElection.imported(served, "closed", "");
    String path = "/api/v1/elections/closed/rulings";
    election.counted("head", "A1", 40, 30, 20, 10);
    ObjectNode annul = ruling(election, "هیئت نظارت", "\"kind\":\"ANNUL\",\"branches\":[\"A1\"]");
    long through = posted(path, annul);
    String one = path + "/" + id(annul) + "?at-least=" + through;
    String here = served.machine("here", Role.SUPERVISORY, "S-1");
    String elsewhere = served.machine("there", Role.EXECUTIVE, "S-2");
    String operations = served.machine("watch", Role.OPERATIONS, null);
    assertThat(status(here, one)).isEqualTo(200);
    assertThat(status(served.token(), one)).isEqualTo(200);
    for (@Nullable String no : new @Nullable String[] {null, elsewhere, operations}) {
      assertThat(status(no, one)).isEqualTo(404);
      assertThat(served.readAs(no, path).path("items").size()).isZero();
    }
    try (Person everyone = Person.anybody(served)) {
      String branch = "/elections/closed/contests/head/branches/A1";
      assertThat(everyone.get(branch).body())
          .contains("تصمیم هیئت یا نظر شورا: ")
          .doesNotContain("/rulings/" + id(annul), "هیئت نظارت\u2069");
    }
    long released = released(election);
    for (@Nullable String all : new @Nullable String[] {null, elsewhere, operations}) {
      assertThat(status(all, path + "/" + id(annul) + "?at-least=" + released)).isEqualTo(200);
    }
  }

  @Test
  void a_page_goes_on_after_the_last_ruling_of_the_page_before() {
    SmallElection election = SmallElection.imported(served, "paged", "");
    String path = "/api/v1/elections/paged/rulings";
    for (String branch : List.of("A1", "A2", "A3")) {
      election.counted("head", branch, 40, 30, 20, 10);
      posted(
          path, ruling(election, "board", "\"kind\":\"ANNUL\",\"branches\":[\"" + branch + "\"]"));
    }
    long through = released(election);
    JsonNode first = served.readAs(null, path + "?limit=2&at-least=" + through);
    assertThat(first.path("items").size()).isEqualTo(2);
    JsonNode rest = served.readAs(null, path + "?after=" + first.path("next").asString());
    assertThat(rest.path("items").size()).isEqualTo(1);
    assertThat(rest.has("next")).isFalse();
    for (String wrong : List.of("?after=none", "?limit=0", "?limit=1001")) {
      assertThat(served.send(served.anonymous(path + wrong).GET()).body()).contains("R.101");
    }
    assertThat(status(null, path + "?contest=none")).isEqualTo(404);
    try (Person everyone = Person.anybody(served)) {
      String ruling = first.path("items").get(0).path("ruling").asString();
      String page = "/elections/paged/rulings/" + ruling;
      assertThat(everyone.get(page + "?after=A1").statusCode()).isEqualTo(200);
      assertThat(everyone.get(page + "?after=A2").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void acts_on_a_contest_are_read_by_everyone_once_it_is_released() {
    SmallElection election = SmallElection.imported(served, "acts", "");
    for (String branch : List.of("A1", "A2", "A3")) {
      election.counted("head", branch, 40, 30, 20, 10);
    }
    ObjectNode death =
        election
            .ruled("\"kind\":\"DEATH\",\"candidate\":\"4\",\"moment\":\"AFTER_POLL\"")
            .put("body", "Guardian Council");
    election.accepted("head", "acts", death);
    ObjectNode reversal = election.ruled("\"kind\":\"REVERSE\",\"reverses\":\"" + id(death) + "\"");
    election.accepted("head", "acts", reversal);
    ObjectNode annul =
        election.ruled(
            "\"kind\":\"ANNUL_VOTES\",\"candidate\":\"3\",\"branches\":[\"A3\"],"
                + "\"ballotsGo\":\"STAY_VALID\"");
    long through = election.accepted("head", "acts", annul);
    String acts = election.contest("head") + "/acts?at-least=";
    String page = election.page("head") + "/acts?lang=";
    try (Person everyone = Person.anybody(served)) {
      assertThat(status(null, acts + through)).isEqualTo(401);
      assertThat(everyone.get(page + "en").statusCode()).isEqualTo(401);
      assertThat(everyone.get(election.page("head")).body()).doesNotContain("/contests/head/acts");
      JsonNode all = served.readAs(null, acts + released(election)).path("acts");
      assertThat(all.valueStream().map(act -> act.path("stands").asBoolean()))
          .containsExactly(false, true, true);
      assertThat(all.toString()).doesNotContain("account:", "actor", "withheld");
      String en = everyone.get(page + "en").body();
      assertThat(en)
          .contains("Opinion of \u2068Guardian Council\u2069", "Ruling of \u2068هیئت نظارت\u2069")
          .contains(
              "Opinion of \u2068Guardian Council\u2069 (\u2066" + id(death) + "\u2069) is reversed")
          .contains("Reversed", "Stands", election.page("head") + "/branches/A3");
      assertThat(everyone.get(page + "fa").body())
          .contains("نظر \u2068Guardian Council\u2069", "تصمیم \u2068هیئت نظارت\u2069", "نقض شده")
          .contains("نقض نظر \u2068Guardian Council\u2069");
      assertThat(everyone.get(election.page("head")).body())
          .contains("href=\"" + election.page("head") + "/acts\"");
      assertThat(everyone.get(election.page("council") + "/acts").statusCode()).isEqualTo(401);
    }
  }
}
