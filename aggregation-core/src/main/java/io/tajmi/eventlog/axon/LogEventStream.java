package io.tajmi.eventlog.axon;

import io.tajmi.eventlog.reader.LogReader;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/**
 * One reader of the log: blocks at its head, wakes on append. All that one entry was upcast to
 * comes in one piece, because a new page is opened only after the last of a token. Meant for one
 * consuming thread; closing and the callback may come from any.
 */
final class LogEventStream implements BlockingStream<TrackedEventMessage<?>> {
  private final LogReader log;
  private final EventStorageEngine engine;
  private final LogReader.Registration registration;
  private final Consumer<LogEventStream> closing;
  private final Set<Class<?>> skipped = new HashSet<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition appended = lock.newCondition();
  private Iterator<? extends TrackedEventMessage<?>> page = Collections.emptyIterator();
  private @Nullable TrackedEventMessage<?> next;
  private @Nullable TrackingToken last;
  private volatile @Nullable Runnable callback;
  private volatile boolean closed;

  LogEventStream(
      LogReader log,
      EventStorageEngine engine,
      @Nullable TrackingToken after,
      Consumer<LogEventStream> closing) {
    this.log = log;
    this.engine = engine;
    this.last = after;
    this.closing = closing;
    this.registration = log.onAppend(this::wake);
  }

  private void wake() {
    lock.lock();
    try {
      appended.signalAll();
    } finally {
      lock.unlock();
    }
    Runnable whenAvailable = callback;
    if (whenAvailable != null) {
      whenAvailable.run();
    }
  }

  @Override
  public Optional<TrackedEventMessage<?>> peek() {
    lock.lock();
    try {
      return Optional.ofNullable(advance());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
    lock.lock();
    try {
      long left = unit.toNanos(timeout);
      while (advance() == null) {
        if (closed || left <= 0) {
          return false;
        }
        left = appended.awaitNanos(left);
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The next event; blocks until there is one.
   *
   * @throws IllegalStateException where the stream is closed before there is one
   */
  @Override
  public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
    lock.lock();
    try {
      TrackedEventMessage<?> event = advance();
      while (event == null) {
        if (closed) {
          throw new IllegalStateException("the stream is closed");
        }
        appended.await();
        event = advance();
      }
      next = null;
      return event;
    } finally {
      lock.unlock();
    }
  }

  private @Nullable TrackedEventMessage<?> advance() {
    while (next == null && !closed) {
      if (!page.hasNext()) {
        if (LogEventStorageEngine.position(last) + 1 >= log.size()) {
          return null;
        }
        page = engine.readEvents(last, false).iterator();
        if (!page.hasNext()) {
          return null;
        }
      }
      TrackedEventMessage<?> candidate = page.next();
      last = candidate.trackingToken();
      next = skipped.contains(candidate.getPayloadType()) ? null : candidate;
    }
    return closed ? null : next;
  }

  @Override
  public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignoredMessage) {
    lock.lock();
    try {
      skipped.add(ignoredMessage.getPayloadType());
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean setOnAvailableCallback(Runnable whenAvailable) {
    callback = whenAvailable;
    if (hasNextAvailable()) {
      whenAvailable.run();
    }
    return true;
  }

  @Override
  public void close() {
    registration.close();
    closed = true;
    callback = null;
    wake();
    closing.accept(this);
  }
}
