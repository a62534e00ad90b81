package io.tajmi.replay;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Turns that are taken by so many at once. Of those who wait, whoever has an account goes before
 * those who have none, but after some of these it is anybody's turn, so that nobody waits for ever;
 * within a kind whoever came first goes first. Safe for threads.
 */
final class Turns {
  /** So many with an account go before one without. */
  static final int ACCOUNTS_IN_A_ROW = 3;

  private final ReentrantLock lock = new ReentrantLock();
  private final int waitingMax;
  private final Map<Asker, ArrayDeque<Waiter>> waiting = new EnumMap<>(Asker.class);
  private int free;
  private int accountsInARow;

  private static final class Waiter {
    private final Condition called;
    private boolean hasTurn;

    Waiter(Condition called) {
      this.called = called;
    }
  }

  /**
   * Nobody has a turn yet.
   *
   * @param most who have one at once
   * @param waitingMax who wait, of each kind
   */
  Turns(int most, int waitingMax) {
    this.free = most;
    this.waitingMax = waitingMax;
    for (Asker who : Asker.values()) {
      waiting.put(who, new ArrayDeque<>());
    }
  }

  /** How long who waits waits on; nothing is left where it is not above 0 nanoseconds. */
  private interface Patience {
    long nanos();
  }

  /** Takes a turn; false where too many wait, or it does not come in time. */
  boolean take(Asker who, Duration waitMax) throws InterruptedException {
    long since = System.nanoTime();
    return take(who, waitingMax, () -> since + waitMax.toNanos() - System.nanoTime());
  }

  /**
   * Takes a turn for a job, of which there are few, however many wait. It keeps its place until its
   * turn comes, and looks at times whether it is still wanted.
   *
   * @param wanted throws where it is not
   */
  void takeForJob(Duration look, Runnable wanted) throws InterruptedException {
    var _ =
        take(
            Asker.ANYBODY,
            Integer.MAX_VALUE,
            () -> {
              wanted.run();
              return look.toNanos();
            });
  }

  private boolean take(Asker who, int lineMax, Patience patience) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      if (free > 0) {
        free--;
        return true;
      }
      ArrayDeque<Waiter> line = line(who);
      return line.size() < lineMax && waits(new Waiter(lock.newCondition()), line, patience);
    } finally {
      lock.unlock();
    }
  }

  private boolean waits(Waiter waiter, ArrayDeque<Waiter> line, Patience patience)
      throws InterruptedException {
    line.addLast(waiter);
    try {
      while (!waiter.hasTurn) {
        long left = patience.nanos();
        if (left <= 0) {
          break;
        }
        var _ = waiter.called.awaitNanos(left);
      }
    } catch (InterruptedException interrupted) {
      if (waiter.hasTurn) {
        pass();
      }
      throw interrupted;
    } finally {
      line.remove(waiter);
    }
    return waiter.hasTurn;
  }

  /** Gives a turn back. */
  void release() {
    lock.lock();
    try {
      pass();
    } finally {
      lock.unlock();
    }
  }

  /** To whoever waits, or to nobody. */
  private void pass() {
    ArrayDeque<Waiter> accounts = line(Asker.ACCOUNT);
    ArrayDeque<Waiter> others = line(Asker.ANYBODY);
    boolean account =
        !accounts.isEmpty() && (others.isEmpty() || accountsInARow < ACCOUNTS_IN_A_ROW);
    Waiter next = account ? accounts.pollFirst() : others.pollFirst();
    if (next == null) {
      free++;
      return;
    }
    accountsInARow = account && !others.isEmpty() ? accountsInARow + 1 : 0;
    next.hasTurn = true;
    next.called.signal();
  }

  private ArrayDeque<Waiter> line(Asker who) {
    return waiting.getOrDefault(who, new ArrayDeque<>());
  }

  /** How many wait. */
  int waiting() {
    lock.lock();
    try {
      return waiting.values().stream().mapToInt(ArrayDeque::size).sum();
    } finally {
      lock.unlock();
    }
  }
}
