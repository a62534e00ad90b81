package io.tajmi.ops.http;

import static io.tajmi.ops.http.Served.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.account.Role;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Two small boxes are held back: at A1 nobody voted for anybody, and the policy holds that back;
 * the sums of A2 do not agree. Whoever may not see the votes is told the same of both.
 */
class HeldBackSecretTest {
  private static final List<String> RULES = List.of("E.203", "W.203");
  private static final String BASE = "/api/v1/elections/held";

  @TempDir static Path folder;
  private static Served served;
  private static SmallElection election;
  private static String operations;

  @BeforeAll
  static void send() {
    served = Served.empty(folder);
    String effects = "\"correction\":\"SINGLE\",\"effects\":{\"W.203\":\"QUARANTINE\"}";
    election =
        SmallElection.imported(
            served, "held", "", json -> json.replace("\"correction\":\"SINGLE\"", effects));
    operations = served.machine("ops", Role.OPERATIONS, null);
    sends("A1", 0, 5, "W.203");
    sends("A2", 3, 1, "E.203");
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  private static void sends(String branch, int valid, int invalid, String failed) {
    ObjectNode document = JSON.createObjectNode();
    document.put("envelope", "held-" + branch).put("contest", "head").put("branch", branch);
    document.put("source", "PAPER").put("complete", true);
    document.putObject("ballots").put("inBox", 5).put("valid", valid).put("invalidTaken", invalid);
    ((ObjectNode) document.path("ballots")).put("invalidNotTaken", 0);
    document.putObject("votes").put("1", valid);
    var answer = served.post(BASE + "/tallies", document);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    JsonNode receipt = Served.json(answer);
    assertThat(receipt.path("state").asString()).isEqualTo("QUARANTINED");
    assertThat(receipt.toString()).contains(failed);
  }

  @Test
  void why_a_hidden_tally_is_held_back_is_told_to_nobody_before_and_after_the_release() {
    nobodyIsTold();
    ObjectNode release = JSON.createObjectNode().put("envelope", "r-1").put("office", "HQ");
    assertThat(served.post(election.contest("head") + "/release", release).statusCode())
        .isEqualTo(201);
    nobodyIsTold();
    JsonNode branch = served.readAs(null, branch("A1") + "?at-least=" + (served.size() - 1));
    assertThat(branch.path("withheld").asString()).isEqualTo("SMALL");
  }

  private static void nobodyIsTold() {
    String at = "?at-least=" + (served.size() - 1);
    for (@Nullable String reader : new @Nullable String[] {null, operations}) {
      assertThat(told(reader, branch("A1") + at)).isEqualTo(told(reader, branch("A2") + at));
      assertThat(told(reader, branch("A1") + "/history" + at))
          .isEqualTo(told(reader, branch("A2") + "/history" + at));
      JsonNode held = served.readAs(reader, BASE + "/held-back" + at).path("items");
      assertThat(held).hasSize(2);
      assertThat(plain(held.get(0).toString())).isEqualTo(plain(held.get(1).toString()));
      for (String rule : RULES) {
        assertThat(served.readAs(reader, BASE + "/held-back" + at + "&rule=" + rule).path("items"))
            .isEmpty();
      }
    }
    for (String page : List.of("/branches/A1", "/branches/A2")) {
      String html = text(election.page("head") + page);
      assertThat(html).contains("Held back", "Why is not told").doesNotContain("disagree");
      assertThat(RULES).noneMatch(html::contains);
    }
    String meters = served.send(served.as(operations, "/actuator/prometheus").GET()).body();
    assertThat(meters).contains("outcome=\"held_back\"");
    assertThat(RULES).noneMatch(meters::contains);
    assertThat(served.read(BASE + "/held-back" + at + "&rule=W.203").path("items")).hasSize(1);
  }

  private static String text(String page) {
    return served.send(served.anonymous(page + "?lang=en").GET()).body();
  }

  private static String branch(String branch) {
    return election.contest("head") + "/branches/" + branch;
  }

  /** What is told of a branch, without its name, its time and its place in the log. */
  private static String told(@Nullable String reader, String address) {
    JsonNode answer = served.readAs(reader, address);
    assertThat(new TreeSet<>(answer.propertyNames())).isNotEmpty();
    return plain(answer.toString());
  }

  private static String plain(String answer) {
    return answer
        .replaceAll("A[12]|box [12]", "branch")
        .replaceAll("\"(position|changedAt)\":[0-9]+", "")
        .replaceAll("\"time\":\"[^\"]*\"|\"leafHash\":\"[0-9a-f]{64}\"", "");
  }
}
