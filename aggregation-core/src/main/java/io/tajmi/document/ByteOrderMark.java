package io.tajmi.document;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * U+FEFF at the very start of a document, a body or a file, as many programs that write UTF-8 put
 * it there. It says nothing, so it is passed over; anywhere else it is a character like others.
 */
public final class ByteOrderMark {
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private ByteOrderMark() {}

  /** The bytes after the mark, or these bytes where they do not begin with one. */
  public static byte[] passed(byte[] bytes) {
    return startsWith(bytes) ? Arrays.copyOfRange(bytes, MARK.length, bytes.length) : bytes;
  }

  /** Moves a stream that is at its start to the first byte after the mark. */
  public static void pass(BufferedInputStream in) throws IOException {
    in.mark(MARK.length);
    if (!startsWith(in.readNBytes(MARK.length))) {
      in.reset();
    }
  }

  private static boolean startsWith(byte[] bytes) {
    return bytes.length >= MARK.length
        && Arrays.equals(bytes, 0, MARK.length, MARK, 0, MARK.length);
  }
}
