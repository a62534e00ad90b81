package io.tajmi.binary;

/** Bytes are not what a {@link BinaryWriter} writes. */
public final class MalformedBinary extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** In one sentence. */
  public MalformedBinary(String message) {
    super(message);
  }

  /** Throws where bytes do not say what they must. */
  public static void unless(boolean fits, String message) {
    if (!fits) {
      throw new MalformedBinary(message);
    }
  }
}
