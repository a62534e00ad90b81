package io.tajmi.ops.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class DemoPaceTest {
  private final AtomicLong nanos = new AtomicLong();
  private final List<Duration> pauses = new ArrayList<>();

  @Test
  void a_night_of_eleven_hours_takes_eleven_minutes_and_its_long_tail_two() throws Exception {
    DemoPace pace = pace(60);
    assertThat(pace.reached(Curve.FIRST_SECOND)).isTrue();
    assertThat(pace.reached(Curve.FIRST_SECOND + 60)).isFalse();
    for (int second : new int[] {Curve.LAST_SECOND, Curve.LAST_SECOND + 40 * 3_600}) {
      while (!pace.reached(second)) {
        pace.await(second);
      }
      pauses.add(Duration.ofNanos(nanos.get()));
    }
    assertThat(Duration.ofNanos(nanos.get())).isEqualTo(Duration.ofSeconds(675 + 120));
    assertThat(pauses).contains(Duration.ofSeconds(675));
    assertThat(pace.secondsBetween(Curve.FIRST_SECOND, Curve.LAST_SECOND)).isEqualTo(675);
  }

  @Test
  void at_speed_0_nothing_is_waited_for() throws Exception {
    DemoPace pace = pace(0);
    assertThat(pace.reached(Integer.MAX_VALUE)).isTrue();
    pace.await(Integer.MAX_VALUE);
    assertThat(pauses).isEmpty();
  }

  private DemoPace pace(int speed) {
    return new DemoPace(
        speed,
        nanos::get,
        duration -> {
          nanos.addAndGet(TimeUnit.NANOSECONDS.convert(duration));
        });
  }
}
