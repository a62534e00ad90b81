package io.tajmi.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.tajmi.ops.client.Bar;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ClientVerbsTest {
  private record Reply(int status, String body) {}

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<String> asked = new ArrayList<>();
  private final List<byte[]> bodies = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  private final Deque<Reply> replies = new ArrayDeque<>();

  @TempDir Path folder;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void tallies_are_sent_in_gzip_chunks_and_counted() throws IOException {
    Path file = file("t.ndjson", IntStream.range(0, 1_201).mapToObj(i -> "{\"n\":" + i + "}"));

    assertThat(run("submit", file.toString(), "--election", "e 1")).isZero();

    assertThat(asked).hasSize(3).allMatch("POST /api/v1/elections/e%201/tallies/bulk gzip"::equals);
    assertThat(bodies.stream().map(ClientVerbsTest::gunzip).flatMap(String::lines))
        .hasSize(1_201)
        .contains("{\"n\":0}", "{\"n\":1200}");
    assertThat(out.toString())
        .contains("1201 lines, 1201 accepted, 0 repeated, 0 refused, 0 held back");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void a_byte_order_mark_is_passed_over_at_the_start_of_each_file() throws IOException {
    Path marked = file("a.ndjson", List.of("\uFEFF{\"n\":1}\r", "{\"n\":2}\r").stream());
    Path alone = file("b.ndjson", List.of("\uFEFF").stream());

    assertThat(run("submit", marked.toString(), alone.toString(), "--election", "e")).isZero();

    assertThat(bodies.stream().map(ClientVerbsTest::gunzip))
        .containsExactly("{\"n\":1}\r\n{\"n\":2}\r\n");
    assertThat(out.toString()).contains("a.ndjson: 2 lines", "b.ndjson: 0 lines");
  }

  @Test
  void refused_lines_are_named_by_their_place_in_the_file_and_end_in_1() throws IOException {
    Path file = file("t.ndjson", List.of("{}", "", "REFUSE", "HOLD", "REPEAT").stream());

    assertThat(run("submit", file.toString(), "--election", "e")).isEqualTo(1);

    assertThat(err.toString()).contains("t.ndjson:3: R.103 The branch does not vote here.");
    assertThat(out.toString()).contains("4 lines, 2 accepted, 1 repeated, 1 refused, 1 held back");
  }

  @Test
  void repeated_lines_whose_tally_was_replaced_are_counted_among_the_repeated() throws IOException {
    Path file = file("t.ndjson", List.of("REPLACED", "REPEAT", "REPLACED").stream());

    assertThat(run("submit", file.toString(), "--election", "e")).isZero();

    assertThat(out.toString())
        .contains("3 lines, 0 accepted, 3 repeated (2 no longer in force), 0 refused");
  }

  @Test
  void of_many_refused_lines_twenty_are_printed() throws IOException {
    Path file = file("t.ndjson", IntStream.range(0, 600).mapToObj(_ -> "REFUSE"));

    assertThat(run("submit", file.toString(), "--election", "e")).isEqualTo(1);

    assertThat(err.toString().lines()).hasSize(21).last().asString().contains("580 more");
  }

  @Test
  void a_submission_ends_when_results_show_its_last_line_and_says_where_they_do_not()
      throws IOException {
    Path file = file("t.ndjson", List.of("{}", "{}").stream());
    Reply taken =
        new Reply(
            200,
            """
            {"line":1,"outcome":"ACCEPTED","state":"RECORDED","position":7042}
            {"line":2,"outcome":"REPEATED","state":"RECORDED","inForce":true,"position":12}
            {"lines":2}
            """);
    replies.addAll(List.of(taken, new Reply(200, "{}")));
    assertThat(run("submit", file.toString(), "--election", "e")).isZero();
    assertThat(asked)
        .last()
        .asString()
        .startsWith("GET /api/v1/elections/e/progress?at-least=7042");
    assertThat(err.toString()).isEmpty();

    replies.add(taken);
    IntStream.range(0, 5).forEach(_ -> replies.add(new Reply(503, "{}")));
    assertThat(run("submit", file.toString(), "--election", "e")).isZero();
    assertThat(err.toString()).contains("results do not show the last of them yet");
  }

  @Test
  void a_busy_server_is_asked_again_after_the_time_that_it_names() throws IOException {
    Path file = file("t.ndjson", List.of("{}").stream());
    replies.add(new Reply(503, "{}"));
    replies.add(new Reply(503, "{}"));

    assertThat(run("submit", file.toString(), "--election", "e")).isZero();

    assertThat(pauses).containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(7));
    assertThat(asked).hasSize(3);
  }

  @Test
  void a_server_that_stays_busy_or_breaks_off_ends_in_3() throws IOException {
    Path file = file("t.ndjson", List.of("{}").stream());
    IntStream.range(0, 5).forEach(_ -> replies.add(new Reply(503, "{\"detail\":\"Busy.\"}")));
    assertThat(run("submit", file.toString(), "--election", "e")).isEqualTo(3);
    assertThat(err.toString()).contains("Busy. Run the same command again");

    replies.add(new Reply(200, ""));
    assertThat(run("submit", file.toString(), "--election", "e")).isEqualTo(3);
    assertThat(err.toString()).contains("answered only 0 of 1 lines");
  }

  @Test
  void where_no_server_listens_the_answer_is_3_and_how_to_start_one() throws IOException {
    server.stop(0);
    Path file = file("t.ndjson", List.of("{}").stream());

    assertThat(run("submit", file.toString(), "--election", "e")).isEqualTo(3);

    assertThat(err.toString()).contains("tajmi serve --data DIR");
  }

  @Test
  void a_folder_is_imported_without_its_tallies() throws IOException {
    file("election.json", List.of("{}").stream());
    file("areas.csv", List.of("code").stream());
    file("expected.json", List.of("{}").stream());
    Files.createDirectories(folder.resolve("tallies"));
    replies.add(new Reply(201, "{\"election\":\"e\"}"));
    replies.add(new Reply(200, "{\"election\":\"e\"}"));

    assertThat(run("import", folder.toString())).isZero();
    assertThat(run("import", folder.toString())).isZero();

    assertThat(out.toString().lines())
        .containsExactly("Sealed: e", "Sealed before with the same content: e");
    assertThat(entries(bodies.getFirst())).containsExactly("election.json", "areas.csv");
  }

  @Test
  void faults_of_a_package_are_listed_and_end_in_4() throws IOException {
    file("election.json", List.of("{}").stream());
    replies.add(
        new Reply(
            422,
            """
            {"code":"R.101","detail":"The package has faults.","errors":[
            {"file":"areas.csv","line":3,"code":"P.7","detail":"The parent is not known."}]}\
            """));
    replies.add(new Reply(409, "{\"code\":\"R.106\",\"detail\":\"Other content is sealed.\"}"));

    assertThat(run("import", folder.toString())).isEqualTo(4);
    assertThat(run("import", folder.toString())).isEqualTo(4);

    assertThat(err.toString().lines())
        .containsExactly(
            "areas.csv:3: P.7 The parent is not known.",
            "R.101 The package has faults.",
            "R.106 Other content is sealed.");
  }

  @Test
  void verbs_read_from_the_standpoint_that_is_named_and_say_so() {
    String past =
        RESULTS.replace(
            "\"asOf\":{\"position\":77",
            "\"answerHash\":\"ab12\",\"asOf\":{\"asked\":\"2026-11-29T19:00:00Z\",\"final\":true,"
                + "\"treeSize\":78,\"root\":\"cd34\",\"position\":77");
    replies.add(new Reply(200, past));

    assertThat(
            run(
                "results",
                "--election",
                "e",
                "--contest",
                "c",
                "--at",
                "2026-11-29T22:30:00+03:30"))
        .isZero();

    assertThat(asked)
        .containsExactly(
            "GET /api/v1/elections/e/contests/c/results?at=2026-11-29T22%3A30%3A00%2B03%3A30"
                + " null");
    assertThat(out.toString().lines())
        .startsWith(
            "The past, not live: as of 2026-11-29T19:00:00Z, up to position 77",
            "Tree of 78 entries, root cd34",
            "Answer hash ab12");
  }

  @Test
  void a_difference_is_told_with_its_causes_and_what_has_none() {
    replies.add(
        new Reply(
            200,
            """
            {"test":true,"contest":"c","from":{"position":3,"time":"t1","root":"r1"},
            "to":{"position":9,"time":"t2","root":"r2"},"answerHash":"ab",
            "area":{"area":{"code":"S"},"addsUp":true,"remainder":[],
            "figures":[{"kind":"VOTES","key":"1","before":6,"after":9,"change":3}],
            "parts":[{"cause":"firstTally","entries":2,"branches":2,"untold":0,
            "change":[{"kind":"VOTES","key":"1","change":5}]},
            {"cause":"correction","entries":1,"branches":1,"untold":0,
            "change":[{"kind":"VOTES","key":"1","change":-2}]}]},
            "outcome":{"same":false,"since":8}}\
            """));

    assertThat(
            run(
                "difference",
                "--election",
                "e",
                "--contest",
                "c",
                "--from",
                "PT5M",
                "--branches",
                "B1,B2"))
        .isZero();

    assertThat(asked)
        .containsExactly(
            "GET /api/v1/elections/e/contests/c/difference?from=PT5M&to=live&branches=B1%2CB2"
                + " null");
    assertThat(out.toString().lines())
        .contains(
            "From position 3, t1, root r1",
            "  VOTES 1: 6 -> 9  +3",
            "firstTally: 2 entries of 2 branches; VOTES 1 +5",
            "correction: 1 entries of 1 branches; VOTES 1 -2",
            "Difference without a cause: 0",
            "Outcome: another, since position 8");
  }

  @Test
  void what_a_node_knows_of_itself_is_shown_and_a_stop_is_lifted() {
    String stop =
        """
        {"test":true,"verdict":"DIFFERS","position":9,"from":-1,"time":"t1","lastGood":7,
        "live":"TRUSTED","stop":{"all":false,"contests":["e:c"],"position":9,"time":"t1",
        "lastGood":7,"confirmed":true,"halted":true%s}}\
        """;
    replies.add(new Reply(200, stop.formatted("")));
    replies.add(
        new Reply(
            200,
            stop.formatted(
                ",\"lifted\":{\"office\":\"HQ\",\"reason\":\"why\","
                    + "\"knownTo\":{\"office\":\"board\",\"document\":\"7\"}}")));
    replies.add(new Reply(409, "{\"code\":\"R.115\",\"detail\":\"Not yet.\"}"));

    assertThat(run("check")).isZero();
    assertThat(
            run(
                "lift",
                "--office",
                "HQ",
                "--reason",
                "why",
                "--known-to",
                "board",
                "--document",
                "7"))
        .isZero();
    assertThat(run("lift", "--office", "HQ", "--reason", "why")).isEqualTo(2);

    assertThat(asked)
        .containsExactly(
            "GET /api/v1/check null",
            "POST /api/v1/check/lift null",
            "POST /api/v1/check/lift null");
    assertThat(bodies.stream().map(body -> new String(body, StandardCharsets.UTF_8)).skip(1))
        .containsExactly(
            "{\"office\":\"HQ\",\"reason\":\"why\","
                + "\"knownTo\":{\"office\":\"board\",\"document\":\"7\"}}",
            "{\"office\":\"HQ\",\"reason\":\"why\"}");
    assertThat(out.toString().lines())
        .contains(
            "Last check: DIFFERS up to position 9, folded from nothing, t1",
            "Last good position: 7",
            "Votes are stopped since position 9, t1: e:c",
            "A second fold agreed; what was released is halted in the log.",
            "Lifted by HQ: why; known to board");
    assertThat(err.toString()).contains("R.115 Not yet.");
  }

  @Test
  void a_supposition_is_sent_as_it_is_written_and_read_by_its_id() throws IOException {
    file("fork.json", List.of("{\"contest\":\"c\"}").stream());
    replies.add(
        new Reply(
            201,
            """
            {"fork":"ab","touched":["B1"],"notApplied":[{"position":7,
            "type":"branch.tally-corrected","why":"NO_TALLY","detail":"There is none."}]}\
            """));
    replies.add(new Reply(200, RESULTS));

    assertThat(run("fork", "--election", "e", folder.resolve("fork.json").toString())).isZero();
    assertThat(run("results", "--election", "e", "--contest", "c", "--fork", "ab")).isZero();

    assertThat(asked)
        .anyMatch(line -> line.startsWith("POST /api/v1/elections/e/forks "))
        .contains("GET /api/v1/elections/e/contests/c/results?fork=ab null");
    assertThat(out.toString().lines())
        .contains(
            "A supposition; nothing of the count has been changed.",
            "Fork ab",
            "No place any more: position 7, branch.tally-corrected: There is none.");
  }

  @Test
  void an_answer_that_takes_long_is_followed_to_its_end_as_it_is() throws IOException {
    file("fork.json", List.of("{\"contest\":\"c\"}").stream());
    String job = "{\"job\":\"j1\",\"state\":\"%s\",\"done\":1,\"total\":2%s}";
    String result = "{\"fork\":\"ab\",\"touched\":[],\"n\":1.50}";
    for (int i = 0; i < 2; i++) {
      replies.add(new Reply(202, job.formatted("WAITING", "")));
      replies.add(new Reply(200, job.formatted("RUNNING", "")));
      replies.add(new Reply(200, job.formatted("DONE", ",\"result\":" + result)));
    }
    replies.add(new Reply(202, job.formatted("WAITING", "")));
    replies.add(new Reply(200, job.formatted("CANCELLED", "")));

    String fork = folder.resolve("fork.json").toString();
    assertThat(run("fork", "--election", "e", "--json", fork)).isZero();
    assertThat(out.toString().strip()).isEqualTo(result);
    String[] difference = {"difference", "--election", "e", "--contest", "c", "--from", "1"};
    assertThat(
            run(Stream.concat(Stream.of(difference), Stream.of("--json")).toArray(String[]::new)))
        .isZero();
    assertThat(run(difference)).isEqualTo(3);

    assertThat(asked.stream().filter("GET /api/v1/jobs/j1 null"::equals)).hasSize(5);
    assertThat(pauses).hasSize(5).containsOnly(Duration.ofSeconds(1));
    assertThat(err.toString()).contains("cancelled");
  }

  @Test
  void lines_of_the_log_are_printed_as_they_come() {
    replies.add(new Reply(200, "{\"v\":2}\n"));

    assertThat(run("log", "export", "--from", "5", "--contest", "e:c")).isZero();

    assertThat(asked)
        .containsExactly("GET /api/v1/log/entries?from=5&contest=e%3Ac&limit=1000 null");
    assertThat(out.toString()).isEqualTo("{\"v\":2}\n");
    assertThat(run("log")).isEqualTo(2);
  }

  @Test
  void progress_is_a_row_for_each_contest() {
    replies.add(
        new Reply(
            200,
            """
            {"test":true,"asOf":{"position":9},"contests":[{"contest":"c","progress":
            {"expected":4,"counted":2,"heldBack":1,"annulled":0,"noTally":0,"incomplete":0,
            "outstanding":1},"children":[]}]}\
            """));

    assertThat(run("progress", "--election", "e", "--at", "9")).isZero();

    assertThat(asked).containsExactly("GET /api/v1/elections/e/progress?at=9 null");
    assertThat(out.toString().lines())
        .contains("Provisional: branches by state, at position 9")
        .anyMatch(line -> line.matches("c +4 +2 +1 +0 +0 +0 +1"));
  }

  @Test
  void a_history_goes_on_to_its_last_page() {
    String entry =
        "{\"position\":%d,\"time\":\"2026-11-29T19:00:00Z\",\"type\":\"branch.tally-corrected\","
            + "\"leafHash\":\"ab\",\"reason\":\"misread\",\"change\":{\"ballots\":{\"valid\":0},"
            + "\"votes\":{\"1\":-2,\"2\":2}}}";
    String page =
        "{\"branch\":\"B1\",\"contest\":\"c\",\"asOf\":{\"position\":9},\"history\":[%s]%s}";
    replies.add(new Reply(200, page.formatted(entry.formatted(3), ",\"next\":3")));
    replies.add(new Reply(200, page.formatted(entry.formatted(5), "")));

    assertThat(run("history", "--election", "e", "--contest", "c", "B1", "--at", "9")).isZero();

    assertThat(asked)
        .containsExactly(
            "GET /api/v1/elections/e/contests/c/branches/B1/history?at=9 null",
            "GET /api/v1/elections/e/contests/c/branches/B1/history?after=3&at=9 null");
    assertThat(out.toString().lines())
        .contains("Branch B1 in contest c, up to position 9", "    change of votes: 1 -2 2 +2")
        .anyMatch(line -> line.startsWith("3  2026-11-29T19:00:00Z  branch.tally-corrected"))
        .anyMatch(line -> line.startsWith("5  "));
  }

  @Test
  void results_are_a_table_in_ballot_order_with_exact_shares() {
    replies.add(new Reply(200, RESULTS));

    assertThat(run("results", "--election", "e", "--contest", "c", "--area", "S 1")).isZero();

    assertThat(asked).containsExactly("GET /api/v1/elections/e/contests/c/results?area=S%201 null");
    assertThat(out.toString())
        .contains(
            "TEST LOG", "Provisional: counted 3 of 4 branches, at position 77", "held back 1");
    assertThat(out.toString().lines())
        .anyMatch(line -> line.matches("2 \u2068Candidate 2\u2069 +200001 +50\\.01"))
        .anyMatch(line -> line.matches("1 \u2068Candidate 1\u2069 +1 +0\\.01"))
        .anyMatch(line -> line.matches("3 \u2068Candidate 3\u2069 +199998 +49\\.99"));
  }

  @Test
  void a_name_turns_nothing_of_its_line_and_columns_stay_where_they_are() {
    replies.add(
        new Reply(
            200,
            RESULTS.replace("Candidate 1", "نامزد یک").replace("Sample country", "a\\u202eb")));

    assertThat(run("results", "--election", "e", "--contest", "c")).isZero();

    String table = out.toString();
    assertThat(table).contains("1 \u2068نامزد یک\u2069 ", "area S \u2068a.b\u2069");
    assertThat(table).doesNotContain("\u202e");
    assertThat(
            table
                .lines()
                .filter(line -> line.matches("(Candidate|[0-9]) .*"))
                .map(line -> line.replaceAll("[\u2068\u2069]", "").length())
                .distinct())
        .hasSize(1);
  }

  @Test
  void an_outcome_is_its_state_its_seats_and_its_steps() {
    replies.add(new Reply(200, OUTCOME));

    assertThat(run("outcome", "--election", "e", "--contest", "c")).isZero();

    assertThat(asked).containsExactly("GET /api/v1/elections/e/contests/c/outcome null");
    assertThat(out.toString().lines().map(line -> line.strip().replaceAll(" +", " ")))
        .contains(
            "TEST LOG: these are not real results.",
            "OPEN, BOUND, at position 77, decided on since 70. This is no official declaration.",
            "It can still change.",
            "Seat 1 1 \u2068Candidate 1\u2069 cannot change",
            "Seat 2 a lot between 2, 3 can still change",
            "Second round for 1: 1 \u2068Candidate 1\u2069",
            "Alternates: empty: NO_CANDIDATE",
            "1 of 2 branches count.");
    replies.add(new Reply(200, OUTCOME));
    assertThat(run("outcome", "--election", "e", "--contest", "c", "--json")).isZero();
    assertThat(out.toString()).endsWith(OUTCOME.stripTrailing() + System.lineSeparator());
  }

  @Test
  void results_as_json_are_the_servers_own_bytes_and_unknown_ones_end_in_2() {
    replies.add(new Reply(200, RESULTS));
    replies.add(new Reply(404, "{\"code\":\"R.102\",\"detail\":\"No such contest.\"}"));

    assertThat(run("results", "--election", "e", "--contest", "c", "--json")).isZero();
    assertThat(run("results", "--election", "e", "--contest", "x")).isEqualTo(2);

    assertThat(out.toString().strip()).isEqualTo(RESULTS.strip());
    assertThat(err.toString()).contains("R.102 No such contest.");
  }

  @Test
  void acts_of_a_sample_are_posted_in_order_and_equal_sums_end_in_0() throws IOException {
    file(
        "acts.ndjson",
        List.of(act("/rulings", 1), act("/contests/c/branches/b/close", 2)).stream());
    file("expected.json", List.of(EXPECTED).stream());
    replies.add(new Reply(201, "{}"));
    replies.add(new Reply(200, "{}"));
    replies.add(new Reply(200, RESULTS));

    assertThat(run("sample-check", folder.toString(), "--send-acts")).isZero();

    assertThat(asked)
        .containsExactly(
            "POST /api/v1/elections/e/rulings null",
            "POST /api/v1/elections/e/contests/c/branches/b/close null",
            "GET /api/v1/elections/e/contests/c/results?area=S null");
    assertThat(new String(bodies.getFirst(), StandardCharsets.UTF_8)).isEqualTo("{\"n\":1}");
    assertThat(out.toString()).contains("1 rows compared, 0 differences");
  }

  private static String act(String path, int n) {
    return "{\"method\":\"POST\",\"path\":\"" + path + "\",\"body\":{\"n\":" + n + "}}";
  }

  @Test
  void wrong_usage_ends_in_2_and_help_in_0() {
    assertThat(run()).isEqualTo(2);
    assertThat(run("submit", "--election", "e")).isEqualTo(2);
    assertThat(run("submit", "missing.ndjson", "--election", "e")).isEqualTo(2);
    assertThat(run("submit", folder.toString(), "--election", "e")).isEqualTo(2);
    assertThat(run("sample", folder.toString(), "--branches", "10")).isEqualTo(2);
    assertThat(run("results", "--election", "e", "--contest", "c", "--server", "nowhere"))
        .isEqualTo(2);
    assertThat(run("--help")).isZero();
    assertThat(run("submit", "--help")).isZero();
    assertThat(out.toString()).contains("submit", "results").contains("sample-check");
  }

  @Test
  void a_sample_is_compared_with_a_server_row_by_row() {
    assertThat(run("sample", folder.toString(), "--branches", "200")).isZero();
    IntStream.range(0, 10_000).forEach(_ -> replies.add(new Reply(200, RESULTS)));

    assertThat(run("sample-check", folder.toString(), "--stage", "afterFile1")).isEqualTo(1);

    assertThat(out.toString())
        .contains("president S counted: expected ", ", the server says 3", "rows compared");
    assertThat(pauses).isNotEmpty();
  }

  private int run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    boolean speaks =
        !all.isEmpty() && !all.contains("--server") && !all.getFirst().equals("sample");
    if (speaks && !all.contains("--help")) {
      all.addAll(List.of("--server", "http://127.0.0.1:" + server.getAddress().getPort()));
    }
    CommandLine commandLine =
        Tajmi.commandLine(new Terminal(Bar.Use.SILENT, pauses::add, environment));
    commandLine.setOut(new PrintWriter(out));
    commandLine.setErr(new PrintWriter(err));
    return commandLine.execute(all.toArray(String[]::new));
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    asked.add(
        exchange.getRequestMethod()
            + " "
            + exchange.getRequestURI()
            + " "
            + exchange.getRequestHeaders().getFirst("Content-Encoding"));
    bodies.add(body);
    Reply reply = Objects.requireNonNullElseGet(replies.poll(), () -> bulk(gunzip(body)));
    byte[] bytes = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Retry-After", "7");
    exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private static Reply bulk(String lines) {
    StringBuilder results = new StringBuilder();
    int line = 0;
    for (String text : lines.lines().toList()) {
      line++;
      String outcome =
          switch (text) {
            case "REFUSE" ->
                "\"REFUSED\",\"code\":\"R.103\",\"detail\":\"The branch does not vote here.\"";
            case "REPEAT" -> "\"REPEATED\",\"state\":\"RECORDED\",\"inForce\":true";
            case "REPLACED" -> "\"REPEATED\",\"state\":\"RECORDED\",\"inForce\":false";
            case "HOLD" -> "\"ACCEPTED\",\"state\":\"QUARANTINED\"";
            default -> "\"ACCEPTED\",\"state\":\"RECORDED\"";
          };
      results.append("{\"line\":" + line + ",\"outcome\":" + outcome + "}\n");
    }
    return new Reply(200, results + "{\"lines\":" + line + "}\n");
  }

  private static String gunzip(byte[] body) {
    try (GZIPInputStream gzip = new GZIPInputStream(new ByteArrayInputStream(body))) {
      return new String(gzip.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> entries(byte[] body) throws IOException {
    List<String> names = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(body))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    return names;
  }

  private Path file(String name, Stream<String> lines) throws IOException {
    return Files.write(folder.resolve(name), lines.toList());
  }

  private static final String EXPECTED =
      """
      {"election":"e","afterActs":[{"contest":"c","area":"S","expected":4,"counted":3,"heldBack":1,
       "annulled":0,"noTally":0,"outstanding":0,"inBox":400100,"valid":400000,"invalidTaken":100,
       "invalidNotTaken":0,"taken":400100,"ambiguous":0,
       "votes":{"1":1,"2":200001,"3":199998},"listVotes":{}}]}
      """;

  private static final String OUTCOME =
      """
      {"test":true,"asOf":{"position":77},"decidedOnSince":70,"round":1,"state":"OPEN",
       "precision":"BOUND","because":[{"en":"It can still change."}],
       "counted":{"seats":[{"kind":"FILLED","candidate":"1"},
       {"kind":"LOT_NEEDED","tied":["2","3"]}],"alternates":[{"places":[
       {"kind":"VACANT","why":"NO_CANDIDATE"}]}],"runOff":{"seats":1,"members":[
       {"kind":"FILLED","candidate":"1"}]}},"candidates":[{"candidate":"1",
       "name":{"en":"Candidate 1"},"elected":"SURE"}],
       "explanation":[{"en":"1 of 2 branches count."}]}
      """;

  private static final String RESULTS =
      """
      {"asOf":{"position":77},"test":true,"area":{"code":"S","name":{"en":"Sample country"}},
       "progress":{"expected":4,"received":4,"counted":3,"heldBack":1,"annulled":0,"noTally":0,
       "outstanding":0,"incomplete":0},"turnout":{"taken":400100},
       "ballots":{"valid":{"sum":400000,"n":3},"invalidTaken":{"sum":100,"n":3},"inBox":{"sum":400100,"n":3},
       "invalidNotTaken":{"sum":0,"n":3}},"ambiguous":0,
       "votes":[{"candidate":"1","name":{"en":"Candidate 1"},"votes":1},
       {"candidate":"2","name":{"en":"Candidate 2"},"votes":200001},
       {"candidate":"3","name":{"en":"Candidate 3"},"votes":199998}],"listVotes":[]}
      """;
}
