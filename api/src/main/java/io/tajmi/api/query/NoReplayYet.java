package io.tajmi.api.query;

/**
 * A page is asked for as it was or would be, by a name that chooses nothing: what is shown instead
 * would be taken for it.
 */
public final class NoReplayYet extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NoReplayYet() {
    super(null, null, false, false);
  }
}
