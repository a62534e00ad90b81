package io.tajmi.replay;

/** Who waits to read the past. */
public enum Asker {
  /** Who is logged in, or sent a token. */
  ACCOUNT,
  /** Everyone else. */
  ANYBODY
}
