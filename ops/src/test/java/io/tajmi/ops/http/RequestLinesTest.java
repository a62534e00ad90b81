package io.tajmi.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.http.RequestLog;
import io.tajmi.ops.serve.ServerBeans;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What a running server writes down of requests for its operators. */
@ExtendWith(OutputCaptureExtension.class)
class RequestLinesTest {
  private static final String RESULTS = Served.SAMPLE + "/contests/president/results";

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

  private static int anonymous(String path) {
    return served.send(served.anonymous(path).GET()).statusCode();
  }

  @Test
  void what_was_refused_to_anyone_is_counted_by_its_code(CapturedOutput console) {
    RequestLog requests = ServerBeans.of(served.server(), RequestLog.class).getFirst();
    requests.minute();
    for (int i = 0; i < 3; i++) {
      assertThat(anonymous("/actuator/prometheus")).isEqualTo(401);
    }
    assertThat(anonymous(RESULTS + "?colour=red")).isEqualTo(400);
    assertThat(anonymous(RESULTS)).isEqualTo(200);
    requests.minute();
    assertThat(console.getAll())
        .contains("Refused in a minute: PARAMETER_UNKNOWN 1, UNAUTHENTICATED 3");
  }

  @Test
  void a_request_that_waited_long_has_a_line(CapturedOutput console) {
    String path = RESULTS + "?at-least=" + (served.size() + 1_000);
    assertThat(served.get(path).statusCode()).isEqualTo(503);
    assertThat(console.getAll())
        .containsPattern("Slow: GET " + RESULTS + " took [0-9]{4} ms, answered 503");
  }
}
