package io.tajmi.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.account.Account;
import io.tajmi.api.access.account.Accounts;
import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import io.tajmi.election.AreaCode;
import io.tajmi.ops.TajmiRun;
import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class LoginTest {
  private static final String RESULTS = Served.SAMPLE + "/contests/president/results";

  /** What every page may load. */
  static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none';"
          + " base-uri 'none'";

  @TempDir static Path folder;
  private static Served served;
  private static int people;

  private final List<Browser> open = new ArrayList<>();

  @BeforeAll
  static void serve() {
    served = Served.sample(folder);
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  @AfterEach
  void closeBrowsers() {
    open.forEach(Browser::close);
  }

  private Browser browser() {
    Browser browser = new Browser(served.base());
    open.add(browser);
    return browser;
  }

  private static Accounts.Made person(Role role) {
    people++;
    return new Accounts(served.data())
        .add("person-" + people, Account.Kind.PERSON, List.of(new Grant(role, null)));
  }

  private static List<JsonNode> log() throws IOException {
    return Files.readAllLines(served.data().resolve("access").resolve("access.log")).stream()
        .map(Served.JSON::readTree)
        .toList();
  }

  private static List<String> said(Account account) throws IOException {
    return log().stream()
        .filter(line -> line.path("who").asString().equals("account:" + account.id()))
        .map(line -> line.path("what").asString())
        .toList();
  }

  @Test
  void a_person_logs_in_reads_and_logs_out() throws IOException {
    Accounts.Made made = person(Role.SUPERVISORY);
    Browser browser = browser();
    assertThat(browser.login(made.account().name(), made.secret())).isEqualTo("/");

    HttpResponse<String> home = browser.get("/");
    assertThat(home.body())
        .contains(">" + made.account().name() + "</bdi>")
        .doesNotContain(made.account().id());
    JsonNode results = Served.json(browser.get(RESULTS));
    assertThat(results.path("extent").asString()).isEqualTo("ALL");

    String secret = Browser.secret(home.body());
    assertThat(browser.location(browser.form("/logout", Map.of("_csrf", secret)))).isEqualTo("/");
    assertThat(Served.json(browser.get(RESULTS)).path("extent").asString()).isEqualTo("NONE");
    assertThat(said(made.account())).containsExactly("LOGIN", "LOGOUT");
  }

  @Test
  void a_form_that_comes_in_parts_is_none() {
    Accounts.Made made = person(Role.SUPERVISORY);
    Browser browser = browser();
    String secret = Browser.secret(browser.get("/login").body());
    String body = "";
    for (Map.Entry<String, String> field :
        Map.of("username", made.account().name(), "password", made.secret(), "_csrf", secret)
            .entrySet()) {
      body +=
          "--part\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
              .formatted(field.getKey(), field.getValue());
    }
    HttpResponse<String> answer =
        browser.send(
            HttpRequest.newBuilder(URI.create(served.base() + "/login"))
                .header("Content-Type", "multipart/form-data; boundary=part")
                .POST(HttpRequest.BodyPublishers.ofString(body + "--part--\r\n")));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.headers().firstValue("Connection")).contains("close");
  }

  @Test
  void the_form_makes_no_session_and_cookies_are_for_the_server_alone() {
    Accounts.Made made = person(Role.SUPERVISORY);
    Browser browser = browser();
    HttpResponse<String> form = browser.get("/login");
    assertThat(browser.cookies()).extracting(HttpCookie::getName).containsExactly("tajmi-form");
    assertThat(form.headers().firstValue("Set-Cookie").orElseThrow())
        .contains("HttpOnly", "SameSite=Strict", "Path=/")
        .doesNotContain("Secure", "Max-Age");

    HttpResponse<String> entered =
        browser.form(
            "/login",
            Map.of(
                "username",
                made.account().name(),
                "password",
                made.secret(),
                "_csrf",
                Browser.secret(form.body())));
    assertThat(entered.headers().allValues("Set-Cookie"))
        .filteredOn(cookie -> cookie.startsWith("tajmi="))
        .singleElement()
        .asString()
        .contains("HttpOnly", "SameSite=Strict", "Path=/")
        .doesNotContain("Secure", "Max-Age");
    assertThat(browser.cookies()).extracting(HttpCookie::getName).containsExactly("tajmi");
    assertThat(session(browser)).hasSize(43);
  }

  private static String session(Browser browser) {
    return browser.cookies().stream()
        .filter(cookie -> cookie.getName().equals("tajmi"))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_form_without_its_secret_is_not_taken() {
    Accounts.Made made = person(Role.SUPERVISORY);
    Browser browser = browser();
    HttpResponse<String> answer =
        browser.form(
            "/login", Map.of("username", made.account().name(), "password", made.secret()));
    assertThat(browser.location(answer)).isEqualTo("/login?expired");
    assertThat(Served.json(browser.get(RESULTS)).path("extent").asString()).isEqualTo("NONE");

    assertThat(browser.login(made.account().name(), made.secret())).isEqualTo("/");
    var _ = new Refusal(403, "FORBIDDEN", null).problem(browser.form("/logout", Map.of("x", "y")));
    assertThat(Served.json(browser.get(RESULTS)).path("extent").asString()).isEqualTo("ALL");
  }

  @Test
  void a_wrong_password_a_wrong_name_and_a_machine_are_answered_alike() throws IOException {
    Accounts.Made made = person(Role.SUPERVISORY);
    for (String name : List.of(made.account().name(), "nobody", "operator")) {
      assertThat(browser().login(name, "wrong")).isEqualTo("/login?wrong");
    }
    assertThat(browser().login(made.account().name(), "x".repeat(10_000)))
        .isEqualTo("/login?wrong");
    assertThat(said(made.account())).containsExactly("LOGIN_FAILED", "LOGIN_FAILED");
    assertThat(browser().get("/login?wrong&lang=en").body()).contains("The user name or the");
  }

  @Test
  void after_five_wrong_passwords_even_the_right_one_waits_there() throws IOException {
    Accounts.Made made = person(Role.SUPERVISORY);
    for (int i = 0; i < 7; i++) {
      var _ = browser().login(made.account().name(), "wrong " + i);
    }
    assertThat(browser().login(made.account().name(), made.secret())).isEqualTo("/login?wait");
    assertThat(said(made.account())).contains("LOGIN_DELAYED").doesNotContain("LOGIN");
  }

  @Test
  void who_is_blocked_is_out_at_once_also_of_an_open_session() {
    Accounts.Made made = person(Role.SUPERVISORY);
    Browser browser = browser();
    assertThat(browser.login(made.account().name(), made.secret())).isEqualTo("/");
    String data = served.data().toString();
    assertThat(TajmiRun.of("user", "block", made.account().name(), "--data", data).exitCode())
        .isZero();

    assertThat(Served.json(browser.get(RESULTS)).path("extent").asString()).isEqualTo("NONE");
    assertThat(browser.get("/").body()).doesNotContain("account:");
    assertThat(browser().login(made.account().name(), made.secret())).isEqualTo("/login?wrong");
  }

  @Test
  void who_reads_no_votes_lands_on_how_far_the_count_has_come() {
    for (Role role : List.of(Role.OPERATIONS, Role.IT_SUPPORT)) {
      Accounts.Made made = person(role);
      Browser browser = browser();
      assertThat(browser.login(made.account().name(), made.secret())).isEqualTo("/");
      String lands = browser.location(browser.get("/"));
      assertThat(browser.get(lands + "?lang=en").body())
          .contains("data-topic=\"progress/sample\"")
          .doesNotContain(">Overview</a>", ">Wall", ">—<");
    }
    assertThat(browser().get("/?lang=en").body()).contains(">Overview</a>");
  }

  @Test
  void a_session_reads_and_never_acts() {
    Accounts.Made made = person(Role.EXECUTIVE);
    Browser browser = browser();
    assertThat(browser.login(made.account().name(), made.secret())).isEqualTo("/");
    HttpRequest.Builder tally =
        served
            .anonymous(Served.SAMPLE + "/tallies")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(served.document().toString()));
    JsonNode problem = new Refusal(403, "FORBIDDEN", null).problem(browser.send(tally));
    assertThat(problem.path("detail").asString()).contains("needs a token");
  }

  @Test
  void an_act_outside_the_areas_of_a_token_is_denied_by_the_sealed_definition() throws Exception {
    var document = served.document();
    String branch =
        Served.SAMPLE + "/contests/president/branches/" + document.path("branch").asString();
    String area = served.read(branch).path("area").asString();
    String near = served.machine("near", Role.EXECUTIVE, area);
    String far = served.machine("far", Role.EXECUTIVE, area.startsWith("S-1") ? "S-2" : "S-1");
    long size = served.size();

    HttpResponse<String> denied = act(far, "/tallies", document);
    var _ = new Refusal(403, "FORBIDDEN", null).problem(denied);
    assertThat(served.size()).isEqualTo(size);
    assertThat(served.keptAside(Served.JSON.writeValueAsBytes(document))).isOne();
    HttpResponse<String> bulk =
        served.send(
            served
                .as(far, Served.SAMPLE + "/tallies/bulk")
                .header("Content-Type", "application/x-ndjson")
                .POST(HttpRequest.BodyPublishers.ofString(document + "\n")));
    JsonNode line = Served.JSON.readTree(bulk.body().lines().findFirst().orElseThrow());
    assertThat(line.path("code").asString()).isEqualTo("FORBIDDEN");
    assertThat(log().getLast().path("what").asString()).isEqualTo("DENIED");

    HttpResponse<String> taken = act(near, "/tallies", document);
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
    var position = new io.tajmi.eventlog.LogPosition(Served.json(taken).path("position").asLong());
    Account account = new Accounts(served.data()).named("near");
    assertThat(served.server().node().log().entry(position).meta())
        .containsEntry("actor", "account:" + java.util.Objects.requireNonNull(account).id());
  }

  private static HttpResponse<String> act(String token, String path, JsonNode document) {
    return served.send(
        served
            .as(token, Served.SAMPLE + path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(Served.JSON.writeValueAsBytes(document))));
  }

  @Test
  void supervisors_rule_within_their_areas_only() {
    var document = served.document();
    assertThat(served.tally(document).statusCode()).isEqualTo(201);
    String code = document.path("branch").asString();
    String area =
        served.read(Served.SAMPLE + "/contests/president/branches/" + code).path("area").asString();
    JsonNode ruling =
        Served.JSON.readTree(
            """
            {"envelope":"s-1","kind":"ANNUL","contest":"president","branches":["%s"],
             "body":"b","office":"o","article":"a","document":"d","date":"2000-01-02"}
            """
                .formatted(code));
    String far = area.startsWith("S-1") ? "S-2" : "S-1";
    String other = served.machine("su-far", Role.SUPERVISORY, far);
    String own = served.machine("su-near", Role.SUPERVISORY, new AreaCode(area).value());
    assertThat(act(other, "/rulings", ruling).statusCode()).isEqualTo(403);
    assertThat(act(own, "/rulings", ruling).statusCode()).isEqualTo(201);
    assertThat(act(own, "/tallies", served.document()).statusCode()).isEqualTo(403);
  }

  @Test
  void every_answer_forbids_frames_scripts_of_others_and_telling_where_one_came_from() {
    for (String path :
        List.of(
            "/",
            "/login",
            "/nothing",
            "/assets/tajmi.css",
            RESULTS,
            "/actuator/health",
            "/api/v1/nothing",
            "/actuator/prometheus")) {
      var headers = served.send(served.anonymous(path).GET()).headers();
      assertThat(headers.allValues("Content-Security-Policy")).as(path).containsExactly(POLICY);
      assertThat(headers.firstValue("Referrer-Policy")).as(path).hasValue("no-referrer");
      assertThat(headers.firstValue("X-Frame-Options")).as(path).hasValue("DENY");
      assertThat(headers.firstValue("X-Content-Type-Options")).as(path).hasValue("nosniff");
      assertThat(headers.firstValue("Permissions-Policy")).as(path).isPresent();
      assertThat(headers.firstValue("Server")).as(path).isEmpty();
    }
  }

  @Test
  void a_page_holds_no_script_and_no_style_of_its_own() {
    for (String path : List.of("/", "/login", "/login?wrong")) {
      String page = served.send(served.anonymous(path).GET()).body();
      assertThat(page).as(path).contains("<html");
      assertThat(page).doesNotContainPattern("<script(?![^>]*\\ssrc=)");
      assertThat(page).doesNotContainPattern("<style|\\sstyle=|\\son[a-z]+=|javascript:");
    }
  }

  @Test
  void health_says_up_or_down_to_everyone_and_more_to_those_who_keep_it_running() {
    JsonNode everyone = served.readAs(null, "/actuator/health/readiness");
    assertThat(everyone.propertyNames()).containsExactly("status");
    String it = served.machine("it-health", Role.IT_SUPPORT, null);
    assertThat(served.readAs(it, "/actuator/health/readiness").path("components").has("count"))
        .isTrue();
    String board = served.machine("board", Role.SUPERVISORY, null);
    assertThat(served.readAs(board, "/actuator/health/readiness").has("components")).isFalse();
  }
}
