package io.tajmi.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is longer than its field is refused or said, never cut without a word. */
class TooLongTest {
  private static final String CONTEST = "/elections/sample/contests/president";

  @TempDir static Path folder;
  private static Served served;
  private static Person headquarters;

  @BeforeAll
  static void serve() {
    served = Served.sample(folder);
    headquarters = Person.with(served, "hq", new Grant(Role.EXECUTIVE, null));
  }

  @AfterAll
  static void stop() {
    headquarters.close();
    served.close();
  }

  @ParameterizedTest
  @CsvSource({
    CONTEST + "/desk,complaint,60",
    CONTEST + "/desk,received,60",
    CONTEST + "/sheet,reviewed,60",
    CONTEST + "/difference,complaint,60",
    "/search,q,100"
  })
  void a_text_of_an_address_that_no_field_would_take_is_refused_by_its_name(
      String page, String field, int charactersMax) {
    String whole = page + "?" + field + "=" + "x".repeat(charactersMax);

    assertThat(headquarters.get(whole).statusCode()).as(field).isEqualTo(200);
    refused(headquarters.get(whole + "x"), field);
  }

  @Test
  void a_question_is_refused_rather_than_cut_and_its_new_lines_count_once() {
    String lines = "x".repeat(1_000) + "\r\n" + "x".repeat(999);
    Document sheet =
        Jsoup.parse(
            headquarters.sends(CONTEST + "/sheet", "question=" + Person.coded(lines)).body());

    assertThat(sheet.expectFirst("textarea[name=question]").wholeText())
        .isEqualTo(lines.replace("\r\n", "\n"));
    refused(
        headquarters.sends(CONTEST + "/sheet", "question=" + Person.coded(lines + "x")),
        "question");
  }

  @Test
  void areas_that_are_too_many_for_one_page_are_named() {
    String areas =
        IntStream.rangeClosed(1, 14).mapToObj(i -> "S-" + i).collect(Collectors.joining(","));

    Document page =
        Jsoup.parse(headquarters.get("/elections/sample/areas?lang=en&areas=" + areas).body());

    assertThat(page.select(".notes .notice").eachText())
        .contains(
            "Side by side are at most 12 areas; these are not shown: \u2066S-13\u2069,"
                + " \u2066S-14\u2069");
    assertThat(page.select("input[name=areas]").attr("value")).isEqualTo(areas);
  }

  @ParameterizedTest
  @CsvSource({
    "/elections/sample/areas?areas=S-1%2C!!",
    "/elections/sample/held-back?rule=Q.999",
    CONTEST + "/desk?area=S&after=none"
  })
  void what_names_nothing_is_not_left_out_of_what_is_shown(String address) {
    assertThat(headquarters.get(address).statusCode()).isEqualTo(404);
  }

  private static void refused(HttpResponse<String> answer, String field) {
    assertThat(answer.statusCode()).as(field).isEqualTo(400);
    Document page = Jsoup.parse(answer.body());
    // In the language that this reader has chosen last.
    assertThat(page.expectFirst("h1").text())
        .isIn("این نشانی پذیرفته نشد", "This address was not accepted");
    assertThat(page.expectFirst("main").text()).contains(field, "R.101");
  }
}
