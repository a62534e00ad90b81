package io.tajmi.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.account.Account;
import io.tajmi.api.access.account.Accounts;
import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What an act may choose, over HTTP and on pages; and rules about papers that only flag. */
class ActChoicesTest {
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

  private static Browser reader(String name) {
    Browser reader = new Browser(served.base());
    Accounts.Made made =
        new Accounts(served.data())
            .add(name, Account.Kind.PERSON, List.of(new Grant(Role.EXECUTIVE, null)));
    assertThat(reader.login(name, made.secret())).isEqualTo("/");
    return reader;
  }

  @Test
  void what_was_chosen_is_on_record_and_on_the_page_in_both_languages() {
    SmallElection election = SmallElection.imported(served, "choices", "");
    ObjectNode death =
        election.ruled(
            "\"kind\":\"DEATH\",\"candidate\":\"1\",\"moment\":\"AFTER_POLL\",\"place\":\"NEXT\"");
    election.accepted("council", "acts", death.without("article"));
    election.accepted(
        "council",
        "acts",
        election.ruled("\"kind\":\"VACATE_SEATS\",\"seats\":1,\"candidates\":[\"2\"]"));
    long through =
        election.accepted(
            "council",
            "acts",
            election.ruled("\"kind\":\"VACATE_SEATS\",\"seats\":1,\"last\":true"));

    JsonNode acts =
        served.read(election.contest("council") + "/acts?at-least=" + through).path("acts");
    assertThat(acts.get(0).path("says").path("place").asString()).isEqualTo("NEXT");
    assertThat(acts.get(0).path("authority").path("article").asString()).isEqualTo("NOT_STATED");
    assertThat(acts.get(1).path("says").path("candidates").toString()).isEqualTo("[\"2\"]");
    assertThat(acts.get(2).path("says").path("last").asBoolean()).isTrue();
    try (Browser reader = reader("one")) {
      String page = election.page("council") + "?at-least=" + through + "&lang=";
      assertThat(reader.get(page + "en").body())
          .contains(
              "Death: Candidate One, after the poll; the next by votes takes the seat",
              "\u2068chair\u2069, article not stated",
              "1 seat stays empty; those of Candidate Two",
              "1 seat stays empty; those that were filled last")
          .doesNotContain("NOT_STATED", "Difference between places");
      assertThat(reader.get(page + "fa").body())
          .contains(
              "فوت: نامزد یک، پس از اخذ رأی؛ نفر بعد به ترتیب آرا جای او را می‌گیرد",
              "مادهٔ قانون اعلام نشده",
              "کرسی خالی می‌ماند؛ کرسی نامزد دو")
          .doesNotContain("NOT_STATED");
      String record = election.page("council") + "/acts?at-least=" + through + "&lang=";
      assertThat(reader.get(record + "en").body())
          .contains("<bdi>article not stated</bdi>")
          .doesNotContain("NOT_STATED");
      assertThat(reader.get(record + "fa").body())
          .contains("<bdi>مادهٔ قانون اعلام نشده</bdi>")
          .doesNotContain("NOT_STATED");
    }
  }

  @Test
  void a_branch_names_the_acts_that_annul_votes_of_it_to_who_may_read_them() {
    SmallElection election = SmallElection.imported(served, "concerned", "");
    ObjectNode here =
        election.ruled(
            "\"kind\":\"ANNUL_VOTES\",\"candidate\":\"1\",\"ballotsGo\":\"STAY_VALID\","
                + "\"branches\":[\"A1\"]");
    ObjectNode everywhere =
        election.ruled(
            "\"kind\":\"ANNUL_VOTES\",\"candidate\":\"2\",\"ballotsGo\":\"STAY_VALID\","
                + "\"everywhere\":true");
    election.accepted("council", "acts", here);
    long through = election.accepted("council", "acts", everywhere);
    String first = here.path("envelope").asString();
    String second = everywhere.path("envelope").asString();

    assertThat(standing(served.token(), election, "A1", through)).containsExactly(first, second);
    assertThat(standing(served.token(), election, "A2", through)).containsExactly(second);
    assertThat(standing(null, election, "A1", through)).isEmpty();
    try (Browser reader = reader("three");
        Browser everyone = new Browser(served.base())) {
      String page = election.page("council") + "/branches/A1?lang=en";
      assertThat(reader.get(page).body())
          .contains("Acts on votes of this branch", "/contests/council/acts#act-")
          .containsPattern("<a href=\"/elections/concerned/contests/council/acts#act-\\d+\">");
      assertThat(everyone.get(page).body()).doesNotContain("Acts on votes of this branch");
      long reversed =
          election.accepted(
              "council",
              "acts",
              election.ruled("\"kind\":\"REVERSE\",\"reverses\":\"" + first + "\""));
      assertThat(standing(served.token(), election, "A1", reversed)).containsExactly(second);
    }
  }

  private static List<String> standing(
      @Nullable String token, SmallElection election, String branch, long atLeast) {
    String path = election.contest("council") + "/branches/" + branch + "?at-least=" + atLeast;
    return served
        .readAs(token, path)
        .path("standingActs")
        .valueStream()
        .map(JsonNode::asString)
        .toList();
  }

  @Test
  void where_a_ballot_carries_several_votes_annulled_ones_leave_it_valid_in_act_and_sheet() {
    SmallElection election =
        SmallElection.imported(
            served, "several", "", json -> json.replace("\"votesMax\":1", "\"votesMax\":2"));
    String votes = "\"kind\":\"ANNUL_VOTES\",\"candidate\":\"1\",\"everywhere\":true,";
    Refusal refusal = new Refusal(409, "R.109", "/ballotsGo");
    String sheet = election.contest("council") + "/materiality?candidate=1&everywhere=true";

    for (String way : List.of("INVALID_TAKEN", "INVALID_NOT_TAKEN")) {
      ObjectNode act = election.ruled(votes + "\"ballotsGo\":\"" + way + "\"");
      assertThat(refusal.problem(election.post("council", "acts", act)).path("detail").asString())
          .contains("send the branch's minute anew", "rule on the whole branch", "STAY_VALID");
      refusal.problem(served.get(sheet + "&ballotsGo=" + way));
      String head = sheet.replace("/council/", "/head/") + "&ballotsGo=" + way;
      assertThat(served.get(head).statusCode()).isEqualTo(200);
    }
    election.accepted("council", "acts", election.ruled(votes + "\"ballotsGo\":\"STAY_VALID\""));
    assertThat(served.get(sheet + "&ballotsGo=STAY_VALID").statusCode()).isEqualTo(200);
    try (Browser reader = reader("two")) {
      String page = election.page("council") + "/materiality?lang=en&candidate=1";
      assertThat(reader.get(page).body())
          .contains("value=\"STAY_VALID\"")
          .doesNotContain("value=\"INVALID_TAKEN\"");
      assertThat(reader.get(page + "&ballotsGo=INVALID_TAKEN").body())
          .contains("A ballot here carries several names", "R.109");
    }
  }

  @Test
  void a_tally_whose_papers_do_not_agree_counts_where_the_policy_only_flags_that() {
    SmallElection election =
        SmallElection.imported(
            served,
            "flagged",
            "",
            json ->
                json.replace(
                    "\"correction\":\"SINGLE\"",
                    "\"correction\":\"SINGLE\",\"effects\":{\"E.209\":\"FLAG\"}"));
    JsonNode tally =
        Served.JSON.readTree(
            """
            {"envelope":"f-1","contest":"head","branch":"A1","source":"PAPER","complete":true,
             "ballots":{"inBox":10,"valid":10,"invalidTaken":0,"invalidNotTaken":0,"used":10,
             "received":9},"votes":{"1":10}}
            """);

    var answer = served.post("/api/v1/elections/flagged/tallies", tally);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    JsonNode receipt = Served.json(answer);
    assertThat(receipt.path("state").asString()).isEqualTo("RECORDED");
    assertThat(receipt.path("findings").get(0).path("rule").asString()).isEqualTo("E.209");
    assertThat(receipt.path("findings").get(0).path("heldBack").asBoolean()).isFalse();
    String branch = election.contest("head") + "/branches/A1?at-least=";
    JsonNode rules = served.read(branch + receipt.path("through").asLong()).path("rules");
    assertThat(
            rules
                .valueStream()
                .filter(rule -> rule.path("outcome").asString().equals("FAILED"))
                .map(rule -> rule.path("rule").asString()))
        .containsExactly("E.209");
  }
}
