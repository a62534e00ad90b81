package io.tajmi.election;

import java.util.regex.Pattern;

/** What every code of a package looks like: ASCII, 1 to 64 characters. */
final class Codes {
  static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

  private Codes() {}

  static String check(String what, String value) {
    if (!SHAPE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          what + " is not a code of 1 to 64 characters [A-Za-z0-9._-]: " + value);
    }
    return value;
  }
}
