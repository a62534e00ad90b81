package io.tajmi.election.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class PollTimeTest {
  private static final ZoneId TEHRAN = ZoneId.of("Asia/Tehran");

  private static boolean skipped(String time, ZoneId zone) {
    return PollTime.isSkipped(OffsetDateTime.parse(time), zone);
  }

  @Test
  void an_hour_is_skipped_only_by_the_clocks_that_were_put_forward_past_it() {
    assertThat(skipped("2022-03-21T23:59:59+03:30", TEHRAN)).isFalse();
    assertThat(skipped("2022-03-22T00:00:00+03:30", TEHRAN)).isTrue();
    assertThat(skipped("2022-03-22T00:59:59+04:30", TEHRAN)).isTrue();
    assertThat(skipped("2022-03-22T01:00:00+04:30", TEHRAN)).isFalse();
    assertThat(skipped("2022-03-22T00:30:00Z", TEHRAN)).isFalse();
    assertThat(skipped("2022-03-22T00:30:00+03:30", ZoneId.of("UTC"))).isFalse();
  }

  @Test
  void an_hour_that_came_twice_is_two_times_by_its_offset() {
    assertThat(skipped("2022-09-21T23:30:00+03:30", TEHRAN)).isFalse();
    assertThat(PollTime.isInOrder("2022-09-21T23:30:00+04:30", "2022-09-21T23:30:00+03:30"))
        .isTrue();
    assertThat(PollTime.isInOrder("2022-09-21T23:30:00+03:30", "2022-09-21T23:30:00+04:30"))
        .isFalse();
  }

  @Test
  void what_is_not_stated_is_in_any_order() {
    assertThat(PollTime.isInOrder(null, "2022-09-21T23:30:00+04:30")).isTrue();
    assertThat(PollTime.isInOrder("2022-09-21T23:30:00+04:30", null)).isTrue();
  }
}
