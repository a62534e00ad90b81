package io.tajmi.ops.http;

import static io.tajmi.ops.http.Served.SAMPLE;
import static io.tajmi.ops.http.Served.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import io.tajmi.ops.TajmiRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The printed sheet: what is found, and how anybody finds the same. */
class SheetPageTest {
  private static final String CONTEST = "/elections/sample/contests/president";
  private static final String PAGE = CONTEST + "/sheet";

  @TempDir static Path folder;
  private static Served served;
  private static Person headquarters;
  private static final List<String> BRANCHES = new ArrayList<>();
  private static final List<Long> POSITIONS = new ArrayList<>();

  @BeforeAll
  static void serve() {
    served = Served.sample(folder);
    for (int i = 0; i < 4; i++) {
      var document = served.document();
      BRANCHES.add(document.path("branch").asString());
      POSITIONS.add(json(served.tally(document)).path("through").asLong());
    }
    served.awaitHead();
    headquarters = Person.with(served, "hq", new Grant(Role.EXECUTIVE, null));
  }

  @AfterAll
  static void stop() {
    headquarters.close();
    served.close();
  }

  private static String fork() {
    String body =
        "{\"contest\":\"president\",\"without\":{\"entries\":[%d]}}".formatted(POSITIONS.get(1));
    HttpResponse<String> answer = served.post(SAMPLE + "/forks", Served.JSON.readTree(body));
    assertThat(answer.statusCode()).isEqualTo(201);
    return json(answer).path("fork").asString();
  }

  private static Document page(String address) {
    HttpResponse<String> answer = headquarters.get(address);
    assertThat(answer.statusCode()).as(address).isEqualTo(200);
    return Jsoup.parse(answer.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&area=S-1", "&branches=FIRST", "&area=S&branches=FIRST,SECOND"})
  void its_hash_is_that_of_the_answer_and_its_command_line_gives_the_same(String scope) {
    String asked = scope.replace("FIRST", BRANCHES.get(1)).replace("SECOND", BRANCHES.get(2));
    String moments = "?from=" + POSITIONS.get(0) + "&at=" + POSITIONS.get(3);
    assertRepeats(page(PAGE + moments + asked + "&lang=fa"));
  }

  @Test
  void of_a_supposition_too() {
    Document sheet = page(PAGE + "?lang=en&fork=" + fork());
    assertThat(sheet.select(".past-said, .supposed-said").eachText())
        .allMatch(said -> said.contains("nothing of the count has been changed"))
        .hasSize(2);
    assertRepeats(sheet);
  }

  private static void assertRepeats(Document sheet) {
    String hash = sheet.select("#answer-hash").text();
    String address = sheet.select(".proof code").getLast().text();
    assertThat(served.read(address).path("answerHash").asString()).isEqualTo(hash);
    String command = sheet.select("#command").text();
    assertThat(command)
        .startsWith("./tajmi difference --election sample --contest president")
        .endsWith("--server SERVER --token-file TOKEN");
    assertThat(sheet.text()).doesNotContain(served.base().replaceAll(".*//", ""));
    assertThat(sheet.select("#command .whole").eachText()).allMatch(piece -> piece.length() < 80);
    List<String> words = new ArrayList<>(words(command));
    words.removeFirst();
    words.replaceAll(word -> word.equals("SERVER") ? served.base() : word);
    words.replaceAll(word -> word.equals("TOKEN") ? token().toString() : word);
    String printed = ran(words);
    assertThat(printed).contains("Answer hash " + hash);
  }

  /** As a shell reads it. */
  private static List<String> words(String command) {
    try {
      Process shell =
          new ProcessBuilder("sh", "-c", "printf '%s\\n' " + command)
              .redirectErrorStream(true)
              .start();
      String read = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(shell.waitFor()).as(read).isZero();
      return read.lines().toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private static Path token() {
    try {
      return Files.writeString(folder.resolve("token"), served.token());
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String ran(List<String> words) {
    TajmiRun run = TajmiRun.of(words.toArray(String[]::new));
    assertThat(run.exitCode()).as(run.err()).isZero();
    return run.out();
  }

  @Test
  void what_is_typed_is_on_the_sheet_and_the_question_in_no_address() {
    String address =
        PAGE
            + "?from="
            + POSITIONS.get(0)
            + "&at="
            + POSITIONS.get(3)
            + "&complaint="
            + Person.coded("۱۲/الف")
            + "&received=1405&reviewed=1406&lang=fa";
    String form = "question=" + Person.coded("چرا رأی شعبهٔ ۳ <b> تغییر کرد؟");
    long size = served.size();
    HttpResponse<String> answer = headquarters.sends(address, form);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    Document sheet = Jsoup.parse(answer.body());
    assertThat(sheet.select(".typed").text()).isEqualTo("چرا رأی شعبهٔ ۳ <b> تغییر کرد؟");
    assertThat(sheet.select(".line").eachText()).contains("۱۲/الف", "1405", "1406");
    assertThat(sheet.select("[href*=question], [action*=question]")).isEmpty();
    assertThat(served.size()).isEqualTo(size);
    assertThat(page(address).select(".typed").text()).isEmpty();
  }

  @Test
  void it_names_both_moments_their_roots_and_the_boards_and_adds_up() {
    Document sheet =
        page(PAGE + "?from=" + POSITIONS.get(0) + "&at=" + POSITIONS.get(3) + "&lang=fa");
    assertThat(sheet.select(".past-said").text()).contains("نمایش گذشته، نه زنده");
    assertThat(sheet.select("main code").eachText())
        .contains(
            served
                .read(SAMPLE + "/progress?at=" + POSITIONS.get(0))
                .path("asOf")
                .path("root")
                .asString())
        .contains(
            served
                .read(SAMPLE + "/progress?at=" + POSITIONS.get(3))
                .path("asOf")
                .path("root")
                .asString());
    assertThat(sheet.select("main").text())
        .contains("مابه‌التفاوت بدون علت: ۰", "نخستین صورت‌جلسه‌ها", "هیئت اجرایی", "هیئت نظارت");
    assertThat(sheet.select("table").text()).contains("\u200E+۱۸");
  }

  @Test
  void a_moment_that_is_none_is_said_in_words_and_who_reads_as_the_public_sees_no_votes() {
    assertThat(page(PAGE + "?from=soon&lang=fa").select(".notice").text()).contains("زمان");
    assertThat(page(PAGE + "?lang=fa").select(".notice").text()).contains("زمان نخست را بنویسید");
    try (Person anybody = Person.anybody(served)) {
      String moments = "?from=" + POSITIONS.get(0) + "&at=" + POSITIONS.get(3);
      HttpResponse<String> answer = anybody.get(PAGE + moments + "&lang=fa");
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).contains("آرا نشان داده نمی‌شود").doesNotContain("+۱۸");
      assertThat(anybody.get(PAGE + "?fork=" + fork()).statusCode()).isEqualTo(404);
    }
  }
}
