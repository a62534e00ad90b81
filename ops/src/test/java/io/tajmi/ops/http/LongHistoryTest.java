package io.tajmi.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A branch that was corrected more often than a page has room for. */
class LongHistoryTest {
  private static final int CORRECTIONS = 230;
  private static final int SHOWN_AT_ONCE = 100;

  @TempDir static Path folder;
  private static Served served;
  private static String branch;

  @BeforeAll
  static void correct_many_times() {
    served = Served.sample(folder);
    ObjectNode document = served.document();
    branch = Served.SAMPLE + "/contests/president/branches/" + document.path("branch").asString();
    accepted(document);
    for (int i = 1; i <= CORRECTIONS; i++) {
      ObjectNode next =
          document
              .deepCopy()
              .put("envelope", "c-" + i)
              .put("corrects", true)
              .put("reason", "r" + i);
      next.putObject("votes").put("1", i % 7).put("2", 10 - i % 7);
      accepted(next);
    }
    var _ = served.read(Served.SAMPLE + "/progress?at-least=" + (served.size() - 1));
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  private static void accepted(JsonNode document) {
    var answer = served.tally(document);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private static List<JsonNode> happenings(JsonNode answer) {
    return answer.path("history").valueStream().toList();
  }

  @Test
  void pages_of_any_size_joined_are_the_whole_history() {
    JsonNode whole = served.read(branch + "/history");
    assertThat(happenings(whole)).hasSize(CORRECTIONS + 1);
    assertThat(whole.has("next")).isFalse();
    for (int limit : new int[] {1, 7, CORRECTIONS, CORRECTIONS + 1}) {
      List<JsonNode> joined = new ArrayList<>();
      String after = "";
      do {
        JsonNode page = served.read(branch + "/history?limit=" + limit + after);
        assertThat(happenings(page)).hasSizeBetween(1, limit);
        joined.addAll(happenings(page));
        after = page.has("next") ? "&after=" + page.path("next").asLong() : "";
      } while (!after.isEmpty());
      assertThat(joined).as("pages of %d", limit).isEqualTo(happenings(whole));
    }
  }

  @Test
  void a_page_goes_on_after_any_position_and_none_follows_the_last() {
    List<JsonNode> whole = happenings(served.read(branch + "/history"));
    long last = whole.getLast().path("position").asLong();
    JsonNode tail = served.read(branch + "/history?after=" + (last - 1));
    assertThat(happenings(tail)).containsExactly(whole.getLast());
    JsonNode nothing = served.read(branch + "/history?after=" + last);
    assertThat(happenings(nothing)).isEmpty();
    assertThat(nothing.has("next")).isFalse();
    assertThat(served.get(branch + "/history?limit=0").statusCode()).isEqualTo(400);
    assertThat(served.get(branch + "/history?after=x").statusCode()).isEqualTo(400);
  }

  @Test
  void the_page_shows_the_latest_and_leads_to_all_before_them() {
    List<String> rows = new ArrayList<>();
    @Nullable String address = branch.replace("/api/v1", "") + "?lang=en";
    int pages = 0;
    try (Person office = Person.with(served, "office", new Grant(Role.EXECUTIVE, null))) {
      while (address != null) {
        Document page = Jsoup.parse(office.get(address).body());
        List<String> shown = page.select("[data-list=timeline] [data-row]").eachAttr("data-row");
        assertThat(shown).hasSizeLessThanOrEqualTo(SHOWN_AT_ONCE);
        rows.addAll(shown);
        pages++;
        Element earlier = page.selectFirst("[data-part=timeline-more] a[rel=next]");
        address = earlier == null ? null : earlier.attr("href");
      }
    }
    assertThat(pages).isEqualTo(3);
    List<String> whole =
        happenings(served.read(branch + "/history")).reversed().stream()
            .map(happened -> happened.path("position").asLong() + ".0")
            .toList();
    assertThat(rows).isEqualTo(whole);
  }
}
