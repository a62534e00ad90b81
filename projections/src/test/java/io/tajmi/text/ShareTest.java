package io.tajmi.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShareTest {
  private static final List<String> MARKS = List.of("0%", "50%", "100%");

  @Test
  void it_is_0_50_or_100_percent_only_when_it_is_exactly_that() {
    for (long whole = 1; whole <= 1_200; whole++) {
      for (long part = 0; part <= whole + 3; part++) {
        String written = Figures.percent(Language.EN, Share.of(part, whole));
        boolean exact = part == 0 || 2 * part == whole || part == whole;
        assertThat(MARKS.contains(written))
            .as("%s of %s: %s", part, whole, written)
            .isEqualTo(exact);
        assertThat(written).doesNotMatch("(0|50|100)\\.0%");
      }
    }
  }

  @Test
  void it_is_half_up_to_a_tenth_everywhere_else_and_a_tenth_off_at_most() {
    for (long whole : new long[] {3, 7, 999, 2_000, 58_640, 61_452_321}) {
      for (long part = 0; part <= whole; part += Math.max(1, whole / 977)) {
        BigDecimal exact =
            BigDecimal.valueOf(part * 1_000)
                .divide(BigDecimal.valueOf(whole), 9, RoundingMode.HALF_UP);
        long off =
            exact.setScale(0, RoundingMode.HALF_UP).longValue() - Share.of(part, whole).tenths();
        assertThat(Math.abs(off)).as("%s of %s", part, whole).isLessThanOrEqualTo(1);
        if (off != 0) {
          assertThat(exact.setScale(0, RoundingMode.HALF_UP).longValue()).isIn(0L, 500L, 1_000L);
        }
      }
    }
  }

  @Test
  void one_in_a_hundred_million_is_not_nothing_and_one_less_is_not_all() {
    assertThat(Figures.percent(Language.FA, Share.of(1, 100_000_000))).isEqualTo("۰٫۱٪");
    assertThat(Figures.percent(Language.FA, Share.of(99_999_999, 100_000_000))).isEqualTo("۹۹٫۹٪");
    assertThat(Figures.percent(Language.FA, Share.of(50_000_001, 100_000_000))).isEqualTo("۵۰٫۱٪");
    assertThat(Figures.percent(Language.FA, Share.of(49_999_999, 100_000_000))).isEqualTo("۴۹٫۹٪");
    assertThat(Figures.percent(Language.EN, Share.of(100_000_001, 100_000_000)))
        .isEqualTo("100.1%");
  }

  @Test
  void of_nothing_there_is_no_share() {
    assertThat(Figures.percent(Language.FA, null)).isEqualTo(Figures.NONE);
    assertThatThrownBy(() -> Share.of(-1, 3)).isInstanceOf(IllegalArgumentException.class);
  }
}
