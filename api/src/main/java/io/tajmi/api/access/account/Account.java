package io.tajmi.api.access.account;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Someone, or something, that may log in.
 *
 * @param id opaque and random; what the log calls the actor of an act is {@code account:} and this
 * @param name that a person logs in with, or that a token goes by
 * @param secret of a person, the hash of the password with its method; of a machine, the SHA-256 of
 *     the token as 64 hex digits
 * @param blocked whether it may do nothing any more
 */
public record Account(
    String id, String name, Kind kind, String secret, List<Grant> grants, boolean blocked) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final String ACTOR = "account:";
  private static final int MARK_DIGITS = 16;

  /** How it shows that it is itself. */
  public enum Kind {
    /** By name and password. */
    PERSON,
    /** By a token. */
    MACHINE
  }

  /** Takes a copy. */
  public Account {
    grants = List.copyOf(grants);
    if (!isName(name)) {
      throw new IllegalArgumentException("not a user name");
    }
  }

  /** Whether a text can be a name: 1 to 64 ASCII letters, digits, dots, underscores and dashes. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** Who it is as a reader and an actor. */
  @JsonIgnore
  public Viewer viewer() {
    return new Viewer(ACTOR + id, grants);
  }

  /** Changes with its password or token, and with what it may do. */
  @JsonIgnore
  public String version() {
    String may = grants.stream().map(Grant::toString).sorted().collect(Collectors.joining(","));
    return Secrets.hash(kind + " " + secret + " " + may);
  }

  /** Tells it, as it is now, from all others without telling anything of it. */
  @JsonIgnore
  public String mark() {
    return Secrets.hash(id + " " + version()).substring(0, MARK_DIGITS);
  }

  /** The same with one grant more; the same where it holds it already. */
  Account with(Grant grant) {
    if (grants.contains(grant)) {
      return this;
    }
    List<Grant> more = new java.util.ArrayList<>(grants);
    more.add(grant);
    return new Account(id, name, kind, secret, more, blocked);
  }

  /** The same, blocked. */
  Account blocking() {
    return new Account(id, name, kind, secret, grants, true);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return name + " " + kind + " " + grants + (blocked ? " blocked" : "");
  }
}
