package io.tajmi.ops.http;

import static io.tajmi.ops.http.Served.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.ops.client.Bar;
import io.tajmi.ops.client.SampleComparison;
import io.tajmi.ops.client.ServerConnection;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class SampleNightTest {
  @TempDir Path folder;

  @Test
  void the_whole_sample_gives_its_own_sums_at_every_stage() throws IOException {
    try (Served served = Served.sample(folder)) {
      JsonNode expected = JSON.readTree(Files.readString(served.sample().resolve("expected.json")));
      assertThat(findings(served, "tallies/1-first.ndjson"))
          .isEqualTo(findings(expected.path("findings").path("file1")));
      compares(served, "afterFile1");
      assertThat(findings(served, "tallies/2-corrections.ndjson"))
          .isEqualTo(findings(expected.path("findings").path("file2")));
      compares(served, "afterFile2");
      acts(served);
      compares(served, "afterActs");
      refuses(served, expected.path("refused"));
      compares(served, "afterActs");
    }
  }

  private static Map<String, Integer> findings(Served served, String file) throws IOException {
    byte[] lines = Files.readAllBytes(served.sample().resolve(file));
    List<JsonNode> answers = served.bulk(Served.gzip(lines), "Content-Encoding", "gzip");
    JsonNode summary = answers.getLast();
    assertThat(summary.path("accepted")).isEqualTo(summary.path("lines"));
    Map<String, Integer> findings = new TreeMap<>();
    for (JsonNode answer : answers) {
      for (JsonNode finding : answer.path("findings")) {
        findings.merge(finding.path("rule").asString(), 1, Integer::sum);
      }
    }
    return findings;
  }

  private static Map<String, Integer> findings(JsonNode expected) {
    Map<String, Integer> findings = new TreeMap<>();
    expected.properties().forEach(code -> findings.put(code.getKey(), code.getValue().asInt()));
    return findings;
  }

  private static void acts(Served served) throws IOException {
    long through = 0;
    for (String line : Files.readAllLines(served.sample().resolve("acts.ndjson"))) {
      JsonNode act = JSON.readTree(line);
      var answer = served.post(Served.SAMPLE + act.path("path").asString(), act.path("body"));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
      through = Served.json(answer).path("through").asLong();
    }
    JsonNode read = served.read(Served.SAMPLE + "/progress?at-least=" + through);
    assertThat(read.path("asOf").path("position").asLong()).isGreaterThanOrEqualTo(through);
  }

  private static void refuses(Served served, JsonNode codes) throws IOException {
    long size = served.size();
    List<JsonNode> answers =
        served.bulk(Files.readAllBytes(served.sample().resolve("refused.ndjson")));
    assertThat(answers.subList(0, answers.size() - 1).stream().map(a -> a.path("code").asString()))
        .containsExactlyElementsOf(codes.valueStream().map(JsonNode::asString).toList());
    assertThat(answers.getLast().path("refused").asInt()).isEqualTo(9);
    assertThat(served.size()).isEqualTo(size);
  }

  private static void compares(Served served, String stage) throws IOException {
    StringWriter differences = new StringWriter();
    PrintWriter out = new PrintWriter(differences);
    try (ServerConnection client =
        new ServerConnection(served.base(), served.token(), _ -> Thread.onSpinWait())) {
      int code =
          new SampleComparison(client, _ -> Thread.onSpinWait(), out, out, Bar.Use.SILENT)
              .compare(served.sample(), stage);
      assertThat(code).as(differences.toString()).isZero();
    }
  }
}
