package io.tajmi.replay;

/** So many ask for the past that one more would have to wait long. */
public final class ReplayBusy extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ReplayBusy() {
    super(null, null, false, false);
  }
}
