package io.tajmi.ops.real;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A real package with thresholds in its policy, and what they find, read off the receipts. */
final class Thresholds {
  private Thresholds() {}

  /** Writes a copy of the package with thresholds into a folder that is not there yet. */
  static Path copy(RealData real, Path folder) throws IOException {
    Path copy = Files.createDirectory(folder);
    ObjectNode election = (ObjectNode) RealData.read(real.folder().resolve("election.json"));
    ((ObjectNode) election.path("policy"))
        .putObject("thresholds")
        .put("W.201.invalidPercent", 3)
        .put("Q.102.percent", 95)
        .put("Q.102.validMin", 50);
    Files.write(copy.resolve("election.json"), RealData.JSON.writeValueAsBytes(election));
    Files.copy(real.folder().resolve("areas.csv"), copy.resolve("areas.csv"));
    Files.copy(real.folder().resolve("branches.csv"), copy.resolve("branches.csv"));
    return copy;
  }

  /**
   * Sends a file; every code that its lines failed, with how often.
   *
   * @param outcome what becomes of every line: {@code accepted} or {@code repeated}
   */
  static Map<String, Integer> findings(Http http, RealData real, String file, String outcome)
      throws Exception {
    List<JsonNode> answers =
        http.bulk(real.folder().getFileName().toString(), Files.readAllBytes(real.tallies(file)));
    JsonNode summary = answers.getLast();
    assertThat(summary.path("lines").asInt()).isEqualTo(answers.size() - 1);
    assertThat(summary.path(outcome).asInt()).as(outcome).isEqualTo(answers.size() - 1);
    Map<String, Integer> findings = new TreeMap<>();
    for (JsonNode answer : answers.subList(0, answers.size() - 1)) {
      answer
          .path("findings")
          .forEach(f -> findings.merge(f.path("rule").asString(), 1, Integer::sum));
    }
    return findings;
  }
}
