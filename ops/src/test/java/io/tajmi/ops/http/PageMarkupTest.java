package io.tajmi.ops.http;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import io.tajmi.ops.sample.SampleFiles;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Names that are markup, or that lean to the right, are text wherever they come. */
class PageMarkupTest {
  private static final String SCRIPT = "<script>document.title='x'</script>";
  private static final String IMAGE = "\"><img src=x onerror=alert(x)>";
  private static final String TURNED = "\u200Fتوانن\u200F & 'یک'";
  private static final String E = PagesNight.E;

  @TempDir static Path folder;
  private static Served served;
  private static Person person;

  /** Names of the sample in both languages and what stands in their places here. */
  private static final Map<String, String> NAMES =
      Map.ofEntries(
          Map.entry("نامزد ۱", SCRIPT),
          Map.entry("نامزد ۲", IMAGE),
          Map.entry("نامزد ۳", TURNED),
          Map.entry("Candidate 1", SCRIPT),
          Map.entry("Candidate 2", IMAGE),
          Map.entry("Candidate 3", TURNED),
          Map.entry("شعبهٔ ۱", IMAGE),
          Map.entry("شعبهٔ ۲", SCRIPT),
          Map.entry("شعبهٔ ۳", TURNED),
          Map.entry("استان ۱", SCRIPT),
          Map.entry("استان ۲", IMAGE),
          Map.entry("استان ۳", TURNED),
          Map.entry("Province 1", SCRIPT),
          Map.entry("Province 2", IMAGE),
          Map.entry("Province 3", TURNED),
          Map.entry("انتخابات نمونه", IMAGE),
          Map.entry("Sample election", SCRIPT));

  @BeforeAll
  static void serve() throws IOException {
    served = Served.empty(folder);
    Path sample = folder.resolve("sample");
    SampleFiles.write(sample, Served.BRANCHES, 7, _ -> {});
    for (String file : List.of("election.json", "areas.csv", "branches.csv")) {
      Path names = sample.resolve(file);
      Files.writeString(names, strange(file, Files.readString(names)));
    }
    byte[] zip = Served.zip(sample, "election.json");
    var imported = served.post("/api/v1/elections", "application/zip", zip);
    assertThat(imported.statusCode()).as(imported.body()).isEqualTo(201);
    var _ = served.bulk(Files.readAllBytes(sample.resolve("tallies/1-first.ndjson")));
    person = Person.with(served, "headquarters", new Grant(Role.EXECUTIVE, null));
  }

  @AfterAll
  static void stop() {
    person.close();
    served.close();
  }

  private static String strange(String file, String text) {
    String changed = text;
    for (Map.Entry<String, String> name : NAMES.entrySet()) {
      changed =
          file.endsWith(".json")
              ? changed.replace(
                  Served.JSON.writeValueAsString(name.getKey()),
                  Served.JSON.writeValueAsString(name.getValue()))
              : changed.replace(
                  "," + name.getKey() + ",", ",\"" + name.getValue().replace("\"", "\"\"") + "\",");
    }
    return changed;
  }

  private static List<String> paths() {
    return Stream.of(
            PagesNight.FIGURES,
            List.of(
                E + "/contests/president/branches/B00002",
                E + "/contests/president/branches/B00003",
                E + "/areas/S-2",
                E + "/areas/S-3",
                "/search?q=B00001",
                "/search?q=S-1",
                "/search?q=%3Cscript%3E",
                "/search?q=%22%3E%3Cimg%20src%3Dx%3E"))
        .flatMap(List::stream)
        .toList();
  }

  @Test
  void on_every_page_such_names_are_text() {
    List<String> shown = new ArrayList<>();
    for (String path : paths()) {
      for (String language : List.of("fa", "en")) {
        String address = path + (path.contains("?") ? "&" : "?") + "lang=" + language;
        HttpResponse<String> answer = person.get(address);
        assertThat(answer.statusCode()).as(address).isEqualTo(200);
        Document page = Jsoup.parse(answer.body());
        assertThat(page.select("img, script:not([src]), [onerror]")).as(address).isEmpty();
        shown.add(page.text());
      }
    }
    assertThat(String.join("\n", shown)).contains(SCRIPT, IMAGE, TURNED);
  }

  @Test
  void charts_send_them_as_json_and_as_nothing_else() {
    List<String> shown = new ArrayList<>();
    for (String kind : List.of("cumulative", "votes", "turnout", "tiles", "heat")) {
      HttpResponse<String> answer =
          person.get("/charts/" + kind + ".json?election=sample&contest=president&lang=fa");
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("application/json");
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
      shown.add(texts(Served.json(answer)));
    }
    String all = String.join("\n", shown);
    assertThat(all).contains(SCRIPT, IMAGE, TURNED);
  }

  private static String texts(JsonNode node) {
    if (node.isString()) {
      return node.asString();
    }
    List<String> texts = new ArrayList<>();
    node.forEach(child -> texts.add(texts(child)));
    return String.join("\n", texts);
  }

  @Test
  void streams_send_them_within_one_line_of_json() {
    try (Person.Watching stream = person.watches("wall/sample?contest=president")) {
      assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
      Person.Event all = requireNonNull(stream.next("all"));
      assertThat(all.cell("row.1.name")).isEqualTo(SCRIPT);
      assertThat(all.cell("row.2.name")).isEqualTo(IMAGE);
      assertThat(all.cell("row.3.name")).isEqualTo(TURNED);
      assertThat(all.cell("margin.between")).contains(SCRIPT, IMAGE);
    }
  }
}
