package io.tajmi.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.AreaLevel;
import io.tajmi.election.Name;
import io.tajmi.view.Arrivals;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ArrivalHoursTest {
  private static final ZoneId TEHRAN = ZoneId.of("Asia/Tehran");
  private static final Instant FIRST = Instant.parse("2024-06-28T20:33:00Z");

  private static ArrivalHours of(int stretches, Duration step) {
    Area area = new Area(new AreaCode("a"), null, AreaLevel.PROVINCE, new Name("", "a"), null);
    return ArrivalHours.of(
        new Arrivals(
            step,
            IntStream.range(0, stretches)
                .mapToObj(i -> new Arrivals.Stretch(FIRST.plus(step.multipliedBy(i)), 1, 1, i + 1L))
                .toList(),
            List.of(new Arrivals.Child(area, Collections.nCopies(stretches, 1L)))),
        TEHRAN);
  }

  private static List<String> clocks(ArrivalHours hours) {
    return hours.from().stream().map(from -> from.atZone(TEHRAN).toLocalTime().toString()).toList();
  }

  @Test
  void a_night_has_hours_of_its_own_clocks_and_a_short_one_parts_of_them() {
    assertThat(clocks(of(12, Duration.ofMinutes(15)))).containsExactly("00:00", "01:00", "02:00");
    assertThat(clocks(of(40, Duration.ofMinutes(1)))).containsExactly("00:00", "00:15", "00:30");
    assertThat(clocks(of(13, Duration.ofMinutes(1))))
        .containsExactly("00:00", "00:05", "00:10", "00:15");
    assertThat(clocks(of(2, Duration.ofMinutes(1)))).containsExactly("00:03", "00:04");
    assertThat(clocks(of(3, Duration.ofHours(3)))).containsExactly("00:03", "03:03", "06:03");
  }

  @Test
  void nothing_that_came_in_is_lost() {
    for (int stretches : new int[] {0, 1, 2, 13, 40, 48}) {
      ArrivalHours hours = of(stretches, Duration.ofMinutes(1));
      assertThat(hours.children().getFirst().received().stream().mapToLong(n -> n).sum())
          .isEqualTo(stretches);
      assertThat(hours.children().getFirst().received()).hasSameSizeAs(hours.from());
    }
  }
}
