package io.tajmi.ops.http;

import static io.tajmi.ops.http.Served.json;
import static io.tajmi.ops.http.SmallElection.seats;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.account.Account;
import io.tajmi.api.access.account.Accounts;
import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import io.tajmi.election.AreaCode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** From documents to the outcome and back to people: acts, lots, second rounds, sheets. */
class OutcomeTest {
  private static final Pattern VICTORY =
      Pattern.compile(
          "برنده|پیروز|فاتح|شکست|بازنده|پیشتاز|منتخب|\\b(winner|wins?|won|elected|leads?)\\b",
          Pattern.CASE_INSENSITIVE);

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

  private static void refused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(json(answer).path("code").asString()).isEqualTo(code);
  }

  private static long headCounted(SmallElection election) {
    election.counted("head", "A1", 40, 30, 20, 10);
    election.counted("head", "A2", 40, 30, 20, 10);
    return election.counted("head", "A3", 35, 30, 25, 10);
  }

  @Test
  void a_contest_is_open_while_papers_are_unknown_and_decided_when_they_are_counted() {
    SmallElection election = SmallElection.imported(served, "open", "");
    election.counted("head", "A1", 40, 30, 20, 10);
    long two = election.counted("head", "A2", 40, 30, 20, 10);
    JsonNode open = election.outcome("head", two);
    assertThat(open.path("state").asString()).isEqualTo("OPEN");
    assertThat(open.path("uncertainty").path("papersUnknown").asInt()).isEqualTo(1);
    assertThat(open.path("because").valueStream().map(it -> it.path("sentence").asString()))
        .contains("PAPERS_UNKNOWN");
    assertThat(open.path("because").toString()).contains("papers unknown at 1 branch.");
    assertThat(open.path("decidedOnSince").asLong()).isEqualTo(two);
    assertThat(seats(open)).isEqualTo("TO_RUN_OFF");
    assertThat(open.path("candidates").get(0).path("share").path("percent").asString())
        .isEqualTo("40.00");
    JsonNode decided = election.outcome("head", election.counted("head", "A3", 35, 30, 25, 10));
    assertThat(decided.path("state").asString()).isEqualTo("DECIDED");
    assertThat(decided.path("precision").asString()).isEqualTo("EXACT");
    assertThat(decided.path("counted").path("runOff").toString()).contains("\"1\"", "\"2\"");
    assertThat(decided.path("candidates").get(2).path("runOff").asString()).isEqualTo("IMPOSSIBLE");
    assertThat(decided.path("test").asBoolean()).isTrue();
  }

  private static void noTime(HttpResponse<String> answer, String field) {
    refused(answer, 400, "R.101");
    assertThat(json(answer).path("pointer").asString()).isEqualTo("/" + field);
  }

  @Test
  void a_second_round_is_called_when_the_first_is_decided_and_takes_tallies_and_links_back() {
    SmallElection first = SmallElection.imported(served, "rounds", "");
    first.counted("head", "A1", 40, 30, 20, 10);
    ObjectNode call =
        first.ruled(
            "\"election\":\"rounds-2\",\"day\":\"2026-02-13\",\"closesAt\":"
                + "\"2026-02-13T18:00:00+03:30\"");
    refused(first.post("head", "second-round", call), 409, "R.111");
    for (String time :
        List.of(
            "2026-02-13T18:00",
            "2026-02-30T18:00:00+03:30",
            "2026-02-13T25:00:00+03:30",
            "2026-02-13T18:00:00+03:30[Asia/Tehran]",
            "2022-03-22T00:10:00+03:30")) {
      noTime(first.post("head", "second-round", call.deepCopy().put("closesAt", time)), "closesAt");
      noTime(first.post("head", "second-round", call.deepCopy().put("opensAt", time)), "opensAt");
    }
    for (String opens : List.of("2026-02-13T18:00:00+03:30", "2026-02-13T14:30:01Z")) {
      noTime(first.post("head", "second-round", call.deepCopy().put("opensAt", opens)), "closesAt");
    }
    first.counted("head", "A2", 40, 30, 20, 10);
    first.counted("head", "A3", 35, 30, 25, 10);
    long through = first.accepted("head", "second-round", call);
    var again = first.post("head", "second-round", call);
    assertThat(again.statusCode()).as(again.body()).isEqualTo(200);
    assertThat(json(again).path("state").asString()).isEqualTo("CALLED");
    refused(
        first.post("head", "second-round", call.deepCopy().put("day", "2026-02-14")), 409, "R.106");
    refused(
        first.post("head", "second-round", first.ruled("\"election\":\"rounds-3\"")), 409, "R.109");
    refused(
        first.post("head", "second-round", first.ruled("\"election\":\"rounds-2\"")), 409, "R.109");

    SmallElection second = first.called("rounds-2");
    JsonNode awaited = second.outcome("head", through);
    assertThat(awaited.path("round").asInt()).isEqualTo(2);
    assertThat(awaited.path("candidates").size()).isEqualTo(2);
    assertThat(awaited.path("links").path("firstRound").path("election").asString())
        .isEqualTo("rounds");
    assertThat(first.outcome("head", through).path("links").path("secondRound").toString())
        .contains("rounds-2");
    second.counted("head", "A1", 45, 55);
    second.counted("head", "A2", 45, 55);
    JsonNode decided = second.outcome("head", second.counted("head", "A3", 55, 45));
    assertThat(decided.path("state").asString()).isEqualTo("DECIDED");
    assertThat(seats(decided)).isEqualTo("2");
    JsonNode acts = served.read(first.contest("head") + "/acts").path("acts");
    assertThat(acts.get(0).path("kind").asString()).isEqualTo("SECOND_ROUND_CALLED");
    assertThat(acts.get(0).path("says").path("candidates").toString()).isEqualTo("[\"1\",\"2\"]");
  }

  @Test
  void where_somebody_has_the_majority_there_is_no_second_round_to_call() {
    SmallElection election = SmallElection.imported(served, "majority", "");
    for (String branch : new String[] {"A1", "A2", "A3"}) {
      election.counted("head", branch, 60, 20, 10, 10);
    }
    refused(
        election.post("head", "second-round", election.ruled("\"election\":\"majority-2\"")),
        409,
        "R.109");
  }

  @Test
  void an_act_is_on_record_once_and_changes_the_outcome_until_it_is_reversed() {
    SmallElection election = SmallElection.imported(served, "acts", "");
    headCounted(election);
    ObjectNode act =
        election.ruled(
            "\"kind\":\"DISQUALIFICATION\",\"candidate\":\"2\",\"moment\":\"AFTER_POLL\"");
    long through = election.accepted("head", "acts", act);
    JsonNode without = election.outcome("head", through);
    assertThat(without.path("counted").path("runOff").toString())
        .contains("\"1\"", "\"3\"")
        .doesNotContain("\"2\"");
    assertThat(election.post("head", "acts", act).statusCode()).isEqualTo(200);
    refused(election.post("head", "acts", act.deepCopy().put("candidate", "3")), 409, "R.106");
    refused(election.post("head", "acts", act.deepCopy().put("envelope", "new")), 409, "R.109");
    refused(
        election.post("head", "acts", act.deepCopy().put("candidate", "9").put("envelope", "n")),
        404,
        "R.102");
    refused(
        election.post("head", "acts", act.deepCopy().without("moment").put("envelope", "n")),
        400,
        "R.101");
    refused(
        election.post(
            "council",
            "acts",
            election.ruled(
                "\"kind\":\"ANNUL_VOTES\",\"candidate\":\"2\",\"branches\":[\"A3\"],"
                    + "\"ballotsGo\":\"STAY_VALID\"")),
        422,
        "R.103");
    ObjectNode reversal = election.ruled("\"kind\":\"REVERSE\"");
    reversal.put("reverses", act.path("envelope").asString());
    JsonNode back = election.outcome("head", election.accepted("head", "acts", reversal));
    assertThat(back.path("counted").path("runOff").toString()).contains("\"1\"", "\"2\"");
    JsonNode acts = served.read(election.contest("head") + "/acts").path("acts");
    assertThat(acts.valueStream().map(it -> it.path("stands").asBoolean()))
        .containsExactly(false, true);
    assertThat(acts.get(0).path("authority").path("document").asString()).isEqualTo("12");
  }

  @Test
  void votes_annulled_at_a_branch_move_the_ballots_where_the_act_says() {
    SmallElection election = SmallElection.imported(served, "votes", "");
    headCounted(election);
    ObjectNode act =
        election.ruled(
            "\"kind\":\"ANNUL_VOTES\",\"candidate\":\"1\",\"branches\":[\"A1\"],"
                + "\"ballotsGo\":\"INVALID_NOT_TAKEN\"");
    JsonNode outcome = election.outcome("head", election.accepted("head", "acts", act));
    JsonNode one =
        outcome
            .path("candidates")
            .valueStream()
            .filter(it -> it.path("candidate").asString().equals("1"))
            .findFirst()
            .orElseThrow();
    assertThat(one.path("votes").asLong()).isEqualTo(75);
    assertThat(one.path("share").path("denominator").asLong()).isEqualTo(260);
  }

  @Test
  void a_lot_is_taken_where_the_outcome_waits_for_it_and_nowhere_else() {
    SmallElection election = SmallElection.imported(served, "lots", "");
    election.counted("council", "A1", 10, 6, 6, 1);
    ObjectNode lot =
        election.ruled(
            "\"matter\":\"CANDIDATES\",\"method\":\"SEED\",\"seed\":\"1405/02/11\","
                + "\"tied\":[\"2\",\"3\"],\"witnesses\":[\"governor\",\"supervision board\"]");
    refused(election.post("council", "lots", lot), 409, "R.111");
    long counted = election.counted("council", "A2", 10, 6, 6, 1);
    JsonNode waiting = election.outcome("council", counted);
    assertThat(waiting.path("state").asString()).isEqualTo("LOT");
    assertThat(waiting.path("waiting").get(0).path("equal").toString()).isEqualTo("[\"2\",\"3\"]");
    assertThat(seats(waiting)).isEqualTo("1 LOT_NEEDED");
    refused(
        election.post(
            "council",
            "lots",
            election.ruled(
                "\"matter\":\"CANDIDATES\",\"method\":\"HAND\",\"drawn\":[\"1\",\"2\"],"
                    + "\"witnesses\":[\"governor\"]")),
        409,
        "R.110");
    JsonNode drawn = election.outcome("council", election.accepted("council", "lots", lot));
    assertThat(drawn.path("state").asString()).isEqualTo("DECIDED");
    assertThat(seats(drawn)).matches("1 [23]");
    assertThat(election.post("council", "lots", lot).statusCode()).isEqualTo(200);
    refused(election.post("council", "lots", lot.deepCopy().put("seed", "another")), 409, "R.106");
    ObjectNode second = lot.deepCopy().put("envelope", "second");
    refused(election.post("council", "lots", second), 409, "R.110");
  }

  @Test
  void a_sheet_says_before_after_and_worst_case_seat_by_seat_at_one_position() {
    SmallElection election = SmallElection.imported(served, "sheet", "");
    election.counted("council", "A1", 10, 8, 7, 1);
    long counted = election.counted("council", "A2", 5, 1, 4, 0);
    String path = election.contest("council") + "/materiality?at-least=" + counted;
    JsonNode sheet = served.read(path + "&branches=A2&also=A1");
    assertThat(sheet.path("asOf").path("position").asLong()).isGreaterThanOrEqualTo(counted);
    JsonNode alone = sheet.path("alone");
    assertThat(alone.path("verdict").asString()).isEqualTo("MATERIAL");
    assertThat(alone.path("ballotsInQuestion").asLong()).isEqualTo(10);
    assertThat(alone.path("seats").get(1).path("before").path("candidate").asString())
        .isEqualTo("3");
    assertThat(alone.path("seats").get(1).path("after").path("candidate").asString())
        .isEqualTo("2");
    assertThat(alone.path("seats").get(1).path("stays").asString()).isEqualTo("POSSIBLE");
    assertThat(sheet.has("together")).isTrue();
    JsonNode votes = served.read(path + "&candidate=1&everywhere=true&ballotsGo=INVALID_TAKEN");
    assertThat(votes.path("alone").path("verdict").asString()).isEqualTo("MATERIAL");
    assertThat(votes.path("proposal").path("ballotsGo").asString()).isEqualTo("INVALID_TAKEN");
    assertThat(votes.has("together")).isFalse();
    refused(served.get(path), 400, "R.101");
    refused(served.get(path + "&candidate=4&everywhere=true"), 400, "R.101");
    refused(served.get(path + "&branches=A1&everywhere=true"), 400, "R.101");
    refused(served.get(path + "&branches=A3"), 422, "R.103");
    refused(served.get(path + "&candidate=9&everywhere=true&ballotsGo=STAY_VALID"), 404, "R.102");
  }

  @Test
  void outcomes_are_for_those_whose_areas_hold_the_contest_and_the_section_is_theirs() {
    SmallElection election = SmallElection.imported(served, "rights", "");
    headCounted(election);
    election.counted("council", "A1", 10, 8, 7, 1);
    String province = served.machine("province", Role.SUPERVISORY, "S-1");
    String operations = served.machine("operations", Role.OPERATIONS, null);
    String supervision = served.machine("supervision", Role.SUPERVISORY, null);
    String[] reads = {"/outcome", "/materiality?branches=A1", "/acts"};
    for (String read : reads) {
      String head = election.contest("head") + read;
      assertThat(status(null, head)).as(read).isEqualTo(401);
      assertThat(status(operations, head)).as(read).isEqualTo(403);
      boolean ofItsBranches = read.startsWith("/materiality");
      assertThat(status(province, head)).as(read).isEqualTo(ofItsBranches ? 200 : 403);
      assertThat(status(supervision, head)).as(read).isEqualTo(200);
      assertThat(status(province, election.contest("council") + read)).as(read).isEqualTo(200);
    }
    assertThat(sections(election, null, null)).isEqualTo("false false 401");
    assertThat(sections(election, Role.OPERATIONS, null)).isEqualTo("false false 403");
    assertThat(sections(election, Role.EXECUTIVE, "S-1")).isEqualTo("false true 200");
    assertThat(sections(election, Role.SUPERVISORY, "S")).isEqualTo("true true 200");
    ObjectNode act =
        election.ruled("\"kind\":\"DEATH\",\"candidate\":\"4\",\"moment\":\"AFTER_POLL\"");
    assertThat(posted(province, election.contest("head") + "/acts", act)).isEqualTo(403);
    assertThat(posted(province, election.contest("council") + "/acts", act)).isEqualTo(201);
  }

  private static int posted(String token, String path, JsonNode document) {
    return served
        .send(
            served
                .as(token, path)
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString(document.toString())))
        .statusCode();
  }

  private static int status(@Nullable String token, String path) {
    return served.send(served.as(token, path).GET()).statusCode();
  }

  /** Whether somebody sees the sections of both contests, and what the sheet's page answers. */
  private static String sections(
      SmallElection election, @Nullable Role role, @Nullable String area) {
    try (Browser reader = reader(role, area)) {
      return html(reader, election.page("head")).contains("id=\"outcome-h\"")
          + " "
          + html(reader, election.page("council")).contains("id=\"outcome-h\"")
          + " "
          + reader.get(election.page("head") + "/materiality").statusCode();
    }
  }

  private static Browser reader(@Nullable Role role, @Nullable String area) {
    Browser reader = new Browser(served.base());
    if (role != null) {
      Grant grant = new Grant(role, area == null ? null : new AreaCode(area));
      String name = "p-" + role + area;
      Accounts.Made made =
          new Accounts(served.data()).add(name, Account.Kind.PERSON, List.of(grant));
      assertThat(reader.login(name, made.secret())).isEqualTo("/");
    }
    return reader;
  }

  private static String html(Browser reader, String path) {
    var answer = reader.get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body();
  }

  @Test
  void the_section_and_the_sheet_are_in_both_languages_and_claim_nothing() {
    SmallElection election = SmallElection.imported(served, "pages", "");
    long counted = headCounted(election);
    election.accepted(
        "head",
        "acts",
        election.ruled("\"kind\":\"WITHDRAWAL\",\"candidate\":\"4\",\"moment\":\"BEFORE_POLL\""));
    String page = election.page("head") + "?at-least=" + (counted + 1) + "&lang=";
    String sheet = election.page("head") + "/materiality?branches=A1,%20A2&lang=";
    try (Browser reader = reader(Role.EXECUTIVE, null)) {
      String fa = html(reader, page + "fa");
      assertThat(fa)
          .contains(
              "با آرای باقی‌مانده تغییر نمی‌کند (اعلام رسمی نیست)",
              "به مرحلهٔ دوم می‌رود",
              "انصراف: نامزد چهار، پیش از اخذ رأی",
              "نامزد یک، نامزد دو");
      String en = html(reader, page + "en");
      assertThat(en)
          .contains(
              "The remaining ballots cannot change it",
              "Goes to the second round",
              "Withdrawal: Candidate Four, before the poll");
      assertThat(html(reader, sheet + "fa")).contains("تأثیر در سرنوشت انتخابات", "نتیجه را تغییر");
      assertThat(html(reader, sheet + "en"))
          .contains("In the worst case", "Candidates of the second round");
      assertThat(fa).contains("\u2068نامزد یک\u2069: ").doesNotContain("نامزد \u2068نامزد");
      assertThat(en)
          .contains("\u2068Candidate One\u2069: ")
          .doesNotContain("andidate \u2068Candidate");
      assertThat(html(reader, election.page("head") + "/materiality?branches=Z9&lang=fa"))
          .contains("R.103");
      String votes = election.page("head") + "/materiality?lang=en&candidate=1";
      assertThat(html(reader, votes)).contains("R.101");
      assertThat(html(reader, votes + "&ballotsGo=INVALID_TAKEN"))
          .contains("All votes of Candidate One annulled; their ballots become invalid, taken")
          .contains("It changes the outcome");
      assertThat(html(reader, votes + "&ballotsGo=STAY_VALID&branches=A1"))
          .contains("Votes of Candidate One annulled at 1 branch; their ballots stay valid");
      for (String text : new String[] {fa, en, html(reader, sheet + "en")}) {
        assertThat(VICTORY.matcher(main(text)).results().map(MatchResult::group)).isEmpty();
      }
    }
  }

  private static String main(String html) {
    return html.substring(html.indexOf("<main"), html.indexOf("</main>"));
  }

  @Test
  void a_by_election_and_what_it_replaces_name_each_other() {
    SmallElection.imported(served, "term", "");
    SmallElection by =
        SmallElection.imported(
            served, "by", "\"replaces\":{\"election\":\"term\",\"contest\":\"head\"},");
    JsonNode replaced = served.read("/api/v1/elections/term/contests/head/outcome");
    assertThat(
            StreamSupport.stream(replaced.path("links").path("replacedBy").spliterator(), false)
                .map(it -> it.path("election").asString()))
        .contains("by");
    JsonNode replacing = served.read(by.contest("head") + "/outcome");
    assertThat(replacing.path("links").path("replaces").path("contest").asString())
        .isEqualTo("head");
  }
}
