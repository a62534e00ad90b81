package io.tajmi.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class RequestLogTest {
  private final Logger logger = (Logger) LoggerFactory.getLogger(RequestLog.class);
  private final ListAppender<ILoggingEvent> console = new ListAppender<>();
  private final RequestLog log = new RequestLog();

  @BeforeEach
  void listen() {
    logger.setLevel(Level.INFO); // Whatever is set for the tests around it.
    console.start();
    logger.addAppender(console);
  }

  @AfterEach
  void leave() {
    logger.detachAppender(console);
    logger.setLevel(null);
  }

  private List<String> written() {
    List<String> lines = console.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    console.list.clear();
    return lines;
  }

  @Test
  void refusals_are_counted_by_code_and_written_once_a_minute() {
    log.minute();
    assertThat(written()).isEmpty();
    for (int i = 0; i < 1_000; i++) {
      log.refused("UNAUTHENTICATED");
    }
    log.refused("E.101");
    assertThat(written()).isEmpty();
    log.minute();
    assertThat(written()).containsExactly("Refused in a minute: E.101 1, UNAUTHENTICATED 1000");
    log.minute();
    assertThat(written()).isEmpty();
  }

  @Test
  void a_slow_request_is_a_line_and_many_are_twenty_lines_and_a_number() {
    log.took("GET", "/fast", 200, RequestLog.SLOW_MILLIS - 1);
    log.took("GET", "/a\nb", 200, RequestLog.SLOW_MILLIS);
    assertThat(written()).containsExactly("Slow: GET /a?b took 1000 ms, answered 200");
    for (int i = 0; i < 30; i++) {
      log.took("POST", "/slow", 503, 2_000);
    }
    assertThat(written()).hasSize(19);
    log.minute();
    assertThat(written()).containsExactly("Slow in a minute: 11 more");
    log.took("GET", "/again", 200, 3_000);
    assertThat(written()).hasSize(1);
  }
}
