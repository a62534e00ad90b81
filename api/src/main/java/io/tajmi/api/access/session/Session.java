package io.tajmi.api.access.session;

import java.time.Instant;

/**
 * A browser in which a person has logged in.
 *
 * @param hash SHA-256 of the id that the browser holds, as 64 hex digits; the id itself is nowhere
 * @param account id of the account
 * @param version of the account's credentials and grants when it logged in
 * @param opened when, to the millisecond
 */
public record Session(String hash, String account, String version, Instant opened) {

  /** Without what it is stored under. */
  @Override
  public String toString() {
    return "session of " + account + " since " + opened;
  }
}
