package io.tajmi.election.pack;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneOffsetTransition;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * When a poll opens or closes, as a package or a call writes it: a day and time that exist, with
 * the offset of the clock they were read from, so that it is one instant to everybody.
 */
public final class PollTime {
  /** How one is written. */
  public static final String EXAMPLE = "2020-01-01T08:00:00+03:30";

  private static final Pattern WRITTEN =
      Pattern.compile(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?)?"
              + "(Z|[+-][0-9]{2}:[0-9]{2}(:[0-9]{2})?)");

  private PollTime() {}

  /** The time that a text states; null where it states none. */
  public static @Nullable OffsetDateTime read(String text) {
    try {
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text, OffsetDateTime::from);
    } catch (DateTimeException _) {
      return null;
    }
  }

  /** Whether a text is written as a time is, whatever its figures. */
  static boolean isWritten(String text) {
    return WRITTEN.matcher(text).matches();
  }

  /** Whether a poll closes after it opens, as far as both are stated. */
  public static boolean isInOrder(@Nullable String opensAt, @Nullable String closesAt) {
    OffsetDateTime opens = opensAt == null ? null : read(opensAt);
    OffsetDateTime closes = closesAt == null ? null : read(closesAt);
    return opens == null || closes == null || closes.isAfter(opens);
  }

  /**
   * Whether the clocks of a zone never showed it: they were put forward past it, and its offset is
   * theirs of before or after.
   */
  public static boolean isSkipped(OffsetDateTime time, ZoneId zone) {
    LocalDateTime shown = time.toLocalDateTime();
    ZoneOffsetTransition change = zone.getRules().getTransition(shown);
    return change != null
        && change.isGap()
        && (time.getOffset().equals(change.getOffsetBefore())
            || time.getOffset().equals(change.getOffsetAfter()));
  }
}
