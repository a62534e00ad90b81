package io.tajmi.api.http;

import io.tajmi.document.Rejection;

/** A body could not be read to its end: why, and what was read of it. */
public final class Unread extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Rejection rejection;
  private final byte[] read;

  Unread(Rejection rejection, byte[] read) {
    super(rejection.detail(), rejection, false, false);
    this.rejection = rejection;
    this.read = read;
  }

  public Rejection rejection() {
    return rejection;
  }

  /** The inflated bytes that came before it stopped; not a copy. */
  public byte[] read() {
    return read;
  }
}
