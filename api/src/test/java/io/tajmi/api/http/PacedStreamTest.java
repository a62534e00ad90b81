package io.tajmi.api.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PacedStreamTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private long nanos;

  /** Gives so many bytes a read, each read after so long. */
  private InputStream sender(int bytes, Duration each) {
    return new InputStream() {
      @Override
      public int read() {
        nanos += each.toNanos();
        return 'x';
      }

      @Override
      public int read(byte[] to, int offset, int length) {
        nanos += each.toNanos();
        return Math.min(bytes, length);
      }
    };
  }

  private PacedStream paced(int bytes, Duration each, Duration waitMax) {
    return new PacedStream(sender(bytes, each), waitMax, () -> nanos);
  }

  private static long readAll(PacedStream body, int reads) throws IOException {
    long read = 0;
    byte[] chunk = new byte[16 << 10];
    for (int i = 0; i < reads; i++) {
      read += body.read(chunk, 0, chunk.length);
    }
    return read;
  }

  @Test
  void a_byte_now_and_then_is_taken_for_ten_seconds_and_no_longer() throws IOException {
    try (PacedStream drips = paced(1, Duration.ofSeconds(5), HOUR)) {
      assertThat(readAll(drips, 2)).isEqualTo(2);
      assertThatExceptionOfType(PacedStream.TooSlow.class).isThrownBy(() -> readAll(drips, 1));
    }
    try (PacedStream byBytes = paced(1, Duration.ofSeconds(11), HOUR)) {
      assertThatExceptionOfType(PacedStream.TooSlow.class).isThrownBy(byBytes::read);
    }
  }

  @Test
  void the_least_rate_is_enough_and_a_byte_less_is_not() throws IOException {
    try (PacedStream enough = paced(PacedStream.RATE_MIN, Duration.ofSeconds(1), HOUR)) {
      assertThat(readAll(enough, 1_000)).isEqualTo(1_000L * PacedStream.RATE_MIN);
    }
    try (PacedStream less = paced(PacedStream.RATE_MIN - 1, Duration.ofSeconds(1), HOUR)) {
      assertThatExceptionOfType(PacedStream.TooSlow.class).isThrownBy(() -> readAll(less, 11));
    }
  }

  @Test
  void a_body_has_a_deadline_however_fast_it_comes() throws IOException {
    Duration minute = Duration.ofMinutes(1);
    try (PacedStream endless = paced(16_000, Duration.ofSeconds(1), minute)) {
      assertThat(readAll(endless, 60)).isEqualTo(960_000);
      assertThatExceptionOfType(PacedStream.TooSlow.class).isThrownBy(() -> readAll(endless, 1));
    }
  }

  @Test
  void what_we_need_between_two_reads_is_not_the_senders() throws IOException {
    try (PacedStream body = paced(1, Duration.ofMillis(1), HOUR)) {
      for (int i = 0; i < 100; i++) {
        assertThat(readAll(body, 1)).isEqualTo(1);
        nanos += Duration.ofMinutes(5).toNanos();
      }
    }
  }
}
