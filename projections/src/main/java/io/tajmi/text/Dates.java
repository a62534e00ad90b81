package io.tajmi.text;

import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;

/** Days and times in the Solar Hijri and the Gregorian calendar. */
public final class Dates {
  private static final List<String> SOLAR_FA =
      List.of(
          "فروردین",
          "اردیبهشت",
          "خرداد",
          "تیر",
          "مرداد",
          "شهریور",
          "مهر",
          "آبان",
          "آذر",
          "دی",
          "بهمن",
          "اسفند");
  private static final List<String> SOLAR_EN =
      List.of(
          "Farvardin",
          "Ordibehesht",
          "Khordad",
          "Tir",
          "Mordad",
          "Shahrivar",
          "Mehr",
          "Aban",
          "Azar",
          "Dey",
          "Bahman",
          "Esfand");
  private static final List<String> GREGORIAN_FA =
      List.of(
          "ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه", "اوت", "سپتامبر", "اکتبر",
          "نوامبر", "دسامبر");

  private Dates() {}

  /** A day of the Solar Hijri calendar. */
  public record SolarDay(int year, int month, int day) {

    /** The same day. */
    public static SolarDay of(LocalDate date) {
      Calendar calendar =
          Calendar.getInstance(TimeZone.GMT_ZONE, new ULocale("fa_IR@calendar=persian"));
      calendar.setTimeInMillis(date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli());
      return new SolarDay(
          calendar.get(Calendar.YEAR),
          calendar.get(Calendar.MONTH) + 1,
          calendar.get(Calendar.DAY_OF_MONTH));
    }

    @Override
    public String toString() {
      return String.format(Locale.ROOT, "%04d-%02d-%02d", year, month, day);
    }
  }

  /** A day in both calendars, the language's own first. */
  public static String day(Language language, LocalDate date) {
    return switch (language) {
      case FA -> solar(language, date) + " (" + gregorian(language, date) + ")";
      case EN -> gregorian(language, date) + " (" + solar(language, date) + ")";
    };
  }

  /** An instant to the second: time of day, then the day in both calendars. */
  public static String time(Language language, Instant instant, ZoneId zone) {
    ZonedDateTime there = instant.atZone(zone);
    String day = day(language, there.toLocalDate());
    return toTheSecond(language, instant, zone) + (language == Language.FA ? "، " : ", ") + day;
  }

  /** Whose clock it is: a zone's name in the language, by its city where the words have that. */
  public static String zone(Words words, ZoneId zone) {
    String known = words.find("zone." + zone.getId());
    return known == null ? zone.getDisplayName(TextStyle.FULL, words.language().locale()) : known;
  }

  /** An instant on one line of a table: short day of the language's own calendar and time. */
  public static String brief(Language language, Instant instant, ZoneId zone) {
    ZonedDateTime there = instant.atZone(zone);
    LocalDate date = there.toLocalDate();
    String day =
        switch (language) {
          case FA -> {
            SolarDay solar = SolarDay.of(date);
            yield String.format(
                Locale.ROOT, "%04d/%02d/%02d", solar.year(), solar.month(), solar.day());
          }
          case EN -> date.toString();
        };
    return Figures.digits(language, day) + " " + toTheSecond(language, instant, zone);
  }

  /** The time of day, to the minute. */
  public static String clock(Language language, Instant instant, ZoneId zone) {
    ZonedDateTime there = instant.atZone(zone);
    return Figures.digits(
        language, String.format(Locale.ROOT, "%02d:%02d", there.getHour(), there.getMinute()));
  }

  private static String toTheSecond(Language language, Instant instant, ZoneId zone) {
    ZonedDateTime there = instant.atZone(zone);
    return clock(language, instant, zone)
        + Figures.digits(language, String.format(Locale.ROOT, ":%02d", there.getSecond()));
  }

  /** A stretch of time in its largest two units. */
  public static String length(Words words, Duration length) {
    long days = length.toDays();
    int hours = length.toHoursPart();
    int minutes = length.toMinutesPart();
    if (days > 0) {
      return two(words, "time.days", days, "time.hours", hours);
    }
    if (hours > 0) {
      return two(words, "time.hours", hours, "time.minutes", minutes);
    }
    return minutes > 0
        ? two(words, "time.minutes", minutes, "time.seconds", 0)
        : words.say("time.seconds", words.number(Math.max(0, length.toSecondsPart())));
  }

  private static String two(Words words, String first, long n, String second, long m) {
    String large = words.say(first, words.number(n));
    return m == 0 ? large : words.say("time.and", large, words.say(second, words.number(m)));
  }

  private static String solar(Language language, LocalDate date) {
    SolarDay solar = SolarDay.of(date);
    String month = (language == Language.FA ? SOLAR_FA : SOLAR_EN).get(solar.month() - 1);
    return written(language, solar.day(), month, solar.year());
  }

  private static String gregorian(Language language, LocalDate date) {
    String month =
        switch (language) {
          case FA -> GREGORIAN_FA.get(date.getMonthValue() - 1);
          case EN -> date.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
        };
    return written(language, date.getDayOfMonth(), month, date.getYear());
  }

  private static String written(Language language, int day, String month, int year) {
    return Figures.plain(language, day) + " " + month + " " + Figures.plain(language, year);
  }
}
