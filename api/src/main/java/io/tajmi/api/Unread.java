package io.tajmi.api;

import io.tajmi.branch.Rejection;
import java.util.Arrays;

/** A body could not be read to its end: why, and what was read of it. */
final class Unread extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Rejection rejection;
  private final byte[] read;

  Unread(Rejection rejection, byte[] read) {
    super(rejection.detail(), rejection, false, false);
    this.rejection = rejection;
    this.read = Arrays.copyOf(read, read.length);
  }

  Rejection rejection() {
    return rejection;
  }

  /** The inflated bytes that came before it stopped. */
  byte[] read() {
    return Arrays.copyOf(read, read.length);
  }
}
