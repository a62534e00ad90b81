package io.tajmi.ops.http;

import static io.tajmi.ops.http.Served.JSON;
import static io.tajmi.ops.http.Served.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Q.101 over HTTP: A1 and A2 have one tally, A3 of another province has it too. */
class SameTallyTest {
  private static final String API = "/api/v1/elections/twins";

  @TempDir static Path folder;
  private static Served served;
  private static Person person;
  private static SmallElection election;
  private static long through;

  @BeforeAll
  static void serve() {
    served = Served.empty(folder);
    election = SmallElection.imported(served, "twins", "");
    election.counted("head", "A1", 311, 277, 19, 0);
    election.counted("head", "A2", 311, 277, 19, 0);
    through = election.counted("head", "A3", 311, 277, 19, 0);
    person = Person.with(served, "headquarters", new Grant(Role.EXECUTIVE, null));
  }

  @AfterAll
  static void stop() {
    person.close();
    served.close();
  }

  private static JsonNode rule(@Nullable String token, String branch) {
    JsonNode answer =
        served.readAs(
            token, election.contest("head") + "/branches/" + branch + "?at-least=" + through);
    return answer
        .path("rules")
        .valueStream()
        .filter(rule -> rule.path("rule").asString().equals("Q.101"))
        .findFirst()
        .orElse(JSON.createObjectNode());
  }

  @Test
  void the_branch_names_the_other_and_what_chance_makes() {
    JsonNode rule = rule(served.token(), "A1");

    assertThat(rule.path("outcome").asString()).isEqualTo("FAILED");
    JsonNode same = rule.path("same").get(0);
    assertThat(same.path("by").asString()).isEqualTo("NUMBERS");
    assertThat(same.path("county").asString()).isEqualTo("S-1");
    assertThat(same.path("branches").toString()).isEqualTo("[\"A1\",\"A2\"]");
    assertThat(same.path("expectedPairs").asString()).matches("0\\.001[0-9]");
    assertThat(rule(served.token(), "A3").path("outcome").asString()).isEqualTo("PASSED");
  }

  @Test
  void findings_are_listed_by_contest_and_area() {
    String findings = API + "/findings?at-least=" + through;

    assertThat(served.read(findings).path("items").size()).isOne();
    assertThat(served.read(findings + "&contest=head&area=S-1").path("items").size()).isOne();
    assertThat(served.read(findings + "&area=S-2").path("items").size()).isZero();
    assertThat(served.read(findings + "&contest=council").path("items").size()).isZero();
    JsonNode item = served.read(findings).path("items").get(0);
    assertThat(item.path("rule").asString()).isEqualTo("Q.101");
    assertThat(item.path("same").path("branches").size()).isEqualTo(2);
    assertThat(served.get(API + "/findings?area=none").statusCode()).isEqualTo(404);
    assertThat(served.get(API + "/findings?contest=none").statusCode()).isEqualTo(404);
  }

  @Test
  void who_sees_one_of_them_is_told_nothing_and_neither_is_everyone_before_the_release() {
    String elsewhere = served.machine("two", Role.SUPERVISORY, "S-2");

    for (@Nullable String token : new @Nullable String[] {null, elsewhere}) {
      assertThat(rule(token, "A1").isEmpty()).isTrue();
      assertThat(served.readAs(token, API + "/findings").path("items").size()).isZero();
    }
    assertThat(rule(elsewhere, "A3").path("outcome").asString()).isEqualTo("PASSED");
    String here = served.machine("one", Role.SUPERVISORY, "S-1");
    assertThat(served.readAs(here, API + "/findings").path("items").size()).isOne();
  }

  @Test
  void pages_show_it_on_the_branch_and_beside_what_is_held_back() {
    for (String language : new String[] {"fa", "en"}) {
      String branch = text("/elections/twins/contests/head/branches/A1?lang=" + language);
      assertThat(branch).contains("Q.101", "\u2066A2\u2069");
      String queue = text("/elections/twins/held-back?lang=" + language);
      assertThat(queue).contains("branches/A1", "branches/A2").doesNotContain("branches/A3");
      assertThat(text("/elections/twins/held-back?rule=Q.102&lang=" + language))
          .doesNotContain("branches/A1");
    }
    assertThat(text("/elections/twins/held-back?lang=en")).contains("Chance makes at most 0.001");
    assertThat(text("/elections/twins/held-back?lang=fa")).contains("۰٫۰۰۱");
    HttpResponse<String> everyone =
        served.send(served.anonymous("/elections/twins/held-back?lang=en").GET());
    assertThat(everyone.body()).doesNotContain("branches/A1");
  }

  private static String text(String path) {
    HttpResponse<String> answer = person.get(path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  @Test
  void the_receipt_and_the_log_hold_nothing_of_it() {
    JsonNode repeat =
        json(
            served.post(
                API + "/tallies",
                JSON.readTree(
                    """
                    {"envelope":"twins-1","contest":"head","branch":"A2","source":"PAPER",
                     "complete":true,"ballots":{"inBox":607,"valid":607,"invalidTaken":0,
                     "invalidNotTaken":0,"used":607},"votes":{"1":311,"2":277,"3":19,"4":0}}
                    """)));
    assertThat(repeat.path("findings").isEmpty()).isTrue();
    assertThat(served.read(election.contest("head") + "/branches/A2/history").toString())
        .doesNotContain("Q.101");
  }
}
