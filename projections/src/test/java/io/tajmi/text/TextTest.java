package io.tajmi.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {
  private static final ZoneId TEHRAN = ZoneId.of("Asia/Tehran");

  @Test
  void numbers_have_the_digits_and_separators_of_their_language() {
    assertThat(Figures.number(Language.FA, 126_153)).isEqualTo("۱۲۶٬۱۵۳");
    assertThat(Figures.number(Language.FA, 1_234_567_890)).isEqualTo("۱٬۲۳۴٬۵۶۷٬۸۹۰");
    assertThat(Figures.number(Language.FA, 0)).isEqualTo("۰");
    assertThat(Figures.number(Language.EN, 1_000)).isEqualTo("1,000");
    assertThat(Figures.number(Language.EN, -1_000)).isEqualTo("−1,000");
    assertThat(Figures.change(Language.EN, 7)).isEqualTo("+7");
    assertThat(Figures.percent(Language.FA, Share.of(632, 1_000))).isEqualTo("۶۳٫۲٪");
  }

  @Test
  void digits_of_any_kind_are_written_as_the_language_writes_them() {
    assertThat(Figures.digits(Language.FA, "a1٢۳")).isEqualTo("a۱۲۳");
    assertThat(Figures.digits(Language.EN, "a1٢۳")).isEqualTo("a123");
  }

  @ParameterizedTest
  @CsvSource({
    "2009-06-12,1388-03-22", "2021-06-18,1400-03-28", "2024-03-01,1402-12-11",
    "2024-05-10,1403-02-21", "2024-06-28,1403-04-08", "2024-07-05,1403-04-15",
    "2025-12-05,1404-09-14", "2026-05-01,1405-02-11", "2025-03-20,1403-12-30",
    "2025-03-21,1404-01-01"
  })
  void a_day_is_the_same_day_in_the_solar_calendar(LocalDate gregorian, String solar) {
    assertThat(Dates.SolarDay.of(gregorian)).hasToString(solar);
  }

  @Test
  void a_time_is_written_in_both_calendars_the_languages_own_first() {
    Instant noon = Instant.parse("2024-06-28T20:35:07Z");
    assertThat(Dates.time(Language.FA, noon, TEHRAN))
        .isEqualTo("۰۰:۰۵:۰۷، ۹ تیر ۱۴۰۳ (۲۹ ژوئن ۲۰۲۴)");
    assertThat(Dates.time(Language.EN, noon, TEHRAN))
        .isEqualTo("00:05:07, 29 June 2024 (9 Tir 1403)");
    assertThat(Dates.brief(Language.FA, noon, TEHRAN)).isEqualTo("۱۴۰۳/۰۴/۰۹ ۰۰:۰۵:۰۷");
  }

  @Test
  void a_stretch_of_time_is_told_in_its_largest_two_units() {
    Words fa = Words.of(Language.FA);
    assertThat(Dates.length(fa, Duration.ofSeconds(9))).isEqualTo("۹ ثانیه");
    assertThat(Dates.length(fa, Duration.ofSeconds(61))).isEqualTo("۱ دقیقه");
    assertThat(Dates.length(fa, Duration.ofMinutes(192))).isEqualTo("۳ ساعت و ۱۲ دقیقه");
    assertThat(Dates.length(fa, Duration.ofHours(50))).isEqualTo("۲ روز و ۲ ساعت");
  }

  @Test
  void names_are_in_the_order_of_the_persian_alphabet() {
    List<String> ordered =
        List.of(
            "آمل", "اراک", "بم", "پارس", "تهران", "ثلاث", "جم", "چالوس", "حاجی", "خوی", "دزفول",
            "ذکر", "رشت", "زنجان", "ژاله", "ساری", "شیراز", "قم", "کرج", "گرگان", "لار", "مشهد",
            "نور", "ورامین", "همدان", "یزد");
    List<String> shuffled = new ArrayList<>(ordered);
    Collections.shuffle(shuffled, new Random(7));
    shuffled.sort(NameOrder.of(Language.FA));
    assertThat(shuffled).isEqualTo(ordered);
  }

  @Test
  void numbers_in_names_are_ordered_by_their_value() {
    List<String> names = new ArrayList<>(List.of("شعبهٔ ۱۰", "شعبهٔ ۹", "شعبهٔ ۱۰۰"));
    names.sort(NameOrder.of(Language.FA));
    assertThat(names).containsExactly("شعبهٔ ۹", "شعبهٔ ۱۰", "شعبهٔ ۱۰۰");
  }

  @ParameterizedTest
  @CsvSource({
    "علي,علی",
    "كرج,کرج",
    "میان‌دوره‌ای,میان دوره ای",
    "میان‌دوره‌ای,میاندورهای",
    "هیئت,هیأت",
    "مسئول,مسؤول",
    "رأی,رای",
    "آمل,امل",
    "کهگیلویه وبویراحمد,کهگیلویه و بویراحمد",
    "خانهٔ,خانه",
    "شعبهٔ ۵,شعبه‌ی ۵",
    "تهران,طهران",
    "کهگیلویه,کهکیلویه",
    "خانۀ,خانه",
    "شعبه ۱۲,شعبه ١٢",
    "شعبه ۱۲,شعبه12",
    "ABC,abc",
    "تجـــمیع,تجمیع",
    "مُحَمَّد,محمد"
  })
  void what_people_type_finds_what_is_written(String written, String typed) {
    assertThat(SearchKey.of(typed)).isEqualTo(SearchKey.of(written)).isNotEmpty();
  }

  @Test
  void different_words_keep_different_keys() {
    assertThat(SearchKey.of("کرج")).isNotEqualTo(SearchKey.of("گرج"));
    assertThat(SearchKey.of("پارس")).isNotEqualTo(SearchKey.of("بارس"));
    assertThat(SearchKey.of("، \u200c")).isEmpty();
  }
}
