package io.tajmi.document;

import io.tajmi.election.PlainText;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

/** What a text from outside may be, and how it is written down. */
final class FreeText {
  private static final int BYTES_MAX = 500;

  private FreeText() {}

  /** In NFC, with Persian yeh and keheh; not blank. */
  static String normalised(String text, String at) {
    String normal =
        Normalizer.normalize(text, Normalizer.Form.NFC)
            .replace('\u064a', '\u06cc')
            .replace('\u0643', '\u06a9');
    if (normal.isBlank()) {
      throw Fields.malformed(at, "The text is empty.");
    }
    check(normal, at);
    return normal;
  }

  static void check(String text, String at) {
    if (text.codePoints().anyMatch(FreeText::isNoCharacter)) {
      throw Fields.malformed(at, "The text contains a code point that is no character.");
    }
    if (!PlainText.isPlain(text)) {
      throw Fields.malformed(
          at, "The text has a control character, or a mark that turns the direction of writing.");
    }
    if (text.getBytes(StandardCharsets.UTF_8).length > BYTES_MAX) {
      throw Fields.malformed(at, "A text has at most " + BYTES_MAX + " bytes.");
    }
  }

  /** Lone surrogates and noncharacters, which I-JSON forbids. */
  private static boolean isNoCharacter(int point) {
    boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    return surrogate || (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
  }
}
