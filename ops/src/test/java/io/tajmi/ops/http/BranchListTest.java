package io.tajmi.ops.http;

import static io.tajmi.ops.http.Served.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import io.tajmi.ops.sample.SampleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The branches that an area's page lists: all below it, by state, a page at a time. */
class BranchListTest {
  private static final int BRANCHES = 600;
  private static final String COUNTRY = "/elections/sample/areas/S?contest=president";

  @TempDir static Path folder;
  private static Served served;
  private static Person person;

  @BeforeAll
  static void serve() throws IOException {
    served = Served.empty(folder);
    Path sample = folder.resolve("sample");
    SampleFiles.write(sample, BRANCHES, 7, _ -> {});
    var imported =
        served.post("/api/v1/elections", "application/zip", Served.zip(sample, "election.json"));
    assertThat(imported.statusCode()).as(imported.body()).isEqualTo(201);
    var _ = served.bulk(Files.readAllBytes(sample.resolve("tallies/1-first.ndjson")));
    var _ = served.read(SAMPLE + "/progress?at-least=" + (served.size() - 1));
    person = Person.with(served, "headquarters", new Grant(Role.EXECUTIVE, null));
  }

  @AfterAll
  static void stop() {
    person.close();
    served.close();
  }

  private static Document page(String path) {
    var answer = person.get(path + (path.contains("?") ? "&" : "?") + "lang=en");
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return Jsoup.parse(answer.body());
  }

  private static List<String> rows(Document page) {
    return page.select("[data-list=branches] [data-row]").eachAttr("data-row");
  }

  /** Of this page and all that follow it. */
  private static Set<String> all(String path) {
    Set<String> all = new HashSet<>();
    @Nullable String next = path;
    while (next != null) {
      Document page = page(next);
      for (String row : rows(page)) {
        assertThat(all.add(row)).as(row + " comes once").isTrue();
      }
      Element more = page.selectFirst("[data-part=branches-more] a[rel=next]");
      next = more == null ? null : more.attr("href");
    }
    return all;
  }

  @Test
  void all_branches_below_an_area_are_listed_a_page_at_a_time() {
    assertThat(rows(page(COUNTRY))).hasSize(250);
    assertThat(all(COUNTRY)).hasSize(BRANCHES);
    Document county = page("/elections/sample/areas/S-1-1?contest=president");
    assertThat(rows(county))
        .hasSize(Integer.parseInt(text(county, "expected")))
        .hasSizeGreaterThan(50);
  }

  private static String text(Document page, String cell) {
    return page.select(".order [data-live=" + cell + "]").text();
  }

  @Test
  void branches_are_listed_by_state_and_the_choice_says_how_many_there_are() {
    Document page = page(COUNTRY);
    int together = 0;
    for (Element choice : page.select(".order a[href*=branches-h]:not([aria-current])")) {
      String path = choice.attr("href").replace("#branches-h", "");
      assertThat(path).contains("state=");
      int said = Integer.parseInt(choice.select("b").text());
      assertThat(all(path)).as(path).hasSize(said);
      together += said;
      if (said > 0) {
        String state = choice.select("span").text();
        assertThat(page(path).select("[data-list=branches] .state").eachText())
            .allMatch(state::equals);
      } else {
        assertThat(page(path).select("[data-list=branches]").text()).isNotBlank();
      }
    }
    assertThat(together).isEqualTo(BRANCHES);
  }

  @Test
  void a_state_or_a_place_that_there_is_not_is_no_page() {
    for (String none : List.of("&state=none", "&after=B99999", "&state=AWAITED&after=x%20y")) {
      assertThat(person.get(COUNTRY + none).statusCode()).as(none).isEqualTo(404);
    }
  }
}
