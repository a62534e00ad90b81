package io.tajmi.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.access.account.Account;
import io.tajmi.api.access.account.Accounts;
import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A request for a page that cannot be shown is answered by a page, a program by a problem. */
class RefusedPagesTest {
  private static final String SHEET = "/elections/sample/contests/president/materiality";
  private static final String PROBLEM = "application/problem+json";

  @TempDir static Path folder;
  private static Served served;
  private static Browser anybody;
  private static Browser operator;
  private static Account account;

  @BeforeAll
  static void serve() {
    served = Served.empty(folder);
    Accounts.Made made =
        new Accounts(served.data())
            .add("operator-2", Account.Kind.PERSON, List.of(new Grant(Role.OPERATIONS, null)));
    account = made.account();
    anybody = new Browser(served.base());
    operator = new Browser(served.base());
    assertThat(operator.login(account.name(), made.secret())).isEqualTo("/");
  }

  @AfterAll
  static void stop() {
    anybody.close();
    operator.close();
    served.close();
  }

  @Test
  void a_page_says_whether_to_log_in_to_ask_for_a_right_or_to_look_elsewhere() throws IOException {
    refused(anybody, SHEET, 401, "Log in to see this page");
    refused(operator, SHEET, 403, "This page is not open to your account");
    refused(operator, "/nothing", 404, "There is nothing at this address");
    HttpResponse<String> other =
        refused(operator, "/logout", 405, "This request could not be answered");
    assertThat(other.headers().firstValue("Allow")).hasValue("POST");
    assertThat(Files.readAllLines(served.data().resolve("access/access.log")))
        .filteredOn(line -> line.contains("account:" + account.id()) && line.contains("DENIED"))
        .singleElement()
        .asString()
        .contains(SHEET);
  }

  @Test
  void a_refusal_waits_for_no_position() {
    HttpResponse<String> answer = asked(anybody, "/nothing?lang=en&at-least=999999999");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(Jsoup.parse(answer.body()).select("h1").text())
        .isEqualTo("There is nothing at this address");
  }

  @Test
  void a_program_and_whoever_asks_the_api_get_a_problem() {
    for (String path : List.of("/api/v1/nothing", "/actuator/nothing")) {
      assertThat(asked(operator, path).headers().firstValue("Content-Type")).hasValue(PROBLEM);
    }
    assertThat(operator.get("/nothing").headers().firstValue("Content-Type")).hasValue(PROBLEM);
  }

  private static HttpResponse<String> refused(
      Browser browser, String path, int status, String title) {
    HttpResponse<String> answer = asked(browser, path + "?lang=en");
    assertThat(answer.statusCode()).as(path).isEqualTo(status);
    assertThat(answer.headers().allValues("Content-Security-Policy"))
        .containsExactly(LoginTest.POLICY);
    Document page = Jsoup.parse(answer.body());
    assertThat(page.select("h1").text()).isEqualTo(title);
    assertThat(page.select(".language").attr("href")).isEqualTo(path + "?lang=fa");
    return answer;
  }

  private static HttpResponse<String> asked(Browser browser, String path) {
    return browser.send(
        HttpRequest.newBuilder(URI.create(served.base() + path))
            .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8")
            .GET());
  }

  /** Paths that no program of ours writes, which the container or the firewall refuses. */
  @ParameterizedTest
  @ValueSource(
      strings = {"/elections/%zz", "/%ff%fe", "/a%00b", "//evil", "/elections;x=1", "/a%2Fb"})
  void an_address_that_cannot_be_read_is_refused_under_the_same_headers(String target)
      throws IOException {
    String answer = raw(target, "text/html");
    assertThat(answer).startsWith("HTTP/1.1 400 ");
    String head = answer.substring(0, answer.indexOf("\r\n\r\n"));
    assertThat(head)
        .contains("Content-Security-Policy: default-src 'none'")
        .contains("frame-ancestors 'none'")
        .contains("X-Content-Type-Options: nosniff");
    assertThat(answer.substring(head.length())).doesNotContain("Tomcat").doesNotContain("evil");
  }

  @Test
  void what_the_firewall_refuses_is_a_page_to_people_and_a_problem_to_programs()
      throws IOException {
    assertThat(raw("/elections;x=1", "text/html")).contains("Content-Type: text/html", "<h1>");
    assertThat(raw("/elections;x=1", "*/*")).contains("Content-Type: " + PROBLEM, "R.101");
  }

  private static String raw(String target, String accept) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), served.server().port())) {
      String request =
          "GET %s HTTP/1.1\r\nHost: count.test\r\nAccept: %s\r\nConnection: close\r\n\r\n"
              .formatted(target, accept);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
