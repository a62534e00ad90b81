package io.tajmi.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.ApiSettings;
import io.tajmi.api.access.account.Account;
import io.tajmi.api.access.account.Accounts;
import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import io.tajmi.api.access.account.Secrets;
import io.tajmi.eventlog.LogKind;
import io.tajmi.ops.serve.NodeSettings;
import io.tajmi.ops.serve.ServerBeans;
import io.tajmi.ops.serve.TajmiServer;
import java.io.IOException;
import java.net.HttpCookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is logged in stays so through a restart, and no longer than that is right. */
class SessionsTest {
  private static final String NAME = "person";

  @TempDir Path folder;
  private Instant now = Instant.parse("2026-01-01T18:00:00Z");
  private final List<Browser> browsers = new ArrayList<>();
  private TajmiServer server;
  private String password;

  @BeforeEach
  void serve() {
    start(0);
    password =
        new Accounts(folder)
            .add(NAME, Account.Kind.PERSON, List.of(new Grant(Role.SUPERVISORY, null)))
            .secret();
  }

  @AfterEach
  void stop() {
    browsers.forEach(Browser::close);
    server.close();
  }

  private void start(int port) {
    NodeSettings.Ports ports = new NodeSettings.Ports(NodeSettings.Ports.LOOPBACK, port, false);
    InstantSource clock = () -> now;
    server =
        TajmiServer.start(
            new NodeSettings(folder, ports, LogKind.TEST, ApiSettings.DEFAULT, clock));
  }

  private void restart() {
    int port = server.port();
    server.close();
    start(port);
  }

  private Browser browser() {
    Browser browser = new Browser("http://127.0.0.1:" + server.port());
    browsers.add(browser);
    return browser;
  }

  private Browser entered() {
    Browser browser = browser();
    assertThat(browser.login(NAME, password)).isEqualTo("/");
    return browser;
  }

  private static boolean isIn(Browser browser) {
    return browser.get("/").body().contains(">" + NAME + "</bdi>");
  }

  private static String session(Browser browser) {
    return browser.cookies().stream()
        .filter(cookie -> cookie.getName().equals("tajmi"))
        .map(HttpCookie::getValue)
        .findFirst()
        .orElseThrow();
  }

  private static void logOut(Browser browser) {
    String secret = Browser.secret(browser.get("/").body());
    assertThat(browser.location(browser.form("/logout", Map.of("_csrf", secret)))).isEqualTo("/");
  }

  private String file() throws IOException {
    return Files.readString(folder.resolve("sessions").resolve("sessions"));
  }

  @Test
  void a_restart_logs_nobody_out_and_the_forms_of_open_pages_are_still_good() {
    Browser browser = entered();
    String secret = Browser.secret(browser.get("/").body());
    Browser before = browser();
    String form = Browser.secret(before.get("/login").body());
    restart();
    assertThat(isIn(browser)).isTrue();
    assertThat(
            before.location(
                before.form(
                    "/login", Map.of("username", NAME, "password", password, "_csrf", form))))
        .isEqualTo("/");
    assertThat(browser.location(browser.form("/logout", Map.of("_csrf", secret)))).isEqualTo("/");
    assertThat(isIn(browser)).isFalse();
    assertThat(isIn(before)).isTrue();
  }

  @Test
  void who_logged_out_is_out_on_disk_before_the_answer_and_stays_so_through_a_restart()
      throws IOException {
    Browser stays = entered();
    Browser browser = entered();
    String id = session(browser);
    assertThat(file()).contains(Secrets.hash(id)).doesNotContain(id);
    logOut(browser);
    assertThat(file()).doesNotContain(Secrets.hash(id)).contains(Secrets.hash(session(stays)));
    restart();
    HttpCookie kept = new HttpCookie("tajmi", id);
    kept.setPath("/");
    kept.setVersion(0);
    browser.keep(kept);
    assertThat(isIn(browser)).isFalse();
    assertThat(isIn(stays)).isTrue();
  }

  @Test
  void only_its_owner_reads_who_is_logged_in_and_no_backup_takes_it() throws IOException {
    var _ = entered();
    Path sessions = folder.resolve("sessions");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(sessions)))
        .isEqualTo("rwx------");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(sessions.resolve("sessions"))))
        .isEqualTo("rw-------");
    assertThat(sessions.resolve("CACHEDIR.TAG"))
        .content()
        .startsWith("Signature: 8a477f597d28d172789f06886806bc55\n");
  }

  @Test
  void a_session_ends_after_twelve_hours_of_use_counted_through_restarts() {
    Browser browser = entered();
    for (int i = 0; i < 24; i++) {
      assertThat(isIn(browser)).as("after %d half hours", i).isTrue();
      now = now.plus(Duration.ofMinutes(30)).minusMillis(1);
      if (i == 12) {
        restart();
      }
    }
    assertThat(isIn(browser)).isTrue();
    now = now.plusMillis(23);
    assertThat(isIn(browser)).isTrue();
    now = now.plusMillis(1);
    assertThat(isIn(browser)).isFalse();
  }

  @Test
  void a_role_that_is_given_ends_the_sessions_of_its_account_and_no_others() {
    Browser browser = entered();
    String other =
        new Accounts(folder)
            .add("other", Account.Kind.PERSON, List.of(new Grant(Role.SUPERVISORY, null)))
            .secret();
    Browser another = browser();
    assertThat(another.login("other", other)).isEqualTo("/");
    var _ = new Accounts(folder).assign(NAME, new Grant(Role.EXECUTIVE, null));
    assertThat(isIn(browser)).isFalse();
    assertThat(another.get("/").body()).contains(">other</bdi>");
    assertThat(isIn(entered())).isTrue();
  }

  @Test
  void the_twenty_first_browser_is_told_so_and_none_of_the_twenty_makes_room_for_it() {
    List<Browser> twenty = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      twenty.add(entered());
    }
    Browser more = browser();
    assertThat(more.login(NAME, password)).isEqualTo("/login?full");
    assertThat(more.get("/login?full&lang=en").body()).contains("logged in at 20 browsers");
    assertThat(isIn(more)).isFalse();
    assertThat(twenty).allMatch(SessionsTest::isIn);
    logOut(twenty.getFirst());
    assertThat(more.login(NAME, password)).isEqualTo("/");
  }

  @Test
  void who_logs_out_of_a_page_whose_session_has_ended_is_led_home() {
    Browser browser = entered();
    String secret = Browser.secret(browser.get("/").body());
    now = now.plus(Duration.ofHours(1));
    assertThat(browser.location(browser.form("/logout", Map.of("_csrf", secret)))).isEqualTo("/");
  }

  @Test
  void to_log_in_again_in_one_browser_ends_the_session_that_it_had() throws IOException {
    Browser browser = entered();
    String before = session(browser);
    assertThat(browser.login(NAME, password)).isEqualTo("/");
    assertThat(session(browser)).isNotEqualTo(before);
    assertThat(file())
        .doesNotContain(Secrets.hash(before))
        .contains(Secrets.hash(session(browser)));
  }

  @Test
  void the_form_opens_no_session_and_the_container_never_does() throws IOException {
    String before = file();
    for (int i = 0; i < 30; i++) {
      assertThat(browser().get("/login").statusCode()).isEqualTo(200);
    }
    assertThat(file()).isEqualTo(before).isBlank();
    logOut(entered());
    assertThat(ServerBeans.sessions(server).getMaxActiveSessions()).isZero();
    assertThat(ServerBeans.sessions(server).getSessionCounter()).isZero();
  }
}
