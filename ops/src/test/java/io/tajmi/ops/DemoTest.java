package io.tajmi.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.eventlog.LogKind;
import io.tajmi.ops.http.Browser;
import io.tajmi.ops.serve.NodeSettings;
import io.tajmi.ops.serve.TajmiServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole demonstration at its smallest, by the command line; then its directory is served. */
class DemoTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String CONTESTS = "/api/v1/elections/demo/contests/";
  private static final String PAGES = "/elections/demo/contests/";

  @TempDir static Path folder;
  private static TajmiRun night;
  private static TajmiRun other;
  private static TajmiServer server;
  private static final Map<String, String> passwords = new LinkedHashMap<>();

  @BeforeAll
  static void play() {
    night = demo("--seed", "1");
    Matcher person =
        Pattern.compile("(?m)^  ([a-z-]+) +([a-z0-9]{5}(?:-[a-z0-9]{5}){3}) ").matcher(night.out());
    while (person.find()) {
      passwords.put(person.group(1), person.group(2));
    }
    other = demo("--seed", "2");
    server = TajmiServer.start(new NodeSettings(folder, 0, LogKind.TEST));
  }

  private static TajmiRun demo(String... more) {
    List<String> arguments =
        List.of("demo", "--branches", "600", "--speed", "0", "--exit", "--port", "0", "--data");
    return TajmiRun.of(
        Stream.of(arguments.stream(), Stream.of(folder.toString()), Stream.of(more))
            .flatMap(part -> part)
            .toArray(String[]::new));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Browser browser() {
    return new Browser("http://127.0.0.1:" + server.port());
  }

  private static JsonNode results(Browser browser, String contest, String area) {
    return JSON.readTree(browser.get(CONTESTS + contest + "/results?area=" + area).body());
  }

  private static String extent(Browser browser, String contest, String area) {
    return results(browser, contest, area).path("extent").asString();
  }

  @Test
  void a_small_night_is_counted_to_its_end_and_its_sums_agree() {
    assertThat(night.exitCode()).as(night.out() + night.err()).isZero();
    assertThat(night.err()).isEmpty();
    assertThat(night.out())
        .contains("TEST LOG", "Sealed: demo", "Page: http://127.0.0.1:", " 0 refused")
        .contains("Data: " + folder)
        .contains(" rows compared, 0 differences")
        .contains("Every area of every contest has the sums that the generator wrote down");
    assertThat(folder.resolve("expected.json")).exists();
    assertThat(folder.resolve("package/election.json")).exists();
  }

  @Test
  void a_directory_takes_no_other_night_and_prints_no_password_a_second_time() {
    assertThat(other.exitCode()).isEqualTo(4);
    assertThat(other.err()).contains("ELECTION_SEALED");
    assertThat(other.out()).contains("shown when this directory was new");
    passwords.values().forEach(password -> assertThat(other.out()).doesNotContain(password));
  }

  @Test
  void the_president_is_released_before_the_first_tally_and_everyone_reads_the_votes() {
    assertThat(night.out().indexOf("RELEASED president"))
        .isPositive()
        .isLessThan(night.out().indexOf("Sent in "));
    try (Browser everyone = browser()) {
      JsonNode president = results(everyone, "president", "IR");
      assertThat(president.path("publication").asString()).isEqualTo("RELEASED");
      assertThat(president.path("extent").asString()).isEqualTo("PUBLIC");
      assertThat(president.path("votes").get(0).path("votes").asLong()).isPositive();
      assertThat(cell(everyone, "president", "c.1.votes")).matches("[1-9][0-9,]*");
    }
  }

  @Test
  void when_all_is_counted_every_contest_is_released_and_none_is_without_a_public_result() {
    Matcher said =
        Pattern.compile(
                "(\\d+) of (\\d+) contests are without a public result; hidden below a contest:"
                    + " (\\d+) small boxes, and (\\d+) ordinary boxes as cover")
            .matcher(night.out());
    assertThat(said.find()).as(night.out()).isTrue();
    assertThat(said.group(1)).isEqualTo("0");
    assertThat(Integer.parseInt(said.group(2))).isGreaterThan(20);
    assertThat(Integer.parseInt(said.group(3))).isPositive();
    try (Browser everyone = browser()) {
      for (String contest : List.of("experts-IR-23", "parliament-karaj", "council-tehran")) {
        JsonNode results = JSON.readTree(everyone.get(CONTESTS + contest + "/results").body());
        assertThat(results.path("publication").asString()).isEqualTo("RELEASED");
        assertThat(results.path("withheld").asInt(-1)).isZero();
        assertThat(results.path("progress").path("heldBack").asInt(-1)).isZero();
        assertThat(cell(everyone, contest, "c.1.votes")).matches("[0-9,]+");
      }
    }
  }

  /** What a page says at a place. */
  private static String cell(Browser browser, String contest, String key) {
    String page = browser.get(PAGES + contest + "?lang=en").body();
    Matcher cell = Pattern.compile("data-live=\"" + key + "\"[^>]*>([^<]*)<").matcher(page);
    return cell.find() ? cell.group(1).strip() : "";
  }

  @Test
  void each_of_its_people_logs_in_by_the_printed_password_and_reads_what_is_theirs() {
    assertThat(passwords.keySet())
        .containsExactly("headquarters", "supervision", "governor", "operations", "it-support");
    String county = county();
    passwords.forEach((name, password) -> {
      try (Browser browser = browser()) {
        assertThat(browser.login(name, password)).as(name).isEqualTo("/");
        List<String> read =
            List.of(
                extent(browser, "president", county),
                extent(browser, "president", "IR"),
                extent(browser, "council-tehran", "IR-23"));
        assertThat(read)
            .as(name)
            .isEqualTo(
                switch (name) {
                  case "headquarters", "supervision" -> List.of("ALL", "ALL", "ALL");
                  case "governor" -> List.of("ALL", "PUBLIC", "PUBLIC");
                  default -> List.of("NONE", "NONE", "NONE");
                });
      }
    });
  }

  private static String county() {
    Matcher county = Pattern.compile("EXECUTIVE in ([A-Z0-9-]+)").matcher(night.out());
    assertThat(county.find()).isTrue();
    return county.group(1);
  }

  @Test
  void no_password_stands_anywhere_on_the_disk() throws IOException {
    assertThat(passwords).hasSize(5);
    String accounts = Files.readString(folder.resolve("access/accounts.json"));
    assertThat(accounts).contains("{bcrypt}$2", "\"name\" : \"headquarters\"");
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        for (String password : passwords.values()) {
          assertThat(bytes.contains(password)).as("%s", file).isFalse();
        }
      }
    }
    assertThat(Files.readString(folder.resolve("access/access.log")))
        .contains("\"what\":\"ACCOUNT_ADDED\"", "role=IT_SUPPORT");
  }

  @Test
  void what_is_outside_its_limits_is_wrong_usage() {
    assertThat(TajmiRun.of("demo", "--branches", "599").exitCode()).isEqualTo(2);
    assertThat(TajmiRun.of("demo", "--speed", "-1").exitCode()).isEqualTo(2);
    assertThat(TajmiRun.of("demo", "--port", "65536").exitCode()).isEqualTo(2);
  }
}
