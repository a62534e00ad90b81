package io.tajmi.text;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a name is found by, however it is typed: one form of yeh, keheh, alef and heh, no marks, no
 * spaces and no half-spaces, Latin digits and small letters.
 */
public final class SearchKey {
  private static final String FROM = "يىكةآأإٱؤئۀ";
  private static final String TO = "ییکهااااویه";

  /** After a half-space, at the end of a word. */
  private static final Pattern EZAFE = Pattern.compile("ه\u200c[یي](?!\\p{L})");

  private static final char HAMZA_ABOVE = '\u0654';
  private static final char TATWEEL = '\u0640';

  private SearchKey() {}

  /** The key of a text; empty where nothing of it can be searched for. */
  public static String of(String text) {
    String spelled = spellings(Normalizer.normalize(text, Normalizer.Form.NFC));
    StringBuilder key = new StringBuilder(spelled.length());
    for (int i = 0; i < spelled.length(); i++) {
      char c = folded(spelled.charAt(i));
      if (kept(c)) {
        key.append(c);
      }
    }
    return key.toString().toLowerCase(Locale.ROOT);
  }

  /** Whether a name has a key in it. */
  public static boolean matches(String name, String key) {
    return !key.isEmpty() && of(name).contains(key);
  }

  /**
   * Pairs of which both are right: هیئت and هیأت, مسئول and مسؤول, رأی and رای; طهران and تهران,
   * کهکیلویه and کهگیلویه; and the ezafe after heh, شعبهٔ and شعبه‌ی.
   */
  private static String spellings(String text) {
    return EZAFE
        .matcher(text)
        .replaceAll("ه")
        .replace("هیأت", "هیئت")
        .replace("هيأت", "هیئت")
        .replace("مسؤول", "مسئول")
        .replace("طهران", "تهران")
        .replaceAll("[کك]ه[کك]یلویه", "کهگیلویه");
  }

  private static char folded(char c) {
    int digit = Figures.digit(c);
    if (digit >= 0) {
      return (char) ('0' + digit);
    }
    int place = FROM.indexOf(c);
    return place < 0 ? c : TO.charAt(place);
  }

  private static boolean kept(char c) {
    return c != TATWEEL
        && c != HAMZA_ABOVE
        && (Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '.');
  }
}
