package io.tajmi.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.ApiSettings;
import io.tajmi.api.access.account.Account;
import io.tajmi.api.access.account.Accounts;
import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import io.tajmi.eventlog.LogKind;
import io.tajmi.ops.serve.NodeSettings;
import io.tajmi.ops.serve.TajmiServer;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passwords that are guessed at the login, as a proxy passes them on; the time stands still. */
class GuessesTest {
  private static final InstantSource STANDS =
      InstantSource.fixed(Instant.parse("2026-01-01T18:00:00Z"));
  private static final String OWNER = "owner";

  @TempDir Path folder;
  private TajmiServer server;
  private Browser proxy;
  private String password;

  @BeforeEach
  void serve() {
    NodeSettings.Ports ports = new NodeSettings.Ports(NodeSettings.Ports.LOOPBACK, 0, true);
    server =
        TajmiServer.start(
            new NodeSettings(folder, ports, LogKind.TEST, ApiSettings.DEFAULT, STANDS));
    proxy = new Browser(base());
    password =
        new Accounts(folder)
            .add(OWNER, Account.Kind.PERSON, List.of(new Grant(Role.EXECUTIVE, null)))
            .secret();
  }

  @AfterEach
  void stop() {
    proxy.close();
    server.close();
  }

  private String base() {
    return "http://127.0.0.1:" + server.port();
  }

  /** Where a password leads somebody at an address, with a browser of its own. */
  private String tries(String address, String tried) {
    HttpResponse<String> form = proxy.send(from(address, "/login").GET());
    String cookies =
        form.headers().allValues("Set-Cookie").stream()
            .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
            .collect(Collectors.joining("; "));
    String body =
        "username=" + OWNER + "&password=" + tried + "&_csrf=" + Browser.secret(form.body());
    return proxy.location(
        proxy.send(
            from(address, "/login")
                .header("Cookie", cookies)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))));
  }

  private HttpRequest.Builder from(String address, String path) {
    return HttpRequest.newBuilder(URI.create(base() + path))
        .header("X-Forwarded-For", address)
        .header("X-Forwarded-Proto", "https");
  }

  @Test
  void the_owner_comes_in_every_time_however_many_guess_elsewhere() {
    for (int i = 0; i < 12; i++) {
      assertThat(tries("198.51.100." + i, "wrong")).isEqualTo("/login?wrong");
    }
    for (int i = 0; i < 15; i++) {
      assertThat(tries("198.51.100." + (20 + i), "wrong")).isEqualTo("/login?wrong");
      String home = i % 2 == 0 ? "203.0.113.7" : "203.0.113." + (20 + i);
      assertThat(tries(home, password)).as("time %d, from %s", i + 1, home).isEqualTo("/");
    }
  }

  @Test
  void who_guesses_at_one_place_waits_there_and_the_owner_elsewhere_does_not() {
    for (int i = 0; i < 5; i++) {
      assertThat(tries("198.51.100.1", "wrong")).isEqualTo("/login?wrong");
    }
    assertThat(tries("198.51.100.1", password)).isEqualTo("/login?wait");
    assertThat(tries("203.0.113.7", password)).isEqualTo("/");
  }
}
