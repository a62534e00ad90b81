package io.tajmi.api.access;

/**
 * What the firewall lets stand in the name and the value of a header: the very characters that it
 * allows by itself, looked at one by one, where its own patterns walk each of them through a
 * regular expression.
 */
final class HeaderText {
  private HeaderText() {}

  /** Assigned characters that control nothing. */
  static boolean isName(String name) {
    return name.codePoints().allMatch(HeaderText::isPlain);
  }

  /** The same, and tabs. */
  static boolean isValue(String value) {
    return value.codePoints().allMatch(each -> each == '\t' || isPlain(each));
  }

  private static boolean isPlain(int character) {
    if (character >= ' ' && character <= '~') {
      return true;
    }
    int type = Character.getType(character);
    return type != Character.UNASSIGNED && type != Character.CONTROL;
  }
}
