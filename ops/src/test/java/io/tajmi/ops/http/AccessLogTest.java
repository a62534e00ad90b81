package io.tajmi.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.account.Account;
import io.tajmi.api.access.account.Accounts;
import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import tools.jackson.databind.JsonNode;

/** Who came and who was turned away stands in a log of its own, without anything to come in by. */
@ExtendWith(OutputCaptureExtension.class)
class AccessLogTest {
  private static final String UNKNOWN = "no-such-token-but-somebodys-secret";
  private static final String MISTYPED = "wrong-but-nearly-right";

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

  private static List<JsonNode> log() throws IOException {
    return Files.readAllLines(served.data().resolve("access").resolve("access.log")).stream()
        .map(Served.JSON::readTree)
        .toList();
  }

  private static int act(String token) {
    return served
        .send(
            served
                .as(token, Served.SAMPLE + "/tallies")
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(served.document().toString())))
        .statusCode();
  }

  private static Accounts.Made person() {
    Grant grant = new Grant(Role.SUPERVISORY, null);
    return new Accounts(served.data()).add("person", Account.Kind.PERSON, List.of(grant));
  }

  @Test
  void each_login_and_each_denial_is_a_line_there_and_no_secret_is_anywhere(CapturedOutput console)
      throws IOException {
    Accounts.Made made = person();
    String token = served.machine("denied", Role.OPERATIONS, null);
    try (Browser browser = new Browser(served.base())) {
      assertThat(browser.login("person", MISTYPED)).isEqualTo("/login?wrong");
      assertThat(browser.login(MISTYPED, "x")).isEqualTo("/login?wrong");
      assertThat(browser.login("person", made.secret())).isEqualTo("/");
      String session = browser.cookies().getFirst().getValue();
      String form = Browser.secret(browser.get("/").body());
      var _ = browser.form("/logout", Map.of("_csrf", form));
      assertThat(act(token)).isEqualTo(403);
      assertThat(act(UNKNOWN)).isEqualTo(401);
      assertThat(served.send(served.anonymous("/actuator/prometheus").GET()).statusCode())
          .isEqualTo(401);

      assertThat(log())
          .extracting(line -> line.path("what").asString())
          .containsSubsequence(
              "LOGIN_FAILED",
              "LOGIN_FAILED",
              "LOGIN",
              "LOGOUT",
              "TOKEN_SEEN",
              "DENIED",
              "LOGIN_FAILED",
              "DENIED");
      assertThat(log())
          .allSatisfy(line -> {
            assertThat(line.propertyNames()).startsWith("time", "what", "who", "address");
            assertThat(line.path("who").asString())
                .matches("account:[0-9a-f]{16}|public|unknown|command-line");
          });
      assertThat(log().toString())
          .contains("POST /api/v1/elections/sample/tallies", "account:" + made.account().id())
          .contains("GET /actuator/prometheus");
      for (String secret :
          List.of(token, UNKNOWN, MISTYPED, made.secret(), served.token(), session, form)) {
        assertThat(log().toString()).doesNotContain(secret);
        assertThat(console.getAll()).doesNotContain(secret);
      }
      assertThat(console.getAll())
          .contains("403 POST")
          .doesNotContain("TOKEN_SEEN", "LOGIN", "LOGOUT", "\"what\"");
    }
  }
}
