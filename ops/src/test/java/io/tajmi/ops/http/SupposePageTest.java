package io.tajmi.ops.http;

import static io.tajmi.ops.http.Served.SAMPLE;
import static io.tajmi.ops.http.Served.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import io.tajmi.election.AreaCode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The page of suppositions: the same desk as the API's, in words, for whoever may suppose. */
class SupposePageTest {
  private static final String CONTEST = "/elections/sample/contests/president";
  private static final String PAGE = CONTEST + "/suppose";
  private static final int TALLIES = 7;

  @TempDir static Path folder;
  private static Served served;
  private static Person headquarters;
  private static final List<ObjectNode> DOCUMENTS = new ArrayList<>();
  private static final List<Long> POSITIONS = new ArrayList<>();

  @BeforeAll
  static void serve() {
    served = Served.sample(folder);
    for (int i = 0; i < TALLIES; i++) {
      ObjectNode document = served.document();
      DOCUMENTS.add(document);
      POSITIONS.add(json(served.tally(document)).path("through").asLong());
    }
    served.awaitHead();
    headquarters = Person.with(served, "hq", new Grant(Role.EXECUTIVE, null));
  }

  @AfterAll
  static void stop() {
    headquarters.close();
    served.close();
  }

  private static String branch(int i) {
    return DOCUMENTS.get(i).path("branch").asString();
  }

  /** Sends the form, and answers with where it leads to. */
  private static String supposes(String form) {
    HttpResponse<String> answer = headquarters.sends(PAGE, form);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    return answer.headers().firstValue("Location").orElseThrow();
  }

  private static Document page(String address) {
    HttpResponse<String> answer = headquarters.get(address);
    assertThat(answer.statusCode()).as(address).isEqualTo(200);
    return Jsoup.parse(answer.body());
  }

  private static String id(String address) {
    String forks = address.replaceAll(".*forks=([0-9a-f,]*).*", "$1");
    return forks.substring(forks.lastIndexOf(',') + 1);
  }

  @Test
  void what_is_supposed_on_the_page_is_a_fork_of_the_api_and_nothing_is_recorded() {
    long size = served.size();
    String address = supposes("annul=" + Person.coded(branch(0) + "\n" + branch(1)));
    assertThat(address).startsWith(PAGE + "?forks=");
    JsonNode fork = served.read(SAMPLE + "/forks/" + id(address));
    assertThat(fork.path("touched")).hasSize(2);
    assertThat(fork.path("outcome").path("same").isBoolean()).isTrue();
    assertThat(served.size()).isEqualTo(size);
    assertThat(id(supposes("annul=" + branch(1) + "," + branch(0)))).isEqualTo(id(address));
    assertThat(id(supposes("annul=" + branch(1)))).isNotEqualTo(id(address));
    assertThat(id(supposes("annul=" + branch(0) + "%D8%8C" + branch(1)))).isEqualTo(id(address));
  }

  @Test
  void forks_stand_side_by_side_beside_the_count_in_words_and_in_both_languages() {
    String first = supposes("annul=" + branch(0));
    String second =
        supposes("forks=" + id(first) + "&entries=" + POSITIONS.get(1) + "&name=without+one");
    Document page = page(second.replace("#side-by-side", "&lang=fa"));
    assertThat(page.select(".supposed-said").text())
        .isEqualTo("فرض؛ در شمارش هیچ تغییری داده نشده است");
    assertThat(page.select(".scenario")).hasSize(2);
    assertThat(page.select(".scenario h3").eachText())
        .containsExactly("فرض ۱", "فرض ۲: \u2068without one\u2069");
    assertThat(page.select(".supposed table").getLast().select("thead th")).hasSize(4);
    assertThat(page.select(".supposed table").getLast().text())
        .contains("\u200E\u2212۶", "آرای مأخوذه");
    assertThat(page.select("main").text()).contains("تأثیر در سرنوشت انتخابات");
    Document english = page(second.replace("#side-by-side", "&lang=en"));
    assertThat(english.select(".supposed-said").text())
        .isEqualTo("Supposition; nothing of the count has been changed");
    String read = english.select(".scenario").getFirst().select("a").getFirst().attr("href");
    assertThat(read).isEqualTo(CONTEST + "?fork=" + id(first));
    assertThat(page(read).select(".past-said").text()).isNotEmpty();
    String without = english.select(".scenario").getLast().select("a").getLast().attr("href");
    assertThat(page(without).select(".scenario")).hasSize(1);
  }

  @Test
  void five_stand_side_by_side_and_a_new_one_takes_the_place_of_the_first() {
    String address = PAGE;
    for (int i = 0; i < 6; i++) {
      String forks = address.equals(PAGE) ? "" : address.replaceAll(".*forks=([^#&]*).*", "$1");
      address = supposes("annul=" + branch(i) + "&forks=" + forks);
    }
    assertThat(page(address).select(".scenario")).hasSize(5);
    assertThat(page(PAGE + "?forks=" + "0".repeat(64) + "&lang=en").select(".notice").text())
        .contains("is not here");
  }

  @Test
  void a_name_is_kept_and_forgotten_and_found_in_the_list() {
    String address = supposes("annul=" + branch(2));
    String id = id(address);
    var _ = supposes("act=keep&of=" + id + "&forks=" + id + "&name=" + Person.coded("پرونده"));
    assertThat(page(address).select(".scenario h3").text()).contains("پرونده");
    assertThat(page(PAGE + "?others=1").select("main a[href*=" + id + "]").text())
        .contains("پرونده");
    var _ = supposes("act=forget&of=" + id + "&forks=" + id);
    assertThat(page(address).select(".scenario h3").text()).doesNotContain("پرونده");
  }

  @Test
  void on_the_page_of_a_fork_or_the_past_one_supposes_from_there() {
    String first = id(supposes("annul=" + branch(3)));
    HttpResponse<String> answer =
        headquarters.sends(PAGE + "?fork=" + first, "entries=" + POSITIONS.get(4));
    String both = id(answer.headers().firstValue("Location").orElseThrow());
    assertThat(served.read(SAMPLE + "/forks/" + both).path("touched")).hasSize(2);
    HttpResponse<String> past =
        headquarters.sends(PAGE + "?at=" + POSITIONS.get(2), "annul=" + branch(1));
    String location = past.headers().firstValue("Location").orElseThrow();
    assertThat(location).contains("at=" + POSITIONS.get(2));
    assertThat(served.read(SAMPLE + "/forks/" + id(location)).path("position").asLong())
        .isEqualTo(POSITIONS.get(2));
  }

  @Test
  void another_rule_and_what_is_held_back_are_supposed_as_the_api_has_them() {
    String other = supposes("term.onTie=RULING&term.threshold.W.201.invalidPercent=%DB%B1%DB%B0");
    String canonical = served.read(SAMPLE + "/forks/" + id(other)).path("canonical").asString();
    assertThat(canonical)
        .contains("\"parameters\":{\"onTie\":\"RULING\"}", "\"W.201.invalidPercent\":10");
    assertThat(page(other).select(".scenario li").text()).isNotEmpty();
    String all = supposes("count=ALL");
    assertThat(served.read(SAMPLE + "/forks/" + id(all)).path("canonical").asString())
        .contains("\"countAsWritten\":{\"all\":true}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name=x|چیزی فرض نشده است",
        "annul=B99999|B99999",
        "annul=B00001&area=nowhere|nowhere",
        "entries=soon|soon",
        "entries=999999|R.113",
        "annul=B00200|R.109",
        "count=BRANCHES|بگویید کدام‌ها شمرده شود",
        "term.majority=coin|R.101"
      })
  void what_cannot_be_supposed_is_said_in_words_and_what_was_typed_stays(String form, String told) {
    HttpResponse<String> answer = headquarters.sends(PAGE + "?lang=fa", form);
    Document page = Jsoup.parse(answer.body());
    assertThat(answer.statusCode()).as(answer.body()).isIn(400, 409);
    assertThat(page.select(".notice[role=alert]").text()).contains(told);
    String value = form.substring(form.indexOf('=') + 1).replaceAll("&.*", "");
    assertThat(page.select("form.suppose").outerHtml()).contains(value);
  }

  @Test
  void who_may_not_suppose_is_not_told_that_there_is_such_a_page() {
    try (Person anybody = Person.anybody(served);
        Person operations = Person.with(served, "ops", new Grant(Role.OPERATIONS, null));
        Person elsewhere =
            Person.with(served, "far", new Grant(Role.EXECUTIVE, new AreaCode("S-9-9")))) {
      for (Person person : List.of(anybody, operations, elsewhere)) {
        assertThat(person.get(PAGE).statusCode()).isEqualTo(404);
        assertThat(person.get(CONTEST).body()).doesNotContain("/suppose");
      }
      assertThat(operations.sends("/glossary", "annul=" + branch(0)).statusCode())
          .isNotEqualTo(303);
      assertThat(headquarters.get(CONTEST).body()).contains(PAGE);
    }
  }

  @Test
  void a_form_without_its_secret_supposes_nothing() {
    HttpRequest.Builder form =
        headquarters
            .request(PAGE, "Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("annul=" + branch(0)));
    assertThat(headquarters.send(form).statusCode()).isEqualTo(403);
  }

  @Test
  void who_sees_an_area_supposes_within_it_and_is_shown_its_figures() {
    String path = SAMPLE + "/contests/president/branches/" + branch(0);
    String area = served.read(path).path("area").asString();
    try (Person county =
        Person.with(served, "county", new Grant(Role.SUPERVISORY, new AreaCode(area)))) {
      HttpResponse<String> own = county.sends(PAGE, "annul=" + branch(0));
      assertThat(own.statusCode()).isEqualTo(303);
      String location = own.headers().firstValue("Location").orElseThrow();
      Document page = Jsoup.parse(county.get(location).body());
      assertThat(Objects.requireNonNull(page.select(".supposed table").last()).text())
          .contains("\u2212۶");
      assertThat(page.select("main").text())
          .doesNotContain("تأثیر در سرنوشت انتخابات")
          .doesNotContain("کرسی ۱");
      Document counted =
          Jsoup.parse(
              county
                  .get(
                      county
                          .sends(PAGE, "count=AREA&countWhere=" + area)
                          .headers()
                          .firstValue("Location")
                          .orElseThrow())
                  .body());
      assertThat(counted.select(".scenario").text()).doesNotContain("تأثیر در سرنوشت انتخابات");
      assertThat(headquarters.get(location).body()).doesNotContain("class=\"scenario\"");
      int other =
          IntStream.range(1, TALLIES)
              .filter(i ->
                  !served
                      .read(SAMPLE + "/contests/president/branches/" + branch(i))
                      .path("area")
                      .asString()
                      .equals(area))
              .findFirst()
              .orElseThrow();
      HttpResponse<String> beyond = county.sends(PAGE + "?lang=en", "annul=" + branch(other));
      assertThat(beyond.statusCode()).isEqualTo(403);
      assertThat(beyond.body()).contains("reaches beyond your area", branch(other));
    }
  }
}
