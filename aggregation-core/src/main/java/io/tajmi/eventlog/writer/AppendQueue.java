package io.tajmi.eventlog.writer;

import io.tajmi.eventlog.Condition;
import io.tajmi.eventlog.LogBusy;
import io.tajmi.eventlog.LogFull;
import io.tajmi.eventlog.LogLimits;
import io.tajmi.eventlog.LogStopped;
import io.tajmi.eventlog.line.Entry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Acts that wait for the committer: bounded in entries and in bytes, first in first out. */
final class AppendQueue {
  private final LogLimits limits;
  private final ArrayDeque<Request> waiting = new ArrayDeque<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final java.util.concurrent.locks.Condition arrived = lock.newCondition();
  private int entries;
  private long bytes;
  private boolean closed;
  private @Nullable String full;
  private @Nullable Throwable fault;

  /** One act with the place where its outcome will be. */
  record Request(
      List<Entry> entries,
      List<Condition> conditions,
      long bytes,
      CompletableFuture<LogWriter.Appended> outcome) {
    Request(List<Entry> entries, List<Condition> conditions, long bytes) {
      this(entries, conditions, bytes, new CompletableFuture<>());
    }
  }

  AppendQueue(LogLimits limits) {
    this.limits = limits;
  }

  void offer(Request request) {
    lock.lock();
    try {
      if (closed) {
        throw new LogStopped("the log takes no more acts", fault);
      }
      if (full != null) {
        throw new LogFull(full);
      }
      if (entries + request.entries().size() > limits.queueEntriesMax()
          || bytes + request.bytes() > limits.queueBytesMax()) {
        throw new LogBusy(
            String.format(
                Locale.ROOT, "%d entries and %d bytes are waiting for the log", entries, bytes));
      }
      waiting.add(request);
      entries += request.entries().size();
      bytes += request.bytes();
      arrived.signal();
    } finally {
      lock.unlock();
    }
  }

  /** What has queued up, up to the size of one commit; empty after {@code nanos} without any. */
  List<Request> take(long nanos) throws InterruptedException {
    List<Request> taken = new ArrayList<>();
    lock.lock();
    try {
      long left = nanos;
      while (waiting.isEmpty() && !closed && left > 0) {
        left = arrived.awaitNanos(left);
      }
      int takenEntries = 0;
      long takenBytes = 0;
      Request next = waiting.peek();
      while (next != null
          && takenEntries + next.entries().size() <= limits.commitEntriesMax()
          && takenBytes + next.bytes() <= limits.commitBytesMax()) {
        taken.add(waiting.remove());
        takenEntries += next.entries().size();
        takenBytes += next.bytes();
        next = waiting.peek();
      }
      entries -= takenEntries;
      bytes -= takenBytes;
    } finally {
      lock.unlock();
    }
    return taken;
  }

  /** Whether nothing waits and nothing more will come. */
  boolean drained() {
    lock.lock();
    try {
      return closed && waiting.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  int entries() {
    lock.lock();
    try {
      return entries;
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more acts because of a fault; acts that wait were not written and are told so. */
  void fail(Throwable reason) {
    lock.lock();
    try {
      closed = true;
      fault = reason;
      refuseWaiting(new LogStopped("the log stopped", reason));
    } finally {
      lock.unlock();
    }
  }

  /** Takes no acts until {@link #admit}, for this reason; acts that wait are told so. */
  void refuse(String reason) {
    lock.lock();
    try {
      full = reason;
      refuseWaiting(new LogFull(reason));
    } finally {
      lock.unlock();
    }
  }

  /** Takes acts again. */
  void admit() {
    lock.lock();
    try {
      full = null;
    } finally {
      lock.unlock();
    }
  }

  private void refuseWaiting(RuntimeException answer) {
    waiting.forEach(request -> request.outcome().completeExceptionally(answer));
    waiting.clear();
    entries = 0;
    bytes = 0;
  }

  /** Waits so long, or until it is closed; whether it is. */
  boolean awaitClosed(long nanos) throws InterruptedException {
    lock.lock();
    try {
      long left = nanos;
      while (!closed && left > 0) {
        left = arrived.awaitNanos(left);
      }
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** How long a take waits by default. */
  static long patience() {
    return TimeUnit.SECONDS.toNanos(1);
  }
}
