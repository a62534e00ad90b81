package io.tajmi.ops.fiction;

import java.util.LinkedHashMap;
import java.util.Map;

/** Names that nobody can take for real ones. */
public final class FictionalNames {
  private static final int PERSIAN_ZERO = 0x06F0;

  private FictionalNames() {}

  /** A word and a number, in both languages, Persian with Persian digits. */
  public static Map<String, String> numbered(String en, String fa, int number) {
    return name(en + " " + number, fa + " " + persian(Integer.toString(number)));
  }

  /** A name in both languages. */
  public static Map<String, String> name(String en, String fa) {
    Map<String, String> name = new LinkedHashMap<>();
    name.put("fa", fa);
    name.put("en", en);
    return name;
  }

  /** Digits of ASCII as Persian digits; every other character as it is. */
  public static String persian(String text) {
    StringBuilder persian = new StringBuilder(text.length());
    text.chars()
        .map(c -> c >= '0' && c <= '9' ? PERSIAN_ZERO + c - '0' : c)
        .forEach(c -> persian.append((char) c));
    return persian.toString();
  }

  /** A number with leading zeros to this many digits. */
  public static String padded(int number, int digits) {
    String text = Integer.toString(number);
    return "0".repeat(Math.max(0, digits - text.length())) + text;
  }
}
