package io.tajmi.text;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Numbers as people read them; Persian with its own digits and separators. */
public final class Figures {
  /** Stands where a number is not known or means nothing. */
  public static final String NONE = "—";

  private static final char PERSIAN_ZERO = '\u06F0';
  private static final char ARABIC_ZERO = '\u0660';
  private static final char PERSIAN_SEPARATOR = '\u066C';
  private static final char PERSIAN_DECIMAL = '\u066B';
  private static final char PERSIAN_PERCENT = '\u066A';
  private static final String LEFT_TO_RIGHT_MARK = "\u200E";
  private static final int GROUP = 3;
  private static final long TENTHS = 10;

  private Figures() {}

  /** A whole number with separators. */
  public static String number(Language language, long n) {
    String plain = Long.toString(Math.absExact(n));
    StringBuilder grouped = new StringBuilder(n < 0 ? minus(language) : "");
    for (int i = 0; i < plain.length(); i++) {
      if (i > 0 && (plain.length() - i) % GROUP == 0) {
        grouped.append(language == Language.FA ? PERSIAN_SEPARATOR : ',');
      }
      grouped.append(plain.charAt(i));
    }
    return digits(language, grouped.toString());
  }

  /** A change: with its sign, none for 0. */
  public static String change(Language language, long n) {
    return n <= 0
        ? number(language, n)
        : (language == Language.FA ? LEFT_TO_RIGHT_MARK : "") + "+" + number(language, n);
  }

  /** A whole number without separators, for years, terms and positions. */
  public static String plain(Language language, long n) {
    return digits(language, Long.toString(n));
  }

  /**
   * A share in percent: one decimal, none where it is exactly 0, 50 or 100; {@link #NONE} where
   * there is none.
   */
  public static String percent(Language language, @Nullable Share share) {
    if (share == null) {
      return NONE;
    }
    long tenths = share.tenths();
    String whole = number(language, tenths / TENTHS);
    String decimals =
        share.plain()
            ? ""
            : (language == Language.FA ? PERSIAN_DECIMAL : '.')
                + digits(language, Long.toString(tenths % TENTHS));
    return whole + decimals + (language == Language.FA ? PERSIAN_PERCENT : '%');
  }

  /** A number with its decimals, exactly as it is. */
  public static String decimal(Language language, BigDecimal n) {
    String plain = n.toPlainString();
    return digits(language, language == Language.FA ? plain.replace('.', PERSIAN_DECIMAL) : plain);
  }

  /** Any digits of a text as this language writes them. */
  public static String digits(Language language, String text) {
    StringBuilder written = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int digit = digit(c);
      written.append(
          digit < 0 ? c : (char) ((language == Language.FA ? PERSIAN_ZERO : '0') + digit));
    }
    return written.toString();
  }

  /** The value of a Latin, Persian or Arabic digit, else -1. */
  static int digit(char c) {
    for (char zero : new char[] {'0', PERSIAN_ZERO, ARABIC_ZERO}) {
      if (c >= zero && c <= zero + 9) {
        return c - zero;
      }
    }
    return -1;
  }

  private static String minus(Language language) {
    return (language == Language.FA ? LEFT_TO_RIGHT_MARK : "") + "\u2212";
  }
}
