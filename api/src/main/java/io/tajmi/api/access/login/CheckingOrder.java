package io.tajmi.api.access.login;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * In which order passwords are looked at. One takes a core for about a tenth of a second, so few
 * are looked at at once, and whoever guesses from many places can make everybody wait. Those who
 * come from where their account was entered before go first, and always find room. Of the others,
 * whoever comes from a network that guessed least and waits least goes first, and where there is no
 * room, whoever would go last is turned away: an owner in a new place is never behind a crowd for
 * longer than the crowd has networks, each of which is new once. Safe for threads.
 */
public final class CheckingOrder {
  private final Limits limits;
  private final ReentrantLock lock = new ReentrantLock();
  private final ArrayDeque<Turn> acquaintances = new ArrayDeque<>();
  private final TreeSet<Turn> strangers = new TreeSet<>(Turn.FIRST_TO_LAST);
  private final Map<String, Integer> waitingFrom = new HashMap<>();
  private int looking;
  private long came;

  /**
   * How much is done at once.
   *
   * @param lookingMax passwords that are looked at
   * @param strangersMax others that wait, from anywhere
   * @param strangersPerNetworkMax others that wait, from one network
   */
  public record Limits(int lookingMax, int strangersMax, int strangersPerNetworkMax) {
    /** Leaves a core to the count, where there are several. */
    public static Limits ofThisMachine() {
      return new Limits(Math.max(1, Runtime.getRuntime().availableProcessors() - 1), 1_000, 50);
    }
  }

  /** Somebody who waits. */
  private static final class Turn {
    private static final Comparator<Turn> FIRST_TO_LAST =
        Comparator.<Turn>comparingLong(turn -> turn.guesses).thenComparingLong(turn -> turn.number);

    /** What was guessed from the network before, and who of it waits already. */
    private final long guesses;

    private final long number;
    private final Condition moved;
    private boolean come;
    private boolean turnedAway;

    Turn(long guesses, long number, Condition moved) {
      this.guesses = guesses;
      this.number = number;
      this.moved = moved;
    }
  }

  /** So many wait that this password is not looked at. */
  static final class TooMany extends Exception {
    private static final long serialVersionUID = 1L;
  }

  public CheckingOrder(Limits limits) {
    this.limits = limits;
  }

  /**
   * Looks at a password in its turn.
   *
   * @param known whether the account was entered from there before
   * @param failuresNear passwords from that network that were wrong lately
   * @throws TooMany where no turn comes
   */
  boolean look(ClientOrigin origin, boolean known, int failuresNear, BooleanSupplier password)
      throws TooMany {
    await(origin, known, failuresNear);
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

  private void await(ClientOrigin origin, boolean known, int failuresNear) throws TooMany {
    lock.lock();
    try {
      if (looking < limits.lookingMax()) {
        looking++;
      } else if (known) {
        await(acquaintances, turn(0));
      } else {
        awaitAsStranger(origin.network(), failuresNear);
      }
    } finally {
      lock.unlock();
    }
  }

  private void awaitAsStranger(String network, int failuresNear) throws TooMany {
    int here = waitingFrom.getOrDefault(network, 0);
    if (here >= limits.strangersPerNetworkMax()) {
      throw new TooMany();
    }
    Turn turn = turn((long) failuresNear + here);
    if (strangers.size() >= limits.strangersMax()) {
      makeRoomFor(turn);
    }
    waitingFrom.put(network, here + 1);
    try {
      await(strangers, turn);
    } finally {
      waitingFrom.computeIfPresent(network, (_, count) -> count == 1 ? null : count - 1);
    }
  }

  /** Turns away whoever would go last, if that is not the one who comes. */
  private void makeRoomFor(Turn turn) throws TooMany {
    if (strangers.isEmpty() || Turn.FIRST_TO_LAST.compare(turn, strangers.last()) > 0) {
      throw new TooMany();
    }
    Turn last = strangers.removeLast();
    last.turnedAway = true;
    last.moved.signal();
  }

  private Turn turn(long guesses) {
    return new Turn(guesses, came++, lock.newCondition());
  }

  private void await(Collection<Turn> queue, Turn turn) throws TooMany {
    queue.add(turn);
    try {
      while (!turn.come && !turn.turnedAway) {
        turn.moved.await();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      if (turn.come) {
        next();
      }
      queue.remove(turn);
      throw new TooMany();
    }
    if (turn.turnedAway) {
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
    Turn turn = acquaintances.isEmpty() ? strangers.pollFirst() : acquaintances.poll();
    if (turn == null) {
      looking--;
    } else {
      turn.come = true;
      turn.moved.signal();
    }
  }
}
