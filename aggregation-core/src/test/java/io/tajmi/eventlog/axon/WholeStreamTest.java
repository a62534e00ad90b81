package io.tajmi.eventlog.axon;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** An aggregate is made of all its events or of none. */
class WholeStreamTest {
  @Test
  void a_stream_of_more_events_than_are_read_is_an_error_and_not_an_aggregate_of_a_part() {
    assertThatCode(() -> LogEventStorageEngine.requireWhole("branch/e:c:1", new long[1_000_000]))
        .doesNotThrowAnyException();
    assertThatThrownBy(
            () -> LogEventStorageEngine.requireWhole("branch/e:c:1", new long[1_000_001]))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("branch/e:c:1 has more than 1000000 events");
  }
}
