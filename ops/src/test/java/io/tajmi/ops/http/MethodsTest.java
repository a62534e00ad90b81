package io.tajmi.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Methods that do nothing here are refused alike, whoever in the container knows of them. */
class MethodsTest {
  @TempDir static Path folder;
  private static Served served;

  @BeforeAll
  static void serve() {
    served = Served.empty(folder);
  }

  @AfterAll
  static void stop() {
    served.close();
  }

  private static String raw(int port, String line) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String request = line + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "CONNECT", "PATCH", "DELETE", "PROPFIND", "track", "OPTIONS"})
  void a_method_that_does_nothing_here_is_a_problem_that_names_those_that_do(String method) {
    int inner = URI.create(served.server().innerAddress()).getPort();
    String allowed = method.equals("CONNECT") ? "allow: get, head, post" : "allow: get\r\n";
    for (int port : new int[] {served.server().port(), inner}) {
      String answer = raw(port, method + " /api/v1/openapi.json");
      assertThat(answer).as(method).startsWith("HTTP/1.1 405 ");
      assertThat(answer.toLowerCase(Locale.ROOT))
          .contains(allowed, "application/problem+json", "x-content-type-options: nosniff")
          .contains("\"code\":\"method_not_allowed\"");
    }
  }

  @Test
  void an_authority_in_place_of_a_path_is_refused_as_well() {
    String answer = raw(served.server().port(), "CONNECT example.org:443");
    assertThat(answer).startsWith("HTTP/1.1 4");
    assertThat(answer.toLowerCase(Locale.ROOT))
        .contains("content-security-policy: default-src 'none'", "application/problem+json")
        .doesNotContain("<html");
  }

  /** Some are answered without a head, as the first clients of the web were. */
  @ParameterizedTest
  @ValueSource(strings = {"G@T /", "GET", "\u0016\u0003\u0001 x", "PUT *", "GET no-slash"})
  void what_is_no_request_is_a_problem_without_a_trace(String line) {
    int inner = URI.create(served.server().innerAddress()).getPort();
    for (int port : new int[] {served.server().port(), inner}) {
      String answer = raw(port, line);
      assertThat(answer)
          .contains("\"status\":400", "\"code\":\"R.101\"")
          .doesNotContain("<html", "HTTP/1.1 500");
    }
  }
}
