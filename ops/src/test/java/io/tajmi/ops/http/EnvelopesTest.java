package io.tajmi.ops.http;

import static io.tajmi.ops.http.Served.JSON;
import static io.tajmi.ops.http.Served.SAMPLE;
import static io.tajmi.ops.http.Served.json;
import static io.tajmi.ops.http.Served.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.eventlog.LogPosition;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class EnvelopesTest {
  private static final int AT_ONCE = 64;

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

  @Test
  void the_same_content_again_gets_the_first_receipt_whatever_its_bytes() {
    ObjectNode document = served.document();
    HttpResponse<String> first = served.tally(document);
    long size = served.size();

    HttpResponse<String> repeat = served.tally(document);
    HttpResponse<String> otherBytes =
        served.post(SAMPLE + "/tallies", "application/json", utf8(reordered(document)));

    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(repeat.statusCode()).isEqualTo(200);
    assertThat(otherBytes.statusCode()).isEqualTo(200);
    assertThat(repeat.body()).isEqualTo(first.body());
    assertThat(otherBytes.body()).isEqualTo(first.body());
    assertThat(served.size()).isEqualTo(size);
  }

  private static String reordered(ObjectNode document) {
    List<Map.Entry<String, JsonNode>> fields = new ArrayList<>(document.properties());
    Collections.reverse(fields);
    ObjectNode reversed = JSON.createObjectNode();
    fields.forEach(field -> reversed.set(field.getKey(), field.getValue()));
    return "\n  " + JSON.writerWithDefaultPrettyPrinter().writeValueAsString(reversed) + " \r\n";
  }

  @Test
  void a_receipt_names_the_stored_entry_by_position_and_leaf_hash() throws Exception {
    JsonNode receipt = json(served.tally(served.document()));
    LogPosition position = new LogPosition(receipt.path("position").asLong());
    byte[] line = served.server().node().log().entry(position).line();
    assertThat(receipt.path("leafHash").asString()).isEqualTo(leafHash(line));
    assertThat(receipt.path("state").asString()).isEqualTo("RECORDED");
    assertThat(receipt.path("findings").isArray()).isTrue();
  }

  /** Of the line in which the sealed part has given way to its hash. */
  private static String leafHash(byte[] line) throws NoSuchAlgorithmException {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    String stored = new String(line, StandardCharsets.UTF_8);
    int sealed = stored.indexOf(",\"sealed\":") + ",\"sealed\":".length();
    byte[] hash = sha256.digest(utf8(stored.substring(sealed, stored.length() - 1)));
    sha256.update((byte) 0);
    String shown = stored.substring(0, sealed) + '"' + HexFormat.of().formatHex(hash) + "\"}";
    return HexFormat.of().formatHex(sha256.digest(utf8(shown)));
  }

  @Test
  void other_content_under_an_envelope_is_refused_and_also_for_another_branch() {
    ObjectNode document = served.document();
    assertThat(served.tally(document).statusCode()).isEqualTo(201);
    ObjectNode otherVotes = document.deepCopy();
    otherVotes.putObject("votes").put("1", 5).put("2", 5);
    ObjectNode otherBranch =
        served.document().put("envelope", document.path("envelope").asString());

    for (ObjectNode other : List.of(otherVotes, otherBranch)) {
      var _ =
          new Refusal(409, "R.106", "/envelope")
              .of(served, JSON.writeValueAsBytes(other), () -> served.tally(other));
    }
  }

  @Test
  void an_envelope_of_a_tally_is_no_envelope_for_another_kind_of_act() {
    ObjectNode document = served.document();
    assertThat(served.tally(document).statusCode()).isEqualTo(201);
    String envelope = document.path("envelope").asString();
    ObjectNode close = JSON.createObjectNode().put("envelope", envelope).put("reason", "r");
    String path = SAMPLE + "/contests/president/branches/" + served.branch() + "/close";
    var _ =
        new Refusal(409, "R.106", "/envelope")
            .of(served, JSON.writeValueAsBytes(close), () -> served.post(path, close));
  }

  @Test
  void of_many_branches_at_once_under_one_envelope_exactly_one_is_accepted() throws Exception {
    List<Callable<HttpResponse<String>>> requests = new ArrayList<>();
    for (int i = 0; i < AT_ONCE; i++) {
      ObjectNode document = served.document().put("envelope", "one-for-all");
      requests.add(() -> served.tally(document));
    }
    long size = served.size();
    List<HttpResponse<String>> answers = all(requests);
    assertThat(answers).filteredOn(a -> a.statusCode() == 201).hasSize(1);
    assertThat(answers)
        .filteredOn(a -> a.statusCode() == 409)
        .hasSize(AT_ONCE - 1)
        .allMatch(a -> json(a).path("code").asString().equals("R.106"));
    assertThat(served.size()).isEqualTo(size + 1);
  }

  @Test
  void one_document_many_times_at_once_is_accepted_once_with_one_receipt() throws Exception {
    ObjectNode document = served.document();
    long size = served.size();
    List<HttpResponse<String>> answers =
        all(Collections.nCopies(AT_ONCE, () -> served.tally(document)));
    assertThat(answers).filteredOn(a -> a.statusCode() == 201).hasSize(1);
    assertThat(answers).filteredOn(a -> a.statusCode() == 200).hasSize(AT_ONCE - 1);
    assertThat(answers.stream().map(HttpResponse::body).distinct()).hasSize(1);
    assertThat(served.size()).isEqualTo(size + 1);
  }

  private static List<HttpResponse<String>> all(List<Callable<HttpResponse<String>>> requests)
      throws InterruptedException, ExecutionException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<HttpResponse<String>> answers = new ArrayList<>();
      for (Future<HttpResponse<String>> answer : threads.invokeAll(requests)) {
        answers.add(answer.get());
      }
      return answers;
    }
  }

  @Test
  void in_one_bulk_request_the_first_line_of_an_envelope_wins_and_corrections_follow_in_order() {
    ObjectNode first = served.document();
    ObjectNode other = served.document().put("envelope", first.path("envelope").asString());
    ObjectNode correction =
        first
            .deepCopy()
            .put("envelope", "bulk-2")
            .put("corrects", first.path("envelope").asString())
            .put("reason", "r");
    ObjectNode last =
        first.deepCopy().put("envelope", "bulk-3").put("corrects", "bulk-2").put("reason", "r");
    String lines =
        String.join("\n", List.of("" + first, "" + first, "" + other, "" + correction, "" + last));

    List<JsonNode> answers = served.bulk(utf8(lines));

    assertThat(answers.subList(0, 5).stream().map(a -> a.path("outcome").asString()))
        .containsExactly("ACCEPTED", "REPEATED", "REFUSED", "ACCEPTED", "ACCEPTED");
    assertThat(answers.get(2).path("code").asString()).isEqualTo("R.106");
    assertThat(served.keptAside(utf8(other.toString()))).isOne();
    assertThat(answers.get(1).path("position")).isEqualTo(answers.get(0).path("position"));
    assertThat(answers.getLast().toString())
        .isEqualTo(
            "{\"lines\":5,\"accepted\":3,\"repeated\":1,\"refused\":1,\"heldBack\":0,\"notInForce\":0}");
  }

  @Test
  void a_repeat_says_whether_its_tally_is_in_force_and_where_what_is_stands() {
    ObjectNode first = served.document();
    String envelope = first.path("envelope").asString();
    ObjectNode second =
        first
            .deepCopy()
            .put("envelope", envelope + "-2")
            .put("corrects", envelope)
            .put("reason", "r");
    JsonNode recorded = json(served.tally(first));
    assertThat(inForce(first)).isEqualTo("true");
    long corrected = json(served.tally(second)).path("position").asLong();

    assertThat(recorded.path("inForce").asBoolean()).isTrue();
    assertThat(inForce(first)).isEqualTo("false " + corrected);
    assertThat(inForce(second)).isEqualTo("true");

    long annulled = ruling(first, "annul-1", "\"kind\":\"ANNUL\"");
    long again = ruling(first, "annul-2", "\"kind\":\"ANNUL\"");
    assertThat(inForce(first)).isEqualTo("false " + again);
    assertThat(inForce(second)).isEqualTo("false " + again);
    long _ = ruling(first, "restore-2", "\"kind\":\"RESTORE\",\"reverses\":\"annul-2\"");
    assertThat(inForce(second)).isEqualTo("false " + annulled);
    long _ = ruling(first, "restore-1", "\"kind\":\"RESTORE\",\"reverses\":\"annul-1\"");
    assertThat(inForce(first)).isEqualTo("false " + corrected);
    assertThat(inForce(second)).isEqualTo("true");

    List<JsonNode> lines = served.bulk(utf8(first + "\n" + second + "\n"));
    assertThat(lines.get(0).path("inForce").asBoolean(true)).isFalse();
    assertThat(lines.get(0).path("inForceAt").asLong()).isEqualTo(corrected);
    assertThat(lines.get(1).path("inForce").asBoolean()).isTrue();
    assertThat(lines.getLast().toString()).contains("\"repeated\":2", "\"notInForce\":1");
  }

  private static String inForce(ObjectNode document) {
    HttpResponse<String> repeat = served.tally(document);
    assertThat(repeat.statusCode()).as(repeat.body()).isEqualTo(200);
    JsonNode at = json(repeat).path("inForceAt");
    return json(repeat).path("inForce").asString() + (at.isMissingNode() ? "" : " " + at);
  }

  /** The position of the entry that a ruling made at the branch. */
  private static long ruling(ObjectNode tally, String envelope, String kind) {
    JsonNode document =
        JSON.readTree(
            """
            {"envelope":"%s",%s,"contest":"president","branches":["%s"],
             "body":"b","office":"o","article":"a","document":"d","date":"2000-01-02"}
            """
                .formatted(envelope, kind, tally.path("branch").asString()));
    HttpResponse<String> answer = served.post(SAMPLE + "/rulings", document);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    String stream = "branch/sample:president/" + tally.path("branch").asString();
    var log = served.server().node().log();
    return log.streamPositions(stream, log.lastSequence(stream), 1)[0];
  }

  @Test
  void a_repeated_closing_says_that_the_branch_is_awaited_again() {
    String act = SAMPLE + "/contests/president/branches/" + served.branch();
    ObjectNode close = JSON.createObjectNode().put("envelope", "closing").put("reason", "r");
    ObjectNode reopen = JSON.createObjectNode().put("envelope", "opening").put("reason", "r");
    assertThat(json(served.post(act + "/close", close)).path("inForce").asBoolean()).isTrue();
    JsonNode reopened = json(served.post(act + "/reopen", reopen));

    JsonNode repeat = json(served.post(act + "/close", close));

    assertThat(repeat.path("inForce").asBoolean(true)).isFalse();
    assertThat(repeat.path("inForceAt")).isEqualTo(reopened.path("position"));
  }

  @Test
  void a_byte_order_mark_and_line_ends_of_two_characters_change_nothing_at_any_door() {
    ObjectNode first = served.document();
    ObjectNode second = served.document();
    first.remove("envelope");
    second.remove("envelope");
    byte[] file = utf8("\uFEFF" + first + "\r\n" + second + "\r\n");
    byte[] alone = utf8("\uFEFF" + first);

    List<JsonNode> plain = served.bulk(file);
    List<JsonNode> packed = served.bulk(Served.gzip(file), "Content-Encoding", "gzip");
    HttpResponse<String> one = served.post(SAMPLE + "/tallies", "application/json", alone);

    assertThat(plain.getLast().toString()).contains("\"lines\":2,\"accepted\":2");
    assertThat(packed.getLast().toString()).contains("\"lines\":2,\"accepted\":0,\"repeated\":2");
    assertThat(one.statusCode()).as(one.body()).isEqualTo(200);
    assertThat(served.bulk(utf8("\uFEFF\r\n" + second)).getLast().toString())
        .contains("\"lines\":1,\"accepted\":0,\"repeated\":1");
    ObjectNode close = JSON.createObjectNode().put("envelope", "bom-close").put("reason", "r");
    HttpResponse<String> act =
        served.post(
            SAMPLE + "/contests/president/branches/" + served.branch() + "/close",
            "application/json",
            utf8("\uFEFF" + close + "\r\n"));
    assertThat(act.statusCode()).as(act.body()).isEqualTo(201);
  }

  @Test
  void an_act_or_a_ruling_again_gets_its_first_receipt() {
    ObjectNode document = served.document();
    String branch = document.path("branch").asString();
    assertThat(served.tally(document).statusCode()).isEqualTo(201);
    ObjectNode ruling =
        (ObjectNode)
            JSON.readTree(
                """
                {"envelope":"annul-%s","kind":"ANNUL","contest":"president","branches":["%s"],
                 "body":"b","office":"o","article":"a","document":"d","date":"2000-01-02"}
                """
                    .formatted(branch, branch));
    String act = SAMPLE + "/contests/president/branches/" + served.branch();
    ObjectNode close = JSON.createObjectNode().put("envelope", "c-" + branch).put("reason", "r");
    ObjectNode reopen = JSON.createObjectNode().put("envelope", "o-" + branch).put("reason", "r");

    repeats(SAMPLE + "/rulings", ruling, "ENFORCED");
    repeats(act + "/close", close, "NO_TALLY");
    repeats(act + "/reopen", reopen, "AWAITED");
  }

  private static void repeats(String path, ObjectNode document, String state) {
    HttpResponse<String> first = served.post(path, document);
    assertThat(served.tally(served.document()).statusCode()).isEqualTo(201);
    long size = served.size();
    HttpResponse<String> repeat = served.post(path, document);
    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
    assertThat(json(first).path("state").asString()).isEqualTo(state);
    assertThat(repeat.statusCode()).isEqualTo(200);
    assertThat(repeat.body()).isEqualTo(first.body());
    assertThat(served.size()).isEqualTo(size);
    ObjectNode other = document.deepCopy();
    other.put(document.has("reason") ? "reason" : "article", "other");
    var _ =
        new Refusal(409, "R.106", "/envelope")
            .of(served, JSON.writeValueAsBytes(other), () -> served.post(path, other));
  }
}
