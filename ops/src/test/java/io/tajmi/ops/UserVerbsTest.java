package io.tajmi.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.ops.http.Browser;
import io.tajmi.ops.http.Served;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is done to accounts by the command line counts at once at a server that runs. */
class UserVerbsTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String PASSWORD = "[a-z0-9]{5}(-[a-z0-9]{5}){3}";
  private static final String RESULTS = "/api/v1/elections/sample/contests/president/results";

  @TempDir static Path folder;
  private static Served served;

  @BeforeAll
  static void serve() {
    served = Served.sample(folder);
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  private static TajmiRun user(String... arguments) {
    List<String> all = new ArrayList<>(List.of("user"));
    all.addAll(List.of(arguments));
    all.addAll(List.of("--data", served.data().toString()));
    return TajmiRun.of(all.toArray(String[]::new));
  }

  /** What a verb printed, which succeeded. */
  private static String printed(TajmiRun run) {
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(run.err()).isEmpty();
    return run.out().strip();
  }

  private static String refused(TajmiRun run) {
    assertThat(run.exitCode()).as(run.out()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
    return run.err().strip();
  }

  private static String extent(Browser browser, String area) {
    return JSON.readTree(browser.get(RESULTS + "?area=" + area).body()).path("extent").asString();
  }

  private static List<JsonNode> log() throws IOException {
    return Files.readAllLines(served.data().resolve("access").resolve("access.log")).stream()
        .map(JSON::readTree)
        .toList();
  }

  private static Stream<String> done() throws IOException {
    return log().stream()
        .filter(line -> line.path("who").asString().equals("command-line"))
        .map(line -> line.path("what").asString());
  }

  @Test
  void a_person_logs_in_with_what_was_printed_once_is_given_more_and_is_blocked()
      throws IOException {
    long before = done().count();
    String password = printed(user("add", "kaveh", "--role", "SUPERVISORY", "--area", "S-1"));
    assertThat(password).matches(PASSWORD);
    try (Browser browser = new Browser(served.base())) {
      assertThat(browser.login("kaveh", password)).isEqualTo("/");
      assertThat(extent(browser, "S-1")).isEqualTo("ALL");
      assertThat(extent(browser, "S-2")).isEqualTo("NONE");

      assertThat(printed(user("assign", "kaveh", "--role", "EXECUTIVE", "--area", "S-2")))
          .isEmpty();
      assertThat(extent(browser, "S-1")).as("other grants end a session").isEqualTo("NONE");
      assertThat(browser.login("kaveh", password)).isEqualTo("/");
      assertThat(extent(browser, "S-2")).isEqualTo("ALL");

      assertThat(printed(user("block", "kaveh"))).isEmpty();
      assertThat(extent(browser, "S-1")).isEqualTo("NONE");
    }
    assertThat(done().skip(before))
        .containsExactly("ACCOUNT_ADDED", "ACCOUNT_ASSIGNED", "ACCOUNT_BLOCKED");
    assertThat(log().toString()).doesNotContain(password);
    assertThat(Files.readString(served.data().resolve("access/accounts.json")))
        .doesNotContain(password);
  }

  @Test
  void a_machine_gets_a_token_that_lets_it_in_until_it_is_blocked() {
    String token = printed(user("add", "reader", "--role", "SUPERVISORY", "--machine"));
    assertThat(token).matches("[A-Za-z0-9_-]{43}");
    assertThat(results(Map.of("TAJMI_TOKEN", token)).out()).contains("\"extent\":\"ALL\"");
    assertThat(printed(user("block", "reader"))).isEmpty();
    TajmiRun blocked = results(Map.of("TAJMI_TOKEN", token));
    assertThat(blocked.exitCode()).isEqualTo(2);
    assertThat(blocked.err()).contains("does not know this token, or its account is blocked");
  }

  private static TajmiRun results(Map<String, String> environment, String... more) {
    List<String> all =
        new ArrayList<>(
            List.of("results", "--election", "sample", "--contest", "president", "--json"));
    all.addAll(List.of("--server", served.base()));
    all.addAll(List.of(more));
    return TajmiRun.with(environment, all.toArray(String[]::new));
  }

  @Test
  void many_come_from_a_file_and_those_that_are_there_are_given_more() throws IOException {
    String old = printed(user("add", "old", "--role", "OPERATIONS"));
    Path csv = folder.resolve("users.csv");
    Files.writeString(
        csv,
        "\uFEFFname,role,area\nnew-1,SUPERVISORY,S-3\nold,SUPERVISORY,S-4\nnew-2,EXECUTIVE,\n");
    long before = done().count();
    List<String> lines = printed(user("import", csv.toString())).lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.get(0)).matches("new-1," + PASSWORD);
    assertThat(lines.get(1)).matches("new-2," + PASSWORD);
    assertThat(done().skip(before))
        .containsExactly("ACCOUNT_ADDED", "ACCOUNT_ADDED", "ACCOUNT_ASSIGNED");
    try (Browser first = new Browser(served.base());
        Browser there = new Browser(served.base())) {
      assertThat(first.login("new-1", lines.get(0).substring(6))).isEqualTo("/");
      assertThat(extent(first, "S-3")).isEqualTo("ALL");
      assertThat(there.login("old", old)).isEqualTo("/");
      assertThat(extent(there, "S-4")).isEqualTo("ALL");
    }
  }

  @Test
  void what_cannot_be_is_one_sentence_and_changes_nothing() throws IOException {
    var _ = printed(user("add", "taken", "--role", "OPERATIONS"));
    Path csv = folder.resolve("wrong.csv");
    Files.writeString(csv, "name,role,area\nnew-3,EXECUTIVE,\nnew-4,KING,\n");
    Path accounts = served.data().resolve("access/accounts.json");
    String before = Files.readString(accounts);
    assertThat(refused(user("add", "taken", "--role", "OPERATIONS")))
        .isEqualTo("There is an account taken already.");
    assertThat(refused(user("add", "a b", "--role", "OPERATIONS"))).contains("A user name is");
    assertThat(refused(user("add", "x", "--role", "OPERATIONS", "--area", "no code")))
        .isEqualTo("no code is no code of an area.");
    assertThat(refused(user("add", "x", "--role", "KING"))).contains("KING", "EXECUTIVE");
    assertThat(refused(user("block", "nobody"))).isEqualTo("There is no account nobody.");
    assertThat(refused(user("assign", "nobody", "--role", "OPERATIONS")))
        .isEqualTo("There is no account nobody.");
    assertThat(refused(user("import", csv.toString()))).startsWith("Line 3: the role is one of");
    assertThat(refused(user("import", "none.csv"))).contains("There is no file none.csv");
    assertThat(refused(TajmiRun.of("user"))).contains("add, block, assign, import");
    assertThat(refused(TajmiRun.of("user", "block", "x", "--data", folder + "/none")))
        .contains("There is no directory");
    assertThat(Files.readString(accounts)).isEqualTo(before);
  }

  @Test
  void a_verb_takes_its_token_from_the_option_then_the_named_file_then_the_variable()
      throws IOException {
    Path operator = served.data().resolve("operator.token");
    String reader = printed(user("add", "area", "--role", "OPERATIONS", "--machine"));
    Path file = Files.writeString(folder.resolve("area.token"), reader + "\n");

    assertThat(extent(results(Map.of()))).isEqualTo("NONE");
    assertThat(extent(results(Map.of(), "--token-file", operator.toString()))).isEqualTo("ALL");
    assertThat(extent(results(Map.of("TAJMI_TOKEN_FILE", operator.toString())))).isEqualTo("ALL");
    assertThat(extent(results(Map.of("TAJMI_TOKEN", Files.readString(operator))))).isEqualTo("ALL");
    assertThat(
            extent(results(Map.of("TAJMI_TOKEN_FILE", operator.toString(), "TAJMI_TOKEN", reader))))
        .isEqualTo("ALL");
    assertThat(
            extent(
                results(
                    Map.of("TAJMI_TOKEN_FILE", operator.toString()),
                    "--token-file",
                    file.toString())))
        .isEqualTo("NONE");
  }

  private static String extent(TajmiRun run) {
    return JSON.readTree(printed(run)).path("extent").asString();
  }

  @Test
  void who_has_no_token_the_wrong_one_or_one_without_the_right_is_told_in_a_sentence()
      throws IOException {
    assertThat(release(Map.of())).contains("The server asks who you are; name a token's file");
    assertThat(release(Map.of("TAJMI_TOKEN", "x".repeat(43))))
        .contains("The server does not know this token");
    assertThat(release(Map.of("TAJMI_TOKEN_FILE", "none.token")))
        .contains("There is no file none.token.");
    String token = printed(user("add", "watcher", "--role", "OPERATIONS", "--machine"));
    assertThat(release(Map.of("TAJMI_TOKEN", token)))
        .isEqualTo("FORBIDDEN This account has no role that releases contests.");
    assertThat(log().toString()).doesNotContain(token, "x".repeat(43));
  }

  private static String release(Map<String, String> environment) {
    return refused(
        TajmiRun.with(
            environment,
            "release",
            "--election",
            "sample",
            "--contest",
            "assembly",
            "--office",
            "HQ",
            "--server",
            served.base()));
  }

  private static String published(String contest) {
    try (Browser everyone = new Browser(served.base())) {
      return everyone.get(RESULTS.replace("president", contest)).body();
    }
  }

  @Test
  void a_contest_is_released_and_halted_by_the_verbs() {
    Map<String, String> operator =
        Map.of("TAJMI_TOKEN_FILE", served.data().resolve("operator.token").toString());
    String[] where = {"--election", "sample", "--contest", "council", "--office", "HQ", "--server"};
    List<String> said = new ArrayList<>();
    for (String[] act :
        new String[][] {
          {
            "release",
            "--article",
            "31",
            "--document",
            "5/1",
            "--confirmed-by",
            "board",
            "--confirmation",
            "7",
            "--history"
          },
          {"halt", "--reason", "a fault"}
        }) {
      List<String> all = new ArrayList<>(List.of(act));
      all.addAll(List.of(where));
      all.add(served.base());
      if (act[0].equals("halt")) {
        assertThat(published("council"))
            .contains("\"article\":\"31\"", "\"document\":\"5/1\"", "\"confirmed\":true")
            .contains("\"history\":true")
            .contains("\"confirmedBy\":{\"office\":\"board\",\"document\":\"7\"}");
      }
      said.add(printed(TajmiRun.with(operator, all.toArray(String[]::new))));
    }
    assertThat(said.get(0)).matches("RELEASED council, from position \\d+");
    assertThat(said.get(1)).matches("HALTED council, from position \\d+");
    assertThat(published("council")).contains("\"publication\":\"HALTED\"");
  }
}
