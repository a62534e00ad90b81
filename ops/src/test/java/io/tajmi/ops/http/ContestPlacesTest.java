package io.tajmi.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contests of one office are told apart by where they are held. */
class ContestPlacesTest {
  private static final String AREAS =
      """
      code,parent,level,nameFa,nameEn,electorate
      S,,COUNTRY,کشور,Country,
      D-1,S,DISTRICT,بخش یک,District one,
      D-2,S,DISTRICT,بخش دو,District two,
      R-1,D-1,RURAL_DISTRICT,دهستان یک,Rural district one,
      R-2,D-1,RURAL_DISTRICT,دهستان دو,Rural district two,
      R-3,D-2,RURAL_DISTRICT,دهستان دو,Rural district two,
      V-1,R-1,VILLAGE,روستای ۱,Village 1,
      V-2,R-2,VILLAGE,روستای ۱,Village 1,
      V-3,R-3,VILLAGE,روستای ۱,Village 1,
      """;
  private static final String BRANCHES =
      """
      code,area,kind,name,electorate
      A1,V-1,FIXED,شعبهٔ ۹,
      A2,V-2,FIXED,مسجد ۷ تیر,
      A3,V-3,FIXED,Box 3,
      """;

  @TempDir static Path folder;
  private static Served served;
  private static Person person;

  @BeforeAll
  static void serve() {
    served = Served.empty(folder);
    String contests =
        contest("a", "VILLAGE_COUNCIL", "V-1")
            + ","
            + contest("b", "VILLAGE_COUNCIL", "V-2")
            + ","
            + contest("c", "VILLAGE_COUNCIL", "V-3")
            + ","
            + contest("d", "CITY_COUNCIL", "V-1");
    String election =
        """
        {"election":"villages","type":"OTHER","term":1,"byElection":0,
         "name":{"fa":"انتخابات","en":"Villages"},"zone":"Asia/Tehran",
         "policy":{"correction":"SINGLE"},"contests":[%s]}
        """
            .formatted(contests);
    var imported =
        served.post(
            "/api/v1/elections", "application/zip", SmallElection.zip(election, AREAS, BRANCHES));
    assertThat(imported.statusCode()).as(imported.body()).isEqualTo(201);
    person = Person.with(served, "headquarters", new Grant(Role.EXECUTIVE, null));
  }

  private static String contest(String code, String office, String scope) {
    return """
    {"contest":"%s","office":"%s","round":1,"seats":1,"scope":["%s"],
     "rule":{"method":"PLURALITY","version":1,"onTie":"LOT"},
     "candidates":[{"code":"1","name":{"fa":"نامزد 1"}},{"code":"2","name":{"fa":"نامزد ۲"}}]}
    """
        .formatted(code, office, scope);
  }

  @AfterAll
  static void stop() {
    person.close();
    served.close();
  }

  private static Document page(String path, String language) {
    var answer = person.get(path + (path.contains("?") ? "&" : "?") + "lang=" + language);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return Jsoup.parse(answer.body());
  }

  @Test
  void contests_of_one_office_carry_their_place_as_far_up_as_tells_them_apart() {
    for (String path :
        List.of(
            "/elections/villages",
            "/elections/villages/progress",
            "/elections/villages/held-back")) {
      String text = page(path, "fa").select("main").text();
      assertThat(text)
          .as(path)
          .contains("شورای اسلامی روستا – روستای ۱، دهستان یک")
          .contains("شورای اسلامی روستا – روستای ۱، دهستان دو، بخش یک")
          .contains("شورای اسلامی روستا – روستای ۱، دهستان دو، بخش دو")
          .doesNotContain("دهستان یک، بخش یک")
          .doesNotContain("شورای اسلامی شهر – روستای ۱، ");
    }
    assertThat(page("/elections/villages", "en").select("main").text())
        .contains("Village council – Village 1, Rural district two, District one");
  }

  @Test
  void a_branch_named_in_persian_is_a_polling_station_with_its_number_in_english() {
    String first = "/elections/villages/contests/a/branches/A1";
    assertThat(page(first, "en").select("h1").text()).isEqualTo("Polling station 9");
    assertThat(page(first, "fa").select("h1").text()).isEqualTo("شعبهٔ ۹");
    String second = page("/elections/villages/areas/V-2?contest=b", "en").text();
    assertThat(second).contains("Polling station \u2066A2\u2069 (\u2068مسجد ۷ تیر\u2069)");
    String third = "/elections/villages/contests/c/branches/A3";
    for (String language : List.of("fa", "en")) {
      assertThat(page(third, language).select("h1").text()).isEqualTo("Box 3");
    }
    assertThat(page("/search?q=polling+station+9", "en").select("tbody").text()).contains("A1");
  }

  @Test
  void no_digit_is_exchanged_inside_a_name() {
    for (String language : List.of("fa", "en")) {
      assertThat(
              page("/elections/villages/contests/a", language).select(".votes tbody th").eachText())
          .containsExactly("نامزد 1", "نامزد ۲");
    }
  }
}
