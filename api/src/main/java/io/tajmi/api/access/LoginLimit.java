package io.tajmi.api.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Slows down whoever guesses passwords. After a few failures in a row for one account, or more from
 * one address, each further one doubles the time in which no password is looked at: up to a minute
 * for an account, so that nobody is kept out for long by a stranger's guesses, and a quarter of an
 * hour for an address. What is remembered is bounded; the longest untouched is forgotten first.
 * Safe for threads.
 */
public final class LoginLimit {
  private static final int REMEMBERED_MAX = 10_000;
  private static final int DOUBLINGS_MAX = 20;
  private static final Duration FORGOTTEN_AFTER = Duration.ofMinutes(15);

  private final InstantSource clock;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Failures> failures =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
          return size() > REMEMBERED_MAX;
        }
      };

  private record Failures(int count, Instant last) {}

  private enum Kind {
    ACCOUNT(5, Duration.ofMinutes(1)),
    ADDRESS(20, Duration.ofMinutes(15));

    private final int freeOfDelay;
    private final Duration delayMax;

    Kind(int freeOfDelay, Duration delayMax) {
      this.freeOfDelay = freeOfDelay;
      this.delayMax = delayMax;
    }

    String key(String what) {
      return this + " " + what;
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
  boolean open(String name, String address) {
    lock.lock();
    try {
      return open(Kind.ACCOUNT, name) && open(Kind.ADDRESS, address);
    } finally {
      lock.unlock();
    }
  }

  /** A password was wrong. */
  void failed(String name, String address) {
    lock.lock();
    try {
      failed(Kind.ACCOUNT, name);
      failed(Kind.ADDRESS, address);
    } finally {
      lock.unlock();
    }
  }

  /** A password was right; what came from the address for other accounts stays remembered. */
  void succeeded(String name) {
    lock.lock();
    try {
      failures.remove(Kind.ACCOUNT.key(name));
    } finally {
      lock.unlock();
    }
  }

  /** How many accounts and addresses are remembered. */
  int remembered() {
    lock.lock();
    try {
      return failures.size();
    } finally {
      lock.unlock();
    }
  }

  private boolean open(Kind kind, String what) {
    Failures before = failures.get(kind.key(what));
    return before == null
        || !clock.instant().isBefore(before.last().plus(kind.delay(before.count())));
  }

  private void failed(Kind kind, String what) {
    Instant now = clock.instant();
    failures.merge(
        kind.key(what),
        new Failures(1, now),
        (before, first) ->
            now.isAfter(before.last().plus(FORGOTTEN_AFTER).plus(kind.delay(before.count())))
                ? first
                : new Failures(before.count() + 1, now));
  }
}
