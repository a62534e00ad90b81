package io.tajmi.ops.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.api.ApiSettings;
import io.tajmi.api.access.account.Account;
import io.tajmi.api.access.account.Accounts;
import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import io.tajmi.eventlog.LogKind;
import io.tajmi.ops.serve.NodeSettings;
import io.tajmi.ops.serve.TajmiServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Where a server listens and whose word it takes on who asked. All of 127.0.0.0/8 is this machine,
 * but to the server any address but 127.0.0.1 is beyond it.
 */
class PortsTest {
  private static final String ELSEWHERE = "127.0.0.2";
  private static final String[] FORWARDED = {
    "X-Forwarded-For", "203.0.113.7", "X-Forwarded-Proto", "https", "X-Forwarded-Host", "count.test"
  };

  @TempDir Path folder;

  private TajmiServer serve(String address, boolean behindProxy) {
    NodeSettings.Ports ports = new NodeSettings.Ports(address, 0, behindProxy);
    return TajmiServer.start(new NodeSettings(folder, ports, LogKind.TEST, ApiSettings.DEFAULT));
  }

  private static Browser browser(String address, TajmiServer server) {
    return new Browser("http://" + address + ":" + server.port());
  }

  private static void reach(String address, int port) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), 2_000);
    }
  }

  private String password() {
    return new Accounts(folder)
        .add("p", Account.Kind.PERSON, List.of(new Grant(Role.EXECUTIVE, null)))
        .secret();
  }

  /** A wrong password, as it arrives from a proxy or from somebody who pretends to be one. */
  private static HttpResponse<String> wrongPassword(Browser browser, String base) {
    HttpResponse<String> form =
        browser.send(HttpRequest.newBuilder(URI.create(base + "/login")).headers(FORWARDED).GET());
    String cookie = form.headers().firstValue("Set-Cookie").orElseThrow();
    String secret = Browser.secret(form.body());
    return browser.send(
        HttpRequest.newBuilder(URI.create(base + "/login"))
            .headers(FORWARDED)
            .header("Cookie", cookie.substring(0, cookie.indexOf(';')))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString("username=p&password=wrong&_csrf=" + secret)));
  }

  private JsonNode lastFailure() {
    try {
      return Files.readAllLines(folder.resolve("access/access.log")).stream()
          .map(Served.JSON::readTree)
          .filter(line -> line.path("what").asString().equals("LOGIN_FAILED"))
          .reduce((_, later) -> later)
          .orElseThrow();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @Test
  void by_default_it_answers_at_this_machine_alone_and_takes_nobodys_word() throws IOException {
    try (TajmiServer server = serve(NodeSettings.Ports.LOOPBACK, false);
        Browser browser = browser(NodeSettings.Ports.LOOPBACK, server)) {
      reach(NodeSettings.Ports.LOOPBACK, server.port());
      assertThatThrownBy(() -> reach(ELSEWHERE, server.port()))
          .isInstanceOf(ConnectException.class);
      assertThat(browser.login("p", password())).isEqualTo("/");
      assertThat(browser.get("/").body()).contains("/logout");

      String base = "http://127.0.0.1:" + server.port();
      var refused = wrongPassword(new Browser(base), base);
      assertThat(refused.headers().firstValue("Location")).hasValue("/login?wrong");
      assertThat(lastFailure().path("address").asString()).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void beyond_this_machine_nobody_stays_logged_in_without_tls_and_no_stranger_names_an_address() {
    try (TajmiServer server = serve(ELSEWHERE, false);
        Browser browser = browser(ELSEWHERE, server)) {
      assertThatThrownBy(() -> reach(NodeSettings.Ports.LOOPBACK, server.port()))
          .isInstanceOf(ConnectException.class);
      String cookie = browser.get("/login").headers().firstValue("Set-Cookie").orElseThrow();
      assertThat(cookie).contains("Secure", "HttpOnly", "SameSite=Strict");
      assertThat(browser.login("p", password())).isEqualTo("/login?expired");
      assertThat(browser.get("/").body()).doesNotContain("/logout");

      String base = "http://" + ELSEWHERE + ":" + server.port();
      var refused = wrongPassword(new Browser(base), base);
      assertThat(refused.headers().firstValue("Location")).hasValue("/login?wrong");
      assertThat(lastFailure().path("address").asString()).startsWith("127.0.0.");
    }
  }

  @Test
  void behind_a_proxy_the_address_and_the_scheme_are_those_that_it_says() {
    try (TajmiServer server = serve(NodeSettings.Ports.LOOPBACK, true)) {
      String base = "http://127.0.0.1:" + server.port();
      var refused = wrongPassword(new Browser(base), base);
      assertThat(refused.headers().firstValue("Location")).hasValue("/login?wrong");
      assertThat(lastFailure().path("address").asString()).isEqualTo("203.0.113.7");
      assertThat(refused.headers().firstValue("Strict-Transport-Security")).isPresent();
      String cookie =
          new Browser(base).get("/login").headers().firstValue("Set-Cookie").orElseThrow();
      assertThat(cookie).contains("Secure");
    }
  }

  @Test
  void a_machine_comes_with_its_token_whatever_stands_between() {
    try (TajmiServer server = serve(ELSEWHERE, false);
        Browser machine = browser(ELSEWHERE, server)) {
      String token =
          new Accounts(folder)
              .add("m", Account.Kind.MACHINE, List.of(new Grant(Role.OPERATIONS, null)))
              .secret();
      var meters =
          machine.send(
              HttpRequest.newBuilder(URI.create(server.innerAddress() + "/actuator/prometheus"))
                  .header("Authorization", "Bearer " + token)
                  .GET());
      assertThat(meters.statusCode()).isEqualTo(200);
      assertThat(Map.copyOf(meters.headers().map())).doesNotContainKey("set-cookie");
    }
  }

  @Test
  void health_and_meters_are_at_the_inner_door_alone_and_everything_else_at_both()
      throws IOException {
    NodeSettings.Ports ports =
        new NodeSettings.Ports(ELSEWHERE, 0, new NodeSettings.Inner("127.0.0.3", 0), false);
    NodeSettings settings = new NodeSettings(folder, ports, LogKind.TEST, ApiSettings.DEFAULT);
    try (TajmiServer server = TajmiServer.start(settings);
        Browser everyone = new Browser(server.address());
        Browser inner = new Browser(server.innerAddress())) {
      assertThat(server.innerAddress()).startsWith("http://127.0.0.3:");
      for (String path :
          List.of("/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness")) {
        assertThat(everyone.get(path).statusCode()).as(path).isEqualTo(404);
        assertThat(inner.get(path).statusCode()).as(path).isEqualTo(200);
      }
      assertThat(everyone.get("/actuator/prometheus").statusCode()).isEqualTo(404);
      assertThat(inner.get("/actuator/prometheus").statusCode()).isEqualTo(401);
      for (String path : List.of("/", "/login", "/api/v1/openapi.json", "/assets/tajmi.css")) {
        assertThat(everyone.get(path).statusCode()).as(path).isEqualTo(200);
        assertThat(inner.get(path).statusCode()).as(path).isEqualTo(200);
      }
      assertThat(Files.readAllLines(folder.resolve("addresses")))
          .containsExactly("public " + server.address(), "inner " + server.innerAddress());
    }
    assertThat(folder.resolve("addresses")).doesNotExist();
  }
}
