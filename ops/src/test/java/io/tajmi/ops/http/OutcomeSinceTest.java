package io.tajmi.ops.http;

import static io.tajmi.ops.http.Served.SAMPLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import java.nio.file.Path;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Since when an outcome is what it is, where there are more entries than are looked at. */
class OutcomeSinceTest {
  private static final int CORRECTIONS = 520;

  @TempDir private Path folder;

  private static String line(int n) {
    String corrects = n == 0 ? "" : "\"corrects\":\"o-%d\",\"reason\":\"typing\",".formatted(n - 1);
    return """
    {"envelope":"o-%d","contest":"president","branch":"B00001","source":"PAPER","complete":true,%s\
    "ballots":{"inBox":%d,"valid":%d,"invalidTaken":0,"invalidNotTaken":0},\
    "votes":{"1":300,"2":%d}}
    """
        .formatted(n, corrects, 301 + n % 2, 301 + n % 2, 1 + n % 2);
  }

  @Test
  void what_was_not_looked_at_is_said_and_found_by_looking_on() {
    try (Served served = Served.sample(folder)) {
      long before = served.size() - 1;
      StringBuilder lines = new StringBuilder();
      for (int n = 0; n <= CORRECTIONS; n++) {
        lines.append(line(n));
      }
      JsonNode summary = served.bulk(Served.utf8(lines.toString())).getLast();
      assertThat(summary.path("accepted").asInt()).isEqualTo(CORRECTIONS + 1);
      served.awaitHead();
      String difference = "/contests/president/difference?from=" + before;
      JsonNode outcome = served.read(SAMPLE + difference).path("outcome");
      long notBefore = outcome.path("notBefore").asLong();
      assertThat(outcome.has("since")).isFalse();
      assertThat(outcome.path("explanation").asString())
          .contains("up to position " + (notBefore - 1));
      try (Person hq = Person.with(served, "hq", new Grant(Role.EXECUTIVE, null))) {
        String page = hq.get("/elections/sample" + difference + "&lang=en").body();
        assertThat(Jsoup.parse(page).text()).contains("earlier entries were not looked at");
      }
      JsonNode on = served.read(SAMPLE + difference + "&to=" + (notBefore - 1)).path("outcome");
      assertThat(on.path("same").asBoolean()).isFalse();
      assertThat(on.path("since").asLong()).isEqualTo(before + 1);
      assertThat(on.has("explanation")).isFalse();
    }
  }
}
