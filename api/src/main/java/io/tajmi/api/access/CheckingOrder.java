package io.tajmi.api.access;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * In which order passwords are looked at. One takes a core for about a tenth of a second, so few
 * are looked at at once, and whoever guesses from many places can make everybody wait; those who
 * come from where their account was entered before go first, and always find room. Safe for
 * threads.
 */
final class CheckingOrder {
  private final Limits limits;
  private final ReentrantLock lock = new ReentrantLock();
  private final ArrayDeque<Turn> acquaintances = new ArrayDeque<>();
  private final ArrayDeque<Turn> strangers = new ArrayDeque<>();
  private final Map<Origin, Integer> waitingFrom = new HashMap<>();
  private int looking;

  /**
   * How much is done at once.
   *
   * @param lookingMax passwords that are looked at
   * @param strangersMax others that wait, from anywhere
   * @param strangersPerOriginMax others that wait, from one place
   */
  record Limits(int lookingMax, int strangersMax, int strangersPerOriginMax) {
    /** Leaves a core to the count, where there are several. */
    static Limits ofThisMachine() {
      return new Limits(Math.max(1, Runtime.getRuntime().availableProcessors() - 1), 200, 20);
    }
  }

  /** Somebody who waits. */
  private static final class Turn {
    private final Condition come;
    private boolean has;

    Turn(Condition come) {
      this.come = come;
    }
  }

  /** So many wait that this password is not looked at. */
  static final class TooMany extends Exception {
    private static final long serialVersionUID = 1L;
  }

  CheckingOrder(Limits limits) {
    this.limits = limits;
  }

  /**
   * Looks at a password in its turn.
   *
   * @param known whether the account was entered from there before
   * @throws TooMany where no turn comes
   */
  boolean look(Origin origin, boolean known, BooleanSupplier password) throws TooMany {
    await(origin, known);
    try {
      return password.getAsBoolean();
    } finally {
      pass();
    }
  }

  /** How many wait for their turn. */
  int waiting() {
    lock.lock();
    try {
      return acquaintances.size() + strangers.size();
    } finally {
      lock.unlock();
    }
  }

  private void await(Origin origin, boolean known) throws TooMany {
    lock.lock();
    try {
      if (looking < limits.lookingMax()) {
        looking++;
      } else if (known) {
        await(acquaintances);
      } else {
        awaitAsStranger(origin);
      }
    } finally {
      lock.unlock();
    }
  }

  private void awaitAsStranger(Origin origin) throws TooMany {
    int here = waitingFrom.getOrDefault(origin, 0);
    if (strangers.size() >= limits.strangersMax() || here >= limits.strangersPerOriginMax()) {
      throw new TooMany();
    }
    waitingFrom.put(origin, here + 1);
    try {
      await(strangers);
    } finally {
      waitingFrom.computeIfPresent(origin, (_, count) -> count == 1 ? null : count - 1);
    }
  }

  private void await(ArrayDeque<Turn> queue) throws TooMany {
    Turn turn = new Turn(lock.newCondition());
    queue.add(turn);
    try {
      while (!turn.has) {
        turn.come.await();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      if (turn.has) {
        next();
      }
      queue.remove(turn);
      throw new TooMany();
    }
  }

  private void pass() {
    lock.lock();
    try {
      next();
    } finally {
      lock.unlock();
    }
  }

  /** Whoever waits has the place that is free; with nobody it stays free. */
  private void next() {
    Turn turn = acquaintances.isEmpty() ? strangers.poll() : acquaintances.poll();
    if (turn == null) {
      looking--;
    } else {
      turn.has = true;
      turn.come.signal();
    }
  }
}
