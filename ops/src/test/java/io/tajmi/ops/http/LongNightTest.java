package io.tajmi.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import io.tajmi.text.Language;
import io.tajmi.text.Words;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.GenericEventMessage;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Of a night of many hours a chart and the table beside it tell the same, to the step. */
class LongNightTest {
  private static final int HOURS = 20;
  private static final int COLUMNS_MAX = 16;

  /** The hour in which so many branches come, all of one province. */
  private static final int BUSY = 5;

  private static final int FIRST = 55;
  private static final int PROVINCES = 5;
  private static final String OF = "?election=sample&contest=president&lang=en";

  private static final HourClock CLOCK = new HourClock();
  private static final Clock BEFORE = GenericEventMessage.clock;

  @TempDir static Path folder;
  private static Served served;
  private static Person person;
  private static long through;

  @BeforeAll
  static void theNight() {
    GenericEventMessage.clock = CLOCK;
    served = Served.sample(folder, CLOCK);
    int heard = 0;
    for (int hour = 0; hour < HOURS; hour++) {
      for (int i = 0; i < (hour == BUSY ? BUSY : 1); i++) {
        heard(FIRST + PROVINCES * heard++);
      }
      CLOCK.strike();
    }
    person = Person.with(served, "headquarters", new Grant(Role.EXECUTIVE, null));
  }

  /** Goes on by an hour when it strikes; Axon asks a clock of the whole process. */
  private static final class HourClock extends Clock {
    private volatile Instant now = Instant.parse("2000-01-01T17:10:00Z");

    void strike() {
      now = now.plus(Duration.ofHours(1));
    }

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return Clock.fixed(now, zone);
    }
  }

  private static void heard(int branch) {
    JsonNode tally =
        Served.JSON.readTree(
            """
            {"envelope":"e%d","contest":"president","branch":"B%05d","source":"PAPER",
             "complete":true,
             "ballots":{"inBox":400,"valid":400,"invalidTaken":0,"invalidNotTaken":0},
             "votes":{"1":210,"2":190}}
            """
                .formatted(branch, branch));
    var answer = served.tally(tally);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    through = Served.json(answer).path("through").asLong();
  }

  @AfterAll
  static void morning() {
    GenericEventMessage.clock = BEFORE;
    person.close();
    served.close();
  }

  private static Document page(String path) {
    var answer = person.get(path + "?contest=president&lang=en&at-least=" + through);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return Jsoup.parse(answer.body());
  }

  private static JsonNode chart(String kind) {
    return Served.json(person.get("/charts/" + kind + ".json" + OF));
  }

  @Test
  void the_line_of_the_night_and_its_table_have_the_same_times_and_numbers() {
    Document page = page("/elections/sample/areas/S");
    List<String> table =
        page.select("section:has(#arrivals-h) tbody tr").stream()
            .map(row -> row.child(0).text() + " " + row.child(2).text())
            .toList();
    JsonNode chart = chart("cumulative");
    List<String> line = new ArrayList<>();
    chart
        .path("points")
        .forEach(it -> line.add(it.path("label").asString() + " " + it.path("text").asString()));
    assertThat(table).hasSize(HOURS).isEqualTo(line);
    String note = page.select("section:has(#arrivals-h) .hint").text();
    assertThat(note)
        .contains(Words.of(Language.EN).say("chart.step", "1 h"))
        .isEqualTo(chart.path("head").path("note").asString().replaceAll(" Drawn at.*", ""));
  }

  @Test
  void a_table_by_hour_is_as_wide_as_a_sheet_and_has_the_shades_of_its_chart() {
    Document page = page("/elections/sample/progress");
    JsonNode chart = chart("heat");
    List<String> times = new ArrayList<>();
    List<List<String>> shades = new ArrayList<>();
    for (Element part : page.select("table.heat")) {
      List<String> heads = part.select("thead th").eachText();
      assertThat(heads.size() - 1).isBetween(1, COLUMNS_MAX);
      times.addAll(heads.subList(1, heads.size()));
      List<Element> rows = part.select("tbody tr");
      for (int i = 0; i < rows.size(); i++) {
        if (shades.size() == i) {
          shades.add(new ArrayList<>());
        }
        shades.get(i).addAll(rows.get(i).select("td").eachAttr("class"));
      }
    }
    List<String> drawn = new ArrayList<>();
    chart.path("times").forEach(time -> drawn.add(time.asString()));
    assertThat(times).hasSizeGreaterThan(COLUMNS_MAX).isEqualTo(drawn);
    assertThat(shades).isEqualTo(shadesDrawn(chart));
    assertThat(shades.stream().flatMap(List::stream)).contains("h0", "h5");
  }

  private static List<List<String>> shadesDrawn(JsonNode chart) {
    List<List<String>> shades = new ArrayList<>();
    for (JsonNode row : chart.path("cells")) {
      List<String> drawn = new ArrayList<>();
      row.forEach(cell -> drawn.add("h" + shade(chart, cell.path("value").asLong())));
      shades.add(drawn);
    }
    return shades;
  }

  private static int shade(JsonNode chart, long value) {
    int shade = 0;
    while (chart.path("classes").get(shade).path("value").asLong() < value) {
      shade++;
    }
    return shade;
  }
}
