package io.tajmi.ops.http;

import static io.tajmi.ops.http.Served.SAMPLE;
import static io.tajmi.ops.http.Served.json;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.tajmi.ops.sample.SampleFiles;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Results as a table say what the same results say as JSON, to each reader what they may see. */
class ResultsCsvTest {
  private static final String COUNCIL = SAMPLE + "/contests/council/results?children=true";

  @TempDir static Path folder;
  private static Served served;
  private static Person anybody;

  @BeforeAll
  static void serve() throws IOException {
    served = Served.sample(folder);
    anybody = Person.anybody(served);
    for (String file : List.of("1-first", "2-corrections")) {
      served.bulk(Files.readAllBytes(served.sample().resolve("tallies/" + file + ".ndjson")));
    }
    var _ = served.read(SAMPLE + "/progress?at-least=" + (served.size() - 1));
  }

  @AfterAll
  static void stop() {
    anybody.close();
    served.close();
  }

  private static List<NamedCsvRecord> rows(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).contains("text/csv;charset=UTF-8");
    return CsvReader.builder().ofNamedCsvRecord(answer.body()).stream().toList();
  }

  private static HttpResponse<String> csv(String path) {
    return served.get(path, "Accept", "text/csv");
  }

  /** Votes of a row in the order of the ballot, and what JSON says of the same. */
  private static void sameVotes(NamedCsvRecord row, JsonNode of) {
    assertThat(of.path("votes").size()).isPositive();
    for (JsonNode votes : of.path("votes")) {
      assertThat(row.getField("votes." + votes.path("candidate").asString()))
          .isEqualTo(votes.path("votes").asString());
    }
  }

  /**
   * Every number of the parts that both have; what a quantity that no minute states sums to is not
   * one.
   */
  private static void sameFigures(NamedCsvRecord row, JsonNode of) {
    for (String part : List.of("progress", "outstanding", "turnout")) {
      of.path(part)
          .properties()
          .forEach(figure -> {
            if (row.getHeader().contains(part + "." + figure.getKey())) {
              assertThat(row.getField(part + "." + figure.getKey()))
                  .as("%s of %s", figure.getKey(), row.getField("code"))
                  .isEqualTo(figure.getValue().asString());
            }
          });
    }
    of.path("ballots")
        .properties()
        .forEach(sum -> {
          String column = "ballots." + sum.getKey();
          String n = sum.getValue().path("n").asString();
          assertThat(row.getField(column + ".n")).as(column).isEqualTo(n);
          assertThat(row.getField(column + ".sum"))
              .as(column)
              .isEqualTo(n.equals("0") ? "" : sum.getValue().path("sum").asString());
        });
  }

  /** No column of a figure that JSON does not have, and none missing that it has. */
  private static void sameColumns(NamedCsvRecord row, JsonNode of) {
    List<String> fields = new ArrayList<>();
    for (String part : List.of("progress", "outstanding")) {
      of.path(part).propertyNames().forEach(name -> fields.add(part + "." + name));
    }
    fields.add("turnout.taken");
    of.path("ballots")
        .propertyNames()
        .forEach(
            name -> fields.addAll(List.of("ballots." + name + ".sum", "ballots." + name + ".n")));
    assertThat(
            row.getHeader().stream()
                .filter(it -> it.matches("(progress|outstanding|turnout|ballots)\\..*")))
        .containsExactlyElementsOf(fields);
  }

  private static NamedCsvRecord row(List<NamedCsvRecord> rows, String kind, String code) {
    return rows.stream()
        .filter(row -> row.getField("row").equals(kind) && row.getField("code").equals(code))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void every_row_says_what_json_says_of_it() {
    for (String area : List.of("", "&area=S-1-1-C-1")) {
      JsonNode json = served.read(COUNCIL + area);
      List<NamedCsvRecord> rows = rows(csv(COUNCIL + area));
      assertThat(rows)
          .hasSize(1 + json.path("children").size() + json.path("branches").size())
          .allMatch(row -> row.getField("test").equals("true"))
          .allMatch(row -> row.getField("status").equals("PROVISIONAL"))
          .allMatch(row ->
              row.getField("position").equals(json.path("asOf").path("position").asString()));
      NamedCsvRecord whole = row(rows, "AREA", json.path("area").path("code").asString());
      sameFigures(whole, json);
      sameColumns(whole, json);
      assertThat(whole.getField("nameFa"))
          .isEqualTo(json.path("area").path("name").path("fa").asString());
      sameVotes(whole, json);
      for (JsonNode child : json.path("children")) {
        NamedCsvRecord row = row(rows, "CHILD", child.path("area").path("code").asString());
        sameVotes(row, child);
        sameFigures(row, child);
      }
      for (JsonNode branch : json.path("branches")) {
        NamedCsvRecord row = row(rows, "BRANCH", branch.path("branch").asString());
        assertThat(row.getField("state")).isEqualTo(branch.path("state").asString());
        if (branch.has("votes")) {
          sameVotes(row, branch);
        }
      }
    }
    assertThat(rows(csv(SAMPLE + "/contests/council/results"))).hasSize(1);
  }

  @Test
  void before_the_release_the_table_of_everybody_holds_no_vote() {
    HttpResponse<String> answer = anybody.get(COUNCIL + "&area=S-1-1-C", "Accept", "text/csv");
    List<NamedCsvRecord> rows = rows(answer);
    assertThat(rows).hasSizeGreaterThan(3);
    assertThat(rows.getFirst().getHeader()).noneMatch(column -> column.contains("otes."));
    assertThat(rows.getFirst().getHeader()).doesNotHaveDuplicates();
    for (String column :
        List.of("ballots.valid.sum", "ballots.valid.n", "ballots.inBox.sum", "ambiguous")) {
      assertThat(rows).allMatch(row -> row.getField(column).isEmpty());
    }
    assertThat(rows.getFirst().getField("extent")).isEqualTo("NONE");
    assertThat(Long.parseLong(rows.getFirst().getField("progress.counted"))).isPositive();
  }

  @Test
  void the_type_follows_accept_and_each_has_a_tag_of_its_own() {
    String tag = csv(COUNCIL).headers().firstValue("ETag").orElseThrow();
    HttpResponse<String> plain = served.get(COUNCIL, "Accept", "*/*");
    assertThat(plain.headers().firstValue("Content-Type")).contains("application/json");
    assertThat(plain.headers().firstValue("ETag")).isPresent().isNotEqualTo(tag);
    assertThat(plain.headers().allValues("Vary").toString()).contains("Accept");
    HttpResponse<String> rather =
        served.get(COUNCIL, "Accept", "application/json;q=0.1, text/csv;q=0.9");
    assertThat(rather.headers().firstValue("ETag")).contains(tag);
    assertThat(rows(rather)).isNotEmpty();
    assertThat(served.get(COUNCIL, "Accept", "text/csv", "If-None-Match", tag).statusCode())
        .isEqualTo(304);
    assertThat(served.get(COUNCIL, "Accept", "text/html").statusCode()).isEqualTo(406);
  }

  /** Names are free text of a package, and a spreadsheet must not run them. */
  @Test
  void a_name_that_a_spreadsheet_would_run_goes_out_as_text() throws IOException {
    Path changed = folder.resolve("formula");
    SampleFiles.write(changed, Served.BRANCHES, 7, _ -> {});
    Path head = changed.resolve("election.json");
    Files.writeString(head, Files.readString(head).replace("\"sample\"", "\"formula\""));
    Path areas = changed.resolve("areas.csv");
    String text = Files.readString(areas);
    List<String> names = List.of("=1+1", "+1", "-1", "@SUM(A1)", "\uff1d1", "a=1");
    for (int i = 1; i < 5; i++) {
      text = text.replace(",Province " + i + ",", "," + names.get(i - 1) + ",");
    }
    text = text.replace(",استان ۱,", "," + names.get(4) + ",");
    Files.writeString(areas, text.replace(",استان ۲,", "," + names.get(5) + ","));
    var imported =
        served.post("/api/v1/elections", "application/zip", Served.zip(changed, "election.json"));
    assertThat(imported.statusCode()).as(imported.body()).isEqualTo(201);
    List<NamedCsvRecord> rows =
        rows(csv("/api/v1/elections/formula/contests/president/results?children=true"));
    assertThat(rows.stream().map(row -> row.getField("nameEn")))
        .contains("'=1+1", "'+1", "'-1", "'@SUM(A1)");
    assertThat(rows.stream().map(row -> row.getField("nameFa"))).contains("'\uff1d1", "a=1");
  }

  @Test
  void a_refusal_is_a_problem_also_to_who_asks_for_a_table() {
    HttpResponse<String> answer = csv(SAMPLE + "/contests/none/results");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(json(answer).path("detail").asString()).contains("none");
  }
}
