package io.tajmi.text;

import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An instant as people write it: a time of day, with its day in either calendar or without, in any
 * digits. Years below {@value #GREGORIAN_YEAR_MIN} are Solar Hijri.
 */
public final class TypedMoment {
  private static final int GREGORIAN_YEAR_MIN = 1700;
  private static final String DAY = "(?<year>\\d{4})[-/](?<month>\\d{1,2})[-/](?<day>\\d{1,2})";
  private static final String CLOCK = "(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2}))?";
  private static final String GAP = "[T,\u060C\\s]+";
  private static final Pattern DAY_FIRST = Pattern.compile("(?:" + DAY + GAP + ")?" + CLOCK);
  private static final Pattern CLOCK_FIRST = Pattern.compile(CLOCK + GAP + DAY);

  private TypedMoment() {}

  /**
   * The instant that a text means; null where it means none.
   *
   * @param zone of the clock that is meant
   * @param latest a time of day without a day is the last such at or before this
   */
  public static @Nullable Instant of(String typed, ZoneId zone, Instant latest) {
    String text = Figures.digits(Language.EN, typed).strip();
    for (Pattern pattern : new Pattern[] {DAY_FIRST, CLOCK_FIRST}) {
      Matcher matcher = pattern.matcher(text);
      if (matcher.matches()) {
        return instant(matcher, zone, latest);
      }
    }
    return null;
  }

  private static @Nullable Instant instant(Matcher typed, ZoneId zone, Instant latest) {
    try {
      LocalTime clock =
          LocalTime.of(
              Integer.parseInt(typed.group("hour")),
              Integer.parseInt(typed.group("minute")),
              typed.group("second") == null ? 0 : Integer.parseInt(typed.group("second")));
      if (typed.group("year") != null) {
        return day(typed).atTime(clock).atZone(zone).toInstant();
      }
      LocalDate last = latest.atZone(zone).toLocalDate();
      Instant then = last.atTime(clock).atZone(zone).toInstant();
      return then.isAfter(latest) ? last.minusDays(1).atTime(clock).atZone(zone).toInstant() : then;
    } catch (DateTimeException | IllegalArgumentException none) {
      return null;
    }
  }

  private static LocalDate day(Matcher typed) {
    int year = Integer.parseInt(typed.group("year"));
    int month = Integer.parseInt(typed.group("month"));
    int day = Integer.parseInt(typed.group("day"));
    return year < GREGORIAN_YEAR_MIN ? solar(year, month, day) : LocalDate.of(year, month, day);
  }

  /**
   * A day of the Solar Hijri calendar.
   *
   * @throws IllegalArgumentException where there is no such day
   */
  private static LocalDate solar(int year, int month, int day) {
    Calendar calendar =
        Calendar.getInstance(TimeZone.GMT_ZONE, new ULocale("fa_IR@calendar=persian"));
    calendar.clear();
    calendar.setLenient(false);
    calendar.set(year, month - 1, day);
    return Instant.ofEpochMilli(calendar.getTimeInMillis()).atOffset(ZoneOffset.UTC).toLocalDate();
  }
}
