package io.tajmi.api.access.login;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Slows down whoever guesses passwords, and nobody else. Failures are counted for one account from
 * one address, and for one address over all accounts; after a few in a row each further one doubles
 * the time in which no password from there is looked at. What is guessed elsewhere never counts: a
 * delay of an account as a whole would let any stranger keep its owner out, and against guesses
 * from many addresses stand the passwords, of a hundred random bits. An address from which an
 * account was entered before waits only for what was guessed from there for this account. What is
 * remembered is bounded; the longest untouched is forgotten first. Safe for threads.
 */
public final class LoginLimit {
  private static final int REMEMBERED_MAX = 10_000;
  private static final int KNOWN_ORIGINS_MAX = 8;
  private static final int DOUBLINGS_MAX = 20;
  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);

  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Failures> failures = lastTouched(REMEMBERED_MAX);

  /** Only a right password adds to it, so there are no more names here than accounts. */
  private final Map<String, Set<String>> known = new HashMap<>();

  private record Failures(int count, Instant last) {}

  private enum Kind {
    ACCOUNT_FROM_ADDRESS(5, Duration.ofMinutes(1)),
    ADDRESS(20, Duration.ofMinutes(15)),
    /** Delays nobody, as neighbours do not answer for each other; it only says who goes first. */
    NETWORK(Integer.MAX_VALUE, Duration.ZERO);

    private final int freeOfDelay;
    private final Duration delayMax;

    Kind(int freeOfDelay, Duration delayMax) {
      this.freeOfDelay = freeOfDelay;
      this.delayMax = delayMax;
    }

    String key(String name, ClientOrigin origin) {
      return this
          + " "
          + switch (this) {
            case ACCOUNT_FROM_ADDRESS -> origin.text() + " " + name;
            case ADDRESS -> origin.text();
            case NETWORK -> origin.network();
          };
    }

    Duration delay(int count) {
      if (count < freeOfDelay) {
        return Duration.ZERO;
      }
      Duration doubled = Duration.ofSeconds(1L << Math.min(count - freeOfDelay, DOUBLINGS_MAX));
      return doubled.compareTo(delayMax) < 0 ? doubled : delayMax;
    }
  }

  /** Before the first failure. */
  public LoginLimit(InstantSource clock) {
    this.clock = clock;
  }

  /** Whether a password may be looked at now. */
  boolean open(String name, ClientOrigin origin) {
    lock.lock();
    try {
      return open(Kind.ACCOUNT_FROM_ADDRESS, name, origin)
          && (isKnown(name, origin) || open(Kind.ADDRESS, name, origin));
    } finally {
      lock.unlock();
    }
  }

  /** Whether an account was entered from there before. */
  boolean knows(String name, ClientOrigin origin) {
    lock.lock();
    try {
      return isKnown(name, origin);
    } finally {
      lock.unlock();
    }
  }

  /** How many passwords from a network were wrong, not long ago. */
  int failuresNear(ClientOrigin origin) {
    lock.lock();
    try {
      Failures there = failures.get(Kind.NETWORK.key("", origin));
      return there == null || forgotten(Kind.NETWORK, there, clock.instant()) ? 0 : there.count();
    } finally {
      lock.unlock();
    }
  }

  /** A password was wrong. */
  void failed(String name, ClientOrigin origin) {
    lock.lock();
    try {
      for (Kind kind : Kind.values()) {
        failed(kind, name, origin);
      }
    } finally {
      lock.unlock();
    }
  }

  /** A password was right; what came from there for other accounts stays remembered. */
  void succeeded(String name, ClientOrigin origin) {
    lock.lock();
    try {
      failures.remove(Kind.ACCOUNT_FROM_ADDRESS.key(name, origin));
      known
          .computeIfAbsent(
              name, _ -> Collections.newSetFromMap(LoginLimit.lastTouched(KNOWN_ORIGINS_MAX)))
          .add(origin.text());
    } finally {
      lock.unlock();
    }
  }

  /** How many counts of failures are remembered. */
  int remembered() {
    lock.lock();
    try {
      return failures.size();
    } finally {
      lock.unlock();
    }
  }

  private boolean isKnown(String name, ClientOrigin origin) {
    return known.getOrDefault(name, Set.of()).contains(origin.text());
  }

  private boolean open(Kind kind, String name, ClientOrigin origin) {
    Failures before = failures.get(kind.key(name, origin));
    return before == null
        || !clock.instant().isBefore(before.last().plus(kind.delay(before.count())));
  }

  private void failed(Kind kind, String name, ClientOrigin origin) {
    Instant now = clock.instant();
    failures.merge(
        kind.key(name, origin),
        new Failures(1, now),
        (before, first) ->
            forgotten(kind, before, now) ? first : new Failures(before.count() + 1, now));
  }

  private static boolean forgotten(Kind kind, Failures before, Instant now) {
    return now.isAfter(before.last().plus(FORGOTTEN_AFTER).plus(kind.delay(before.count())));
  }

  private static <T> Map<String, T> lastTouched(int sizeMax) {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1L;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
        return size() > sizeMax;
      }
    };
  }
}
