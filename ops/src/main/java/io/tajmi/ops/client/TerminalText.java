package io.tajmi.ops.client;

import io.tajmi.election.PlainText;

/**
 * Texts for a terminal. A name stands between U+2068 and U+2069, so that whatever direction it is
 * written in, it turns neither the words nor the numbers of its line.
 */
final class TerminalText {
  private static final char FIRST_STRONG = '\u2068';
  private static final char END = '\u2069';

  private TerminalText() {}

  /** A name among other words; nothing where there is none. */
  public static String isolated(String name) {
    return name.isEmpty() ? "" : FIRST_STRONG + PlainText.quoted(name) + END;
  }

  /** A text at the left of so many columns, with one space behind it at least. */
  static String left(String text, int columns) {
    return text + " ".repeat(Math.max(1, columns - shown(text)));
  }

  /** A text at the right of so many columns, with one space before it at least. */
  static String right(String text, int columns) {
    return " ".repeat(Math.max(1, columns - shown(text))) + text;
  }

  private static int shown(String text) {
    return (int) text.chars().filter(c -> c != FIRST_STRONG && c != END).count();
  }
}
