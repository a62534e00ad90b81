package io.tajmi.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A box as people speak of it: by its number and the area that it is in, such as «شعبهٔ ۴ شهرستان
 * نمونه» or "box 4 of NAME".
 *
 * @param number without zeros before it
 * @param area search key of the area's name
 */
public record NumberedBox(String number, String area) {
  private static final Pattern SPOKEN =
      Pattern.compile(
          "(?:شعبه|صندوق|شماره|اخذ|رای|box|branch|pollingstation|station|no\\.?)+0*(\\d+)"
              + "(?:of|in|در|از)?(\\D.*)");

  /** Reads one; null where a text speaks of none. */
  public static @Nullable NumberedBox of(String text) {
    Matcher spoken = SPOKEN.matcher(SearchKey.of(text));
    return spoken.matches() ? new NumberedBox(spoken.group(1), spoken.group(2)) : null;
  }
}
