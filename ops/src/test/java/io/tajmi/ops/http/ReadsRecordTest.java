package io.tajmi.ops.http;

import static io.tajmi.ops.http.Served.SAMPLE;
import static io.tajmi.ops.http.Served.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.account.Accounts;
import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import io.tajmi.digest.Sha256;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What supervision read is on record, for supervision alone, and nobody changes it unseen. */
class ReadsRecordTest {
  private static final String RESULTS = SAMPLE + "/contests/president/results";
  private static final String READS = "/api/v1/reads";

  @Test
  void what_supervision_reads_of_the_past_is_on_record_with_the_hash_of_the_answer(
      @TempDir Path folder) throws IOException {
    try (Served served = Served.sample(folder)) {
      String supervision = served.machine("su", Role.SUPERVISORY, null);
      String past = RESULTS + "?at=" + (served.size() - 1);
      JsonNode answer = served.readAs(supervision, past);
      String account =
          Objects.requireNonNull(new Accounts(served.data()).named("su")).viewer().actor();
      String difference = SAMPLE + "/contests/president/difference?from=" + (served.size() - 1);
      var _ = served.readAs(supervision, difference);
      HttpResponse<String> forked =
          served.send(
              served
                  .as(supervision, SAMPLE + "/forks")
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString("{\"contest\":\"president\"}")));
      String fork = json(forked).path("fork").asString();
      var _ = served.readAs(supervision, RESULTS + "?fork=" + fork);
      var _ = served.readAs(supervision, RESULTS);
      var _ = served.readAs(null, past);
      var _ = served.read(past);
      try (Person board = Person.with(served, "board", new Grant(Role.SUPERVISORY, null))) {
        assertThat(board.get("/elections/sample?at=" + (served.size() - 1)).statusCode())
            .isEqualTo(200);
      }
      JsonNode record = served.readAs(supervision, READS);
      List<JsonNode> items = record.path("items").valueStream().toList();
      assertThat(items)
          .extracting(item -> item.path("address").asString())
          .containsExactly(
              past,
              difference,
              SAMPLE + "/forks/" + fork,
              RESULTS + "?fork=" + fork,
              "/elections/sample?at=" + (served.size() - 1));
      assertThat(items.getFirst().path("account").asString()).isEqualTo(account);
      assertThat(items.getFirst().path("answer").asString())
          .isEqualTo(answer.path("answerHash").asString());
      assertThat(items.getFirst().path("time").asString()).isNotEmpty();
      follows(served, record.path("head"));
      assertThat(served.readAs(supervision, READS + "?after=3").path("items")).hasSize(1);
      assertThat(permissions(served)).isEqualTo("rw-------");
    }
  }

  @Test
  void log_lines_forks_side_by_side_and_the_desk_are_recorded_live_too(@TempDir Path folder) {
    try (Served served = Served.sample(folder)) {
      String supervision = served.machine("su", Role.SUPERVISORY, null);
      String contest = "/elections/sample/contests/president";
      var _ = served.tally(served.document());
      served.awaitHead();
      String lines = "/api/v1/log/entries?contest=sample:president";
      assertThat(status(served, supervision, "/api/v1/log/entries")).isEqualTo(200);
      assertThat(status(served, supervision, lines)).isEqualTo(200);
      String forks = SAMPLE + "/forks";
      String fork =
          json(served.send(
                  served
                      .as(supervision, forks)
                      .header("Content-Type", "application/json")
                      .POST(HttpRequest.BodyPublishers.ofString("{\"contest\":\"president\"}"))))
              .path("fork")
              .asString();
      assertThat(status(served, supervision, forks)).isEqualTo(200);
      assertThat(served.send(served.as(supervision, forks + "/" + fork).DELETE()).statusCode())
          .isEqualTo(204);
      String sheet = contest + "/sheet?fork=" + fork;
      List<String> pages =
          List.of(
              contest + "/suppose?forks=" + fork,
              contest + "/suppose",
              contest + "/desk",
              contest + "/origin",
              sheet);
      try (Person board = Person.with(served, "board", new Grant(Role.SUPERVISORY, null))) {
        for (String page : pages) {
          assertThat(board.get(page).statusCode()).as(page).isEqualTo(200);
        }
        assertThat(board.sends(sheet, "question=x").statusCode()).isEqualTo(200);
        var _ = board.get(contest);
        var _ = board.sends("/logout", "");
      }
      var _ = served.get("/api/v1/log/entries");
      List<String> expected = new ArrayList<>();
      expected.addAll(List.of("/api/v1/log/entries", lines, forks + "/" + fork, forks));
      expected.add("DELETE " + forks + "/" + fork);
      expected.addAll(pages);
      expected.add("POST " + sheet);
      List<JsonNode> items = served.readAs(supervision, READS).path("items").valueStream().toList();
      assertThat(items)
          .extracting(item -> item.path("address").asString())
          .containsExactlyElementsOf(expected);
      assertThat(items.getFirst().path("answer").asString()).hasSize(64);
    }
  }

  private static String permissions(Served served) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file(served)));
  }

  private static Path file(Served served) {
    return served.data().resolve("reads/reads.log");
  }

  /** Each line has the hash of the one before, and the head that of the last. */
  private static void follows(Served served, JsonNode head) throws IOException {
    String before = "0".repeat(64);
    List<String> lines = Files.readAllLines(file(served));
    assertThat(lines)
        .extracting(line -> Served.JSON.readTree(line).path("salt").asString())
        .doesNotHaveDuplicates()
        .allMatch(salt -> salt.matches("[0-9a-f]{32}"));
    for (String line : lines) {
      assertThat(Served.JSON.readTree(line).path("before").asString()).isEqualTo(before);
      before = Sha256.hex(line.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(head.path("count").asLong()).isEqualTo(lines.size());
    assertThat(head.path("hash").asString()).isEqualTo(before);
    assertThat(head.path("missed").asLong()).isZero();
  }

  @Test
  void the_record_is_for_supervision_alone_and_its_end_for_both_chains(@TempDir Path folder) {
    try (Served served = Served.sample(folder)) {
      String supervision = served.machine("su", Role.SUPERVISORY, null);
      String county = served.machine("county-board", Role.SUPERVISORY, "S");
      String operations = served.machine("ops", Role.OPERATIONS, null);
      assertThat(status(served, null, READS)).isEqualTo(401);
      assertThat(status(served, null, READS + "/head")).isEqualTo(401);
      for (String other : List.of(served.token(), county, operations)) {
        assertThat(status(served, other, READS)).isEqualTo(403);
      }
      assertThat(status(served, operations, READS + "/head")).isEqualTo(403);
      var _ = served.readAs(county, RESULTS + "?at=" + (served.size() - 1));
      JsonNode head = served.read(READS + "/head");
      assertThat(head.path("count").asLong()).isOne();
      assertThat(served.readAs(supervision, READS + "/head")).isEqualTo(head);
      assertThat(head.toString()).doesNotContain("results");
      assertThat(status(served, supervision, READS + "?limit=0")).isEqualTo(400);
    }
  }

  private static int status(Served served, @Nullable String token, String path) {
    return served.send(served.as(token, path).GET()).statusCode();
  }

  @Test
  void it_goes_on_after_a_restart_and_says_what_somebody_did_to_it(@TempDir Path folder)
      throws IOException {
    try (Served served = Served.sample(folder)) {
      String supervision = served.machine("su", Role.SUPERVISORY, null);
      String past = RESULTS + "?at=" + (served.size() - 1);
      for (int i = 0; i < 3; i++) {
        var _ = served.readAs(supervision, past);
      }
      String third = served.read(READS + "/head").path("hash").asString();
      served.restart();
      assertThat(served.read(READS + "/head").path("hash").asString()).isEqualTo(third);
      served.restart(() ->
          write(
              served,
              (file, all, how) -> Files.writeString(file, all, how),
              "{\"half\":",
              StandardOpenOption.APPEND));
      JsonNode cut = served.readAs(supervision, READS);
      assertThat(cut.path("items").get(3).path("what").asString()).isEqualTo("CUT");
      assertThat(cut.path("items").get(3).path("count").asLong()).isEqualTo(8);
      assertThat(cut.path("items").get(3).path("before").asString()).isEqualTo(third);
      assertThat(served.data().resolve("reads/cut-3-0")).hasContent("{\"half\":");
      List<String> lines = Files.readAllLines(file(served));
      String shorter = lines.get(0) + "\n" + lines.get(1) + "\n";
      served.restart(() ->
          write(
              served,
              (file, all, how) -> Files.writeString(file, all, how),
              shorter,
              StandardOpenOption.TRUNCATE_EXISTING));
      JsonNode shortened = served.readAs(supervision, READS);
      assertThat(shortened.path("items")).hasSize(3);
      assertThat(shortened.path("items").get(2).path("what").asString()).isEqualTo("SHORTENED");
      assertThat(shortened.path("items").get(2).path("count").asLong()).isEqualTo(2);
      String other = Files.readString(file(served)).replaceFirst("READ", "MISSED");
      served.restart(() ->
          write(
              served,
              (file, all, how) -> Files.writeString(file, all, how),
              other,
              StandardOpenOption.TRUNCATE_EXISTING));
      assertThat(served.readAs(supervision, READS).path("items").toString())
          .contains("CUT", "SHORTENED");
      follows(served, served.read(READS + "/head"));
    }
  }

  private interface Writing {
    Path to(Path file, CharSequence text, StandardOpenOption option) throws IOException;
  }

  private static void write(
      Served served, Writing writing, String text, StandardOpenOption option) {
    try {
      var _ = writing.to(file(served), text, option);
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }
}
