package io.tajmi.election;

/**
 * A text that changes nothing around it, wherever it is shown: it has no control character and no
 * line break, and neither overrides nor embeds nor isolates a direction of writing. Marks that only
 * say which way one character leans (U+200E, U+200F, U+061C) and the zero-width non-joiner of
 * Persian may be in it.
 */
public final class PlainText {
  private static final char STAND_IN = '.';

  private PlainText() {}

  /** Whether a text is plain. */
  public static boolean isPlain(String text) {
    return text.codePoints().noneMatch(PlainText::breaksOut);
  }

  /** The text with a dot for each character that is not plain, as a message may quote it. */
  public static String quoted(String text) {
    return text.codePoints()
        .map(point -> breaksOut(point) ? STAND_IN : point)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean breaksOut(int point) {
    return Character.isISOControl(point)
        || (point >= '\u2028' && point <= '\u202E')
        || (point >= '\u2066' && point <= '\u2069');
  }
}
