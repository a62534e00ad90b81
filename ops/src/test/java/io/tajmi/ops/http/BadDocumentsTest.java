package io.tajmi.ops.http;

import static io.tajmi.ops.http.Served.SAMPLE;
import static io.tajmi.ops.http.Served.gzip;
import static io.tajmi.ops.http.Served.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

class BadDocumentsTest {
  private static final String SOUND =
      """
      {"envelope":"bad","contest":"president","branch":"B00150","source":"PAPER","complete":true,\
      "ballots":{"inBox":10,"valid":10,"invalidTaken":0,"invalidNotTaken":0},"votes":{"1":6,"2":4}}\
      """;
  private static final String CLOSE = "/contests/president/branches/B00151/close";

  @TempDir static Path folder;
  private static Served served;
  private static final ListAppender<ILoggingEvent> CONSOLE = new ListAppender<>();

  @BeforeAll
  static void serve() {
    served = Served.sample(folder);
    CONSOLE.start();
    ((Logger) LoggerFactory.getLogger("ROOT")).addAppender(CONSOLE);
  }

  @AfterAll
  static void no_mistake_of_a_client_left_a_trace_in_the_console() {
    ((Logger) LoggerFactory.getLogger("ROOT")).detachAppender(CONSOLE);
    served.close();
    assertThat(CONSOLE.list).isNotEmpty();
    assertThat(CONSOLE.list).allMatch(event -> event.getThrowableProxy() == null);
    assertThat(CONSOLE.list).noneMatch(event -> event.getFormattedMessage().contains("\n"));
  }

  private static Arguments bad(String what, String body, int status, String code, String pointer) {
    return bad(what, utf8(body), status, code, pointer);
  }

  private static Arguments bad(String what, byte[] body, int status, String code, String pointer) {
    return Arguments.of(what, body, new Refusal(status, code, pointer.isEmpty() ? null : pointer));
  }

  private static String with(String old, String now) {
    assertThat(SOUND).contains(old);
    return SOUND.replace(old, now);
  }

  static Stream<Arguments> badTallies() {
    return Stream.of(
        bad("nothing", "", 400, "R.101", ""),
        bad("malformed", SOUND.substring(0, 60), 400, "R.101", "/branch"),
        bad("more than one", SOUND + "{}", 400, "R.101", ""),
        bad("an array", "[" + SOUND + "]", 400, "R.101", ""),
        bad("duplicate key", with("\"1\":6", "\"1\":6,\"1\":6"), 400, "R.101", "/votes/1"),
        bad("unknown field", with("{\"env", "{\"who\":1,\"env"), 400, "R.101", "/who"),
        bad("missing field", with("\"source\":\"PAPER\",", ""), 400, "R.101", "/source"),
        bad("wrong type", with("\"complete\":true", "\"complete\":1"), 400, "R.101", "/complete"),
        bad(
            "text for number",
            with("\"valid\":10", "\"valid\":\"10\""),
            400,
            "R.101",
            "/ballots/valid"),
        bad("null", with("\"valid\":10", "\"valid\":null"), 400, "R.101", "/ballots/valid"),
        bad("negative", with("\"1\":6", "\"1\":-6"), 400, "R.101", "/votes/1"),
        bad("fraction", with("\"1\":6", "\"1\":6.5"), 400, "R.101", "/votes/1"),
        bad("point zero", with("\"1\":6", "\"1\":6.0"), 400, "R.101", "/votes/1"),
        bad("exponent", with("\"1\":6", "\"1\":6e0"), 400, "R.101", "/votes/1"),
        bad("too many", with("\"1\":6", "\"1\":10000000"), 400, "R.101", "/votes/1"),
        bad("beyond int", with("\"1\":6", "\"1\":4294967302"), 400, "R.101", "/votes/1"),
        bad("huge", with("\"1\":6", "\"1\":" + "9".repeat(900)), 400, "R.101", "/votes/1"),
        bad(
            "thousands of digits",
            with("\"1\":6", "\"1\":" + "9".repeat(9_000)),
            400,
            "R.101",
            "/votes/1"),
        bad("unknown constant", with("PAPER", "TELEX"), 400, "R.101", "/source"),
        bad("Persian digits for a number", with("\"1\":6", "\"1\":۶"), 400, "R.101", "/votes/1"),
        bad("Persian digits in a code", with("B00150", "B۰۰۱۵۰"), 400, "R.101", "/branch"),
        bad("Persian digit of a candidate", with("\"1\":6", "\"۱\":6"), 404, "R.102", "/votes/۱"),
        bad("Arabic yeh in a contest", with("\"president\"", "\"رييس\""), 400, "R.101", "/contest"),
        bad("Arabic kaf in an envelope", with("\"bad\"", "\"كد\""), 400, "R.101", "/envelope"),
        bad("unknown contest", with("\"president\"", "\"other\""), 404, "R.102", "/contest"),
        bad("unknown branch", with("B00150", "B99999"), 404, "R.102", "/branch"),
        bad("unknown candidate", with("\"1\":6", "\"99\":6"), 404, "R.102", "/votes/99"),
        bad(
            "branch of another contest",
            with("\"president\"", "\"council\""),
            422,
            "R.103",
            "/branch"),
        bad(
            "other definition",
            with("{\"env", "{\"definition\":\"00\",\"env"),
            422,
            "R.104",
            "/definition"),
        bad(
            "nothing to correct",
            with("{\"env", "{\"corrects\":true,\"reason\":\"r\",\"env"),
            409,
            "R.107",
            "/corrects"),
        bad("nested", "{\"a\":".repeat(30) + "1" + "}".repeat(30), 400, "R.101", "/a".repeat(20)),
        bad("deeply nested", "[".repeat(400_000), 400, "R.101", "/0".repeat(20)),
        bad("broken UTF-8", broken(), 400, "R.101", ""),
        bad("byte order mark twice", "\uFEFF\uFEFF" + SOUND, 400, "R.101", ""),
        bad("byte order mark inside", with("{\"env", "{\uFEFF\"env"), 400, "R.101", ""),
        bad("UTF-16", SOUND.getBytes(java.nio.charset.StandardCharsets.UTF_16LE), 400, "R.101", ""),
        bad(
            "lone surrogate",
            with("{\"env", "{\"countedAt\":\"\\ud800\",\"env"),
            400,
            "R.101",
            "/countedAt"),
        bad(
            "long text",
            with("{\"env", "{\"countedAt\":\"" + "x".repeat(501) + "\",\"env"),
            400,
            "R.101",
            "/countedAt"));
  }

  private static byte[] broken() {
    byte[] bytes = utf8(SOUND);
    bytes[14] = (byte) 0xC3;
    return bytes;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badTallies")
  void a_bad_tally_is_refused_with_a_code_and_leaves_nothing_in_the_log(
      String what, byte[] body, Refusal refusal) {
    var _ =
        refusal.of(served, body, () -> served.post(SAMPLE + "/tallies", "application/json", body));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badTallies")
  void a_bad_line_is_refused_with_the_same_code_and_the_lines_around_it_count(
      String what, byte[] body, Refusal refusal) {
    if (body.length == 0 || body.length > 65_536 || what.equals("UTF-16")) {
      return;
    }
    String label = "rule=\"" + refusal.code() + "\"";
    double before = served.meter("election_validation_failures_total", label);
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    byte[] around = utf8("{\"envelope\":\"bad\"}\n");
    lines.writeBytes(around);
    lines.writeBytes(body);
    lines.write('\n');
    lines.writeBytes(around);

    List<JsonNode> answers = served.bulk(lines.toByteArray());

    assertThat(answers).hasSize(4);
    JsonNode answer = answers.get(1);
    assertThat(answer.path("outcome").asString()).isEqualTo("REFUSED");
    assertThat(answer.path("line").asInt()).isEqualTo(2);
    assertThat(answer.path("code").asString()).isEqualTo(refusal.code());
    assertThat(answer.path("pointer").asString(null)).isEqualTo(refusal.pointer());
    Refusal.assertOneSentence(answer.path("detail").asString());
    assertThat(served.meter("election_validation_failures_total", label))
        .isEqualTo(before + (refusal.code().equals("R.101") ? 3 : 1));
    assertThat(served.keptAside(body)).isOne();
    assertThat(answers.getLast().toString())
        .isEqualTo(
            "{\"lines\":3,\"accepted\":0,\"repeated\":0,\"refused\":3,\"heldBack\":0,\"notInForce\":0}");
  }

  static Stream<Arguments> badRulings() {
    String sound =
        """
        {"envelope":"bad-ruling","kind":"ANNUL","contest":"president","branches":["B00150"],\
        "body":"b","office":"o","article":"a","document":"d","date":"2000-01-02"}\
        """;
    return Stream.of(
        bad("malformed", "{", 400, "R.101", ""),
        bad("unknown kind", sound.replace("ANNUL", "PARDON"), 400, "R.101", "/kind"),
        bad("no branch", sound.replace("\"B00150\"", ""), 400, "R.101", "/branches"),
        bad(
            "branch twice",
            sound.replace("\"B00150\"", "\"B00150\",\"B00150\""),
            400,
            "R.101",
            "/branches/1"),
        bad("unknown branch", sound.replace("B00150", "B99999"), 404, "R.102", "/branches/0"),
        bad("reverses nothing", sound.replace("ANNUL", "RESTORE"), 400, "R.101", "/reverses"),
        bad(
            "reverses the unknown",
            sound.replace("ANNUL\"", "RESTORE\",\"reverses\":\"x\""),
            404,
            "R.102",
            "/reverses"),
        bad("no such day", sound.replace("2000-01-02", "2000-02-30"), 400, "R.101", "/date"),
        bad("Persian date", sound.replace("2000-01-02", "۲۰۰۰-۰۱-۰۲"), 400, "R.101", "/date"),
        bad("no tally to annul", sound, 409, "R.109", "/branches/0"),
        bad("blank office", sound.replace("\"o\"", "\" \""), 400, "R.101", "/office"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badRulings")
  void a_bad_ruling_is_refused(String what, byte[] body, Refusal refusal) {
    var _ =
        refusal.of(served, body, () -> served.post(SAMPLE + "/rulings", "application/json", body));
  }

  static Stream<Arguments> badActs() {
    String sound = "{\"envelope\":\"bad-act\",\"reason\":\"r\"}";
    return Stream.of(
        Arguments.of(CLOSE, "{", new Refusal(400, "R.101", null)),
        Arguments.of(CLOSE, "{\"envelope\":\"e\"}", new Refusal(400, "R.101", "/reason")),
        Arguments.of(CLOSE, "{\"reason\":\"r\"}", new Refusal(400, "R.101", "/envelope")),
        Arguments.of(CLOSE.replace("B00151", "B99998"), sound, new Refusal(404, "R.102", null)),
        Arguments.of(CLOSE.replace("president", "none"), sound, new Refusal(404, "R.102", null)),
        Arguments.of(CLOSE.replace("president", "council"), sound, new Refusal(422, "R.103", null)),
        Arguments.of(CLOSE.replace("B00151", "%DB%B1"), sound, new Refusal(400, "R.101", null)),
        Arguments.of(CLOSE.replace("close", "reopen"), sound, new Refusal(409, "R.109", null)));
  }

  @ParameterizedTest
  @MethodSource("badActs")
  void a_bad_act_at_a_branch_is_refused(String path, String body, Refusal refusal) {
    var _ =
        refusal.of(
            served, utf8(body), () -> served.post(SAMPLE + path, "application/json", utf8(body)));
  }

  @Test
  void an_unknown_election_is_refused() {
    byte[] body = utf8(SOUND);
    var _ =
        new Refusal(404, "R.102", null)
            .of(
                served,
                body,
                () -> served.post("/api/v1/elections/none/tallies", "application/json", body));
  }

  @Test
  void of_an_oversized_body_the_part_that_was_read_is_kept_aside() {
    byte[] body = new byte[(1 << 20) + 5_000];
    Arrays.fill(body, (byte) ' ');
    var _ =
        new Refusal(413, "R.108", null)
            .of(
                served,
                Arrays.copyOf(body, 1 << 20),
                () -> served.post(SAMPLE + "/tallies", "application/json", body));
  }

  @Test
  void a_gzip_bomb_is_counted_by_its_inflated_bytes() {
    byte[] zeros = new byte[200 << 20];
    byte[] bomb = gzip(zeros);
    assertThat(bomb.length).isLessThan(1 << 20);
    var _ =
        new Refusal(413, "R.108", null)
            .of(
                served,
                Arrays.copyOf(zeros, 1 << 20),
                () ->
                    served.post(
                        SAMPLE + "/rulings", "application/json", bomb, "Content-Encoding", "gzip"));
  }

  @Test
  void gzip_that_is_cut_off_or_none_at_all_is_refused() {
    byte[] cut = Arrays.copyOf(gzip(utf8(SOUND)), 60);
    Refusal refusal = new Refusal(400, "R.101", null);
    var _ =
        refusal.problem(
            served.post(SAMPLE + "/tallies", "application/json", cut, "Content-Encoding", "gzip"));
    var _ =
        refusal.of(
            served,
            new byte[0],
            () ->
                served.post(
                    SAMPLE + "/tallies",
                    "application/json",
                    utf8(SOUND),
                    "Content-Encoding",
                    "gzip"));
    var _ =
        refusal.of(
            served,
            new byte[0],
            () ->
                served.post(
                    SAMPLE + "/tallies/bulk",
                    "application/x-ndjson",
                    utf8(SOUND),
                    "Content-Encoding",
                    "br"));
  }

  @Test
  void a_line_that_is_too_long_is_refused_and_its_beginning_kept() {
    byte[] line = new byte[70_000];
    Arrays.fill(line, (byte) 'x');
    List<JsonNode> answers = served.bulk(line);
    assertThat(answers.getFirst().path("code").asString()).isEqualTo("R.108");
    assertThat(served.keptAside(Arrays.copyOf(line, 64 << 10))).isOne();
  }

  @Test
  void lines_before_a_broken_gzip_stream_count_and_the_last_answer_says_where_it_broke() {
    String lines = served.document() + "\n" + served.document() + "\n";
    byte[] whole = gzip(utf8(lines + lines.repeat(2_000)));
    List<JsonNode> answers =
        served.bulk(Arrays.copyOf(whole, whole.length - 4), "Content-Encoding", "gzip");
    JsonNode summary = answers.getLast();
    assertThat(summary.path("accepted").asInt()).isEqualTo(2);
    assertThat(summary.path("refused").asInt()).isOne();
    JsonNode last = answers.get(answers.size() - 2);
    assertThat(last.path("code").asString()).isEqualTo("R.101");
    assertThat(last.path("detail").asString()).contains("gzip encoding is broken");
  }

  @Test
  void a_header_that_names_an_actor_is_ignored() {
    var answer =
        served.post(
            SAMPLE + "/tallies",
            "application/json",
            utf8(served.document().toString()),
            "X-Actor",
            "somebody",
            "X-Forwarded-User",
            "somebody");
    assertThat(answer.statusCode()).isEqualTo(201);
    var position = new io.tajmi.eventlog.LogPosition(Served.json(answer).path("position").asLong());
    assertThat(served.server().node().log().entry(position).meta())
        .containsEntry("actor", served.actor());
  }
}
