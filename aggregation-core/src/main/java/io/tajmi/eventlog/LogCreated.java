package io.tajmi.eventlog;

import io.tajmi.eventlog.line.Entry;

/**
 * Position 0 of every founded log.
 *
 * @param origin names the log for ever, as a checkpoint's first line does
 * @param format of commits and entries
 * @param hash the tree's hash function
 * @param secrecy of small boxes
 */
public record LogCreated(
    String origin, int format, String hash, LogKind kind, SecrecyLimits secrecy) {
  private static final String HASH = "SHA-256";

  /** As this program founds logs, with the limits that small boxes have by default. */
  public static LogCreated of(String origin, LogKind kind) {
    return of(origin, kind, SecrecyLimits.DEFAULT);
  }

  /** As this program founds logs. */
  public static LogCreated of(String origin, LogKind kind, SecrecyLimits secrecy) {
    return new LogCreated(origin, Entry.FORMAT, HASH, kind, secrecy);
  }

  /** Whether this program reads logs of this format and hash function. */
  public boolean fitsThisProgram() {
    return format == Entry.FORMAT && HASH.equals(hash);
  }
}
