package io.tajmi.election;

/** What every code of a package looks like: ASCII, 1 to 64 characters. */
public final class Codes {
  private static final int LENGTH_MAX = 64;

  private Codes() {}

  /** {@code [A-Za-z0-9][A-Za-z0-9._-]*}; by hand, because every code of every entry is checked. */
  public static boolean isCode(String text) {
    if (text.isEmpty() || text.length() > LENGTH_MAX || !isLetterOrDigit(text.charAt(0))) {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isLetterOrDigit(c) && c != '.' && c != '_' && c != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetterOrDigit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
  }

  static String check(String what, String value) {
    if (!isCode(value)) {
      throw new IllegalArgumentException(
          what + " is not a code of 1 to 64 characters [A-Za-z0-9._-]: " + value);
    }
    return value;
  }
}
