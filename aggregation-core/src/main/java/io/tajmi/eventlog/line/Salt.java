package io.tajmi.eventlog.line;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * 128 random bits that stay with the sealed part of an entry, never derived from its content: who
 * does not have them cannot try out what a hash stands for.
 */
public record Salt(long high, long low) {
  private static final int BYTES = 16;
  private static final Source[] SOURCES = sources();

  /**
   * A salt that nobody can guess.
   *
   * <p>Acts come on virtual threads that live for one act, so a generator for each thread would be
   * made for each act, and one for all would be waited for. There are therefore four sources for
   * each processor, and a thread takes the one that its id falls on. A source hands out what the
   * system's generator gave, 256 salts at a time, each once, and wipes it: every bit comes from
   * that generator unchanged, and whoever reads the memory later finds no salt of the past.
   */
  public static Salt next() {
    int source = (int) Long.remainderUnsigned(Thread.currentThread().threadId(), SOURCES.length);
    return SOURCES[source].next();
  }

  /** 32 hexadecimal digits in lower case. */
  String hex() {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(high) + hex.toHexDigits(low);
  }

  /** Says nothing: it would end up in a file of messages. */
  @Override
  public String toString() {
    return "a salt";
  }

  private static Source[] sources() {
    Source[] sources = new Source[4 * Runtime.getRuntime().availableProcessors()];
    Arrays.setAll(sources, i -> new Source());
    return sources;
  }

  private static final class Source {
    private static final int SALTS = 256;

    private final SecureRandom random = new SecureRandom();
    private final byte[] drawn = new byte[SALTS * BYTES];
    private int at = drawn.length;

    synchronized Salt next() {
      if (at == drawn.length) {
        random.nextBytes(drawn);
        at = 0;
      }
      ByteBuffer bytes = ByteBuffer.wrap(drawn, at, BYTES);
      Salt salt = new Salt(bytes.getLong(), bytes.getLong());
      Arrays.fill(drawn, at, at + BYTES, (byte) 0);
      at += BYTES;
      return salt;
    }
  }
}
