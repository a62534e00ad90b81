package io.tajmi.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedMomentTest {
  private static final ZoneId TEHRAN = ZoneId.of("Asia/Tehran");

  /** Half past one at night in Tehran, on 9 Azar 1405. */
  private static final Instant LATEST = Instant.parse("2026-11-29T22:00:00Z");

  private static @Nullable Instant of(String typed) {
    return TypedMoment.of(typed, TEHRAN, LATEST);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "22:30|2026-11-29T19:00:00Z",
        "۲۲:۳۰|2026-11-29T19:00:00Z",
        "٢٢:٣٠:٠٥|2026-11-29T19:00:05Z",
        "01:30|2026-11-29T22:00:00Z",
        "01:30:01|2026-11-28T22:00:01Z",
        "1405/09/08 22:30|2026-11-29T19:00:00Z",
        "۱۴۰۵/۹/۸ ۲۲:۳۰|2026-11-29T19:00:00Z",
        "۲۲:۳۰، ۱۴۰۵/۰۹/۰۸|2026-11-29T19:00:00Z",
        "2026-11-29 22:30:00|2026-11-29T19:00:00Z",
        "2026-11-29T22:30|2026-11-29T19:00:00Z",
        "22:30 2026/11/29|2026-11-29T19:00:00Z",
        "1403/12/30 00:00|2025-03-19T20:30:00Z"
      })
  void a_time_is_read_in_any_digits_with_its_day_in_either_calendar_or_without(
      String typed, String instant) {
    assertThat(of(typed)).isEqualTo(Instant.parse(instant));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "yesterday",
        "25:00",
        "22:60",
        "22",
        "1405/13/01 10:00",
        "1404/12/30 10:00",
        "2026-02-30 10:00",
        "22:30:61",
        "1405/09/08",
        "2026-11-29T22:30:00Z"
      })
  void what_is_no_time_of_a_day_that_there_is_means_none(String typed) {
    assertThat(of(typed)).isNull();
  }
}
