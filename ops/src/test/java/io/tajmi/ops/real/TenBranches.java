package io.tajmi.ops.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Ten real branches, annulled by one ruling and brought back by another. */
final class TenBranches {
  private TenBranches() {}

  /** The count is as it was before, and the trail is longer. */
  static void annulled_and_restored_leave_the_count_as_it_was(Http http, RealData real)
      throws Exception {
    String base = "/api/v1/elections/two-stage-count";
    String results = base + "/contests/president/results?children=true";
    List<String> ten = of(real);
    JsonNode before = http.get(results);
    int trail =
        http.get(base + "/contests/president/branches/" + ten.getFirst() + "/history")
            .path("history")
            .size();

    JsonNode annulled = http.post(base + "/rulings", 201, ruling("ruling-1", "ANNUL", ten, null));
    JsonNode during = http.get(results + "&at-least=" + annulled.path("through").asLong());
    assertThat(during.path("progress").path("annulled").asLong()).isEqualTo(10);
    assertThat(during.path("progress").path("counted").asLong())
        .isEqualTo(before.path("progress").path("counted").asLong() - 10);
    assertThat(during.path("countsHash")).isNotEqualTo(before.path("countsHash"));

    JsonNode restored =
        http.post(base + "/rulings", 201, ruling("ruling-2", "RESTORE", ten, "ruling-1"));
    JsonNode after = http.get(results + "&at-least=" + restored.path("through").asLong());
    for (String part :
        List.of(
            "countsHash",
            "progress",
            "votes",
            "ballots",
            "turnout",
            "reconciliation",
            "children")) {
      assertThat(after.path(part)).as(part).isEqualTo(before.path(part));
    }
    for (String branch : ten) {
      JsonNode history =
          http.get(base + "/contests/president/branches/" + branch + "/history").path("history");
      assertThat(history.size()).as(branch).isGreaterThanOrEqualTo(trail + 2);
    }
  }

  /** Their codes. */
  static List<String> of(RealData real) {
    return RealData.lines(real.tallies("1-quick-count")).stream()
        .skip(4_000)
        .limit(10)
        .map(line -> RealData.JSON.readTree(line).path("branch").asString())
        .toList();
  }

  static byte[] ruling(String envelope, String kind, List<String> branches, String reverses) {
    ObjectNode ruling = RealData.JSON.createObjectNode();
    ruling.put("envelope", envelope).put("kind", kind).put("contest", "president");
    branches.forEach(ruling.putArray("branches")::add);
    if (reverses != null) {
      ruling.put("reverses", reverses);
    }
    ruling.put("body", "central supervision board").put("office", "chair").put("article", "58");
    ruling.put("document", "no. " + envelope).put("date", "2020-01-02");
    return RealData.JSON.writeValueAsBytes(ruling);
  }
}
