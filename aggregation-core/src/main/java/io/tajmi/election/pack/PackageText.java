package io.tajmi.election.pack;

import io.tajmi.election.PlainText;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** Text of a package: strict UTF-8 in, one stored form out. */
final class PackageText {
  static final int TEXT_BYTES_MAX = 500;

  /** Why a text is not allowed, and what to do. */
  static final String NOT_ALLOWED =
      "is longer than 500 bytes, or has control characters or marks that turn the direction of"
          + " writing; shorten or clean it.";

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private PackageText() {}

  /** The file's text without a byte order mark; null, with a fault, where it is not UTF-8. */
  static @Nullable String decode(String file, byte[] bytes, PackageFaults faults) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(in, out, true);
    if (result.isError()) {
      int line = 1;
      for (int i = 0; i < in.position(); i++) {
        if (bytes[i] == '\n') {
          line++;
        }
      }
      faults.add(
          file,
          line,
          PackageFaultCode.NOT_UTF_8,
          "Byte " + in.position() + " is not UTF-8; save the file as UTF-8.");
      return null;
    }
    out.flip();
    if (!out.isEmpty() && out.charAt(0) == BYTE_ORDER_MARK) {
      out.position(1);
    }
    return out.toString();
  }

  /**
   * NFC with Persian yeh and keheh in place of the Arabic ones; the zero-width non-joiner stays.
   */
  static String normalise(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC)
        .replace('\u064A', '\u06CC')
        .replace('\u0649', '\u06CC')
        .replace('\u0643', '\u06A9');
  }

  /** Whether the log can hold it: it is plain, has no half surrogates and is not too long. */
  static boolean isAllowed(String text) {
    return PlainText.isPlain(text)
        && text.codePoints().noneMatch(PackageText::isHalfSurrogate)
        && text.getBytes(StandardCharsets.UTF_8).length <= TEXT_BYTES_MAX;
  }

  private static boolean isHalfSurrogate(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }
}
