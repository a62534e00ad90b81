package io.tajmi.api.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.api.chart.Chart.Point;
import io.tajmi.query.ArrivalHours;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScaleTest {

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 4, 5, 6, 9, 10, 11, 99, 1_520, 58_640, 24_535_185, 9_000_000_000L})
  void an_axis_reaches_its_value_in_few_round_even_steps(long most) {
    List<Long> marks = Scale.axis(most, Long::toString).marks().stream().map(Point::value).toList();
    assertThat(marks).hasSizeBetween(2, 6).first().isEqualTo(0L);
    assertThat(marks.getLast()).isGreaterThanOrEqualTo(most);
    long step = marks.get(1);
    assertThat(Long.toString(step)).matches("[125]0*");
    for (int i = 0; i < marks.size(); i++) {
      assertThat(marks.get(i)).isEqualTo(i * step);
    }
    assertThat(marks.getLast() - step).isLessThan(Math.max(1, most));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 2, 3, 5, 7, 15, 79, 1_000})
  void every_value_has_one_shade_and_only_nothing_has_the_first(long most) {
    List<Point> shades = Scale.classes(ArrivalHours.shades(most), Long::toString);
    assertThat(shades).hasSizeLessThanOrEqualTo(6);
    assertThat(shades.getFirst().value()).isZero();
    assertThat(shades.getLast().value()).isEqualTo(most);
    assertThat(shades.stream().map(Point::value).toList()).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void a_shade_says_from_where_to_where_it_goes() {
    assertThat(Scale.classes(ArrivalHours.shades(15), Long::toString).stream().map(Point::label))
        .containsExactly("0", "1–3", "4–6", "7–9", "10–12", "13–15");
    assertThat(Scale.classes(ArrivalHours.shades(2), Long::toString).stream().map(Point::label))
        .containsExactly("0", "1", "2");
  }
}
