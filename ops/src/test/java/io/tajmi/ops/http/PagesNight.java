package io.tajmi.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.account.Accounts;
import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import io.tajmi.api.access.account.Viewer;
import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.live.LivePage;
import io.tajmi.api.page.count.LivePages;
import io.tajmi.eventlog.SecrecyLimits;
import io.tajmi.ops.serve.ServerBeans;
import io.tajmi.replay.check.CheckStatus;
import io.tajmi.text.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.params.provider.Arguments;
import tools.jackson.databind.JsonNode;

/** The pages of the sample's night, and a person of headquarters who reads them and sees all. */
final class PagesNight implements AutoCloseable {
  static final String E = "/elections/sample";

  /** Pages with figures of a count. */
  static final List<String> FIGURES =
      List.of(
          "/",
          E,
          E + "?contest=council",
          E + "/areas/S-1",
          E + "/areas/S-1-1-C-1",
          E + "/areas/S-2-1-C?contest=assembly",
          E + "/areas?areas=S-1,S-2&areas=S-A,nowhere",
          E + "/contests/president",
          E + "/contests/council?order=votes",
          E + "/contests/assembly?area=S-2",
          E + "/contests/president/branches/B00001",
          E + "/contests/president/branches/B00121",
          E + "/progress",
          E + "/progress?contest=council&area=S-1-1",
          E + "/held-back",
          E + "/held-back?contest=president&area=S-1&rule=E.203",
          "/wall",
          "/wall/sample?contest=council");

  /** Pages of which nothing changes while they are open. */
  static final List<String> TEXTS =
      List.of(
          "/glossary",
          "/method",
          E + "/rulings",
          E + "/rulings?contest=council",
          E + "/rulings/sample-annul-president",
          E + "/rulings/sample-restore-president",
          E + "/contests/president/acts",
          "/search",
          "/search?q=S-1",
          E + "/contests/president/materiality",
          E + "/contests/president/materiality?branches=B00001,B00002&also=B00003",
          E + "/contests/president/materiality?candidate=1&ballotsGo=INVALID_TAKEN",
          E + "/contests/president/materiality?branches=nowhere");

  private final Served served;
  private final Person person;
  private final Viewer viewer;

  private PagesNight(Served served) {
    this.served = served;
    person = Person.with(served, "headquarters", new Grant(Role.EXECUTIVE, null));
    viewer = Objects.requireNonNull(new Accounts(served.data()).named("headquarters")).viewer();
  }

  /** With all tallies and acts of the sample on record. */
  static PagesNight counted(Path folder) {
    return counted(Served.sample(folder));
  }

  /** The same by a clock that is an hour on, so that no second after an entry is in the future. */
  static PagesNight countedAnHourAgo(Path folder) {
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofHours(1));
    return counted(Served.sample(folder, SecrecyLimits.DEFAULT, later));
  }

  private static PagesNight counted(Served served) {
    try {
      for (String file : List.of("1-first", "2-corrections")) {
        var _ =
            served.bulk(Files.readAllBytes(served.sample().resolve("tallies/" + file + ".ndjson")));
      }
      long through = 0;
      for (String line : Files.readAllLines(served.sample().resolve("acts.ndjson"))) {
        JsonNode act = Served.JSON.readTree(line);
        var answer = served.post(Served.SAMPLE + act.path("path").asString(), act.path("body"));
        through = Math.max(through, Served.json(answer).path("through").asLong());
      }
      var _ = served.read(Served.SAMPLE + "/progress?at-least=" + through);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return new PagesNight(served);
  }

  /** Each of these addresses in each language. */
  static Stream<Arguments> inEachLanguage(List<String> paths) {
    return paths.stream()
        .flatMap(
            path -> Stream.of(Language.values()).map(language -> Arguments.of(path, language)));
  }

  Person person() {
    return person;
  }

  Served served() {
    return served;
  }

  /** What a page answers. */
  HttpResponse<String> get(String path, Language language) {
    return person.get(path + (path.contains("?") ? "&" : "?") + "lang=" + language.tag());
  }

  /** A page that is there. */
  Document page(String path, Language language) {
    HttpResponse<String> answer = get(path, language);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    return Jsoup.parse(answer.body());
  }

  /** What the stream of a page says to the person of headquarters. */
  Map<String, String> cells(Document page, Language language) {
    return cells(page, language, viewer);
  }

  /** What the stream of a page says to somebody. */
  Map<String, String> cells(Document page, Language language, Viewer to) {
    String topic = page.body().attr("data-topic");
    LivePage live =
        ServerBeans.of(served.server(), LivePages.class)
            .getFirst()
            .of(topic, language)
            .orElseThrow();
    assertThat(live.topic()).isEqualTo(topic);
    return live.cells(
        new Sight(to, served.server().node().snapshots().current(), CheckStatus.NONE));
  }

  @Override
  public void close() {
    person.close();
    served.close();
  }
}
