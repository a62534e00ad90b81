package io.tajmi.api.query;

/** A page is asked for as it was, or as it would be: it shows the newest position only. */
public final class NoReplayYet extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoReplayYet() {
    super(null, null, false, false);
  }
}
