package io.tajmi.api.live;

import io.tajmi.api.access.session.LastingViewer;
import io.tajmi.text.Language;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One open stream. Frames wait here for its thread, but only a few: a client that reads too slowly
 * loses what waits and gets the whole anew when it is ready, so it costs no more than the others.
 */
final class Subscriber {
  private final LastingViewer standing;
  private final StreamPlaces.Place place;
  private final String topic;
  private final Language language;
  private final int queuedMax;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Frame> queue = new ArrayDeque<>();
  private boolean behind;
  private boolean closed;
  private volatile boolean left;
  private volatile @Nullable Channel channel;

  Subscriber(
      LastingViewer standing,
      StreamPlaces.Place place,
      String topic,
      Language language,
      int queuedMax) {
    this.standing = standing;
    this.place = place;
    this.topic = topic;
    this.language = language;
    this.queuedMax = queuedMax;
  }

  /** Who opened it. */
  LastingViewer standing() {
    return standing;
  }

  /** What it takes of the node. */
  StreamPlaces.Place place() {
    return place;
  }

  String topic() {
    return topic;
  }

  Language language() {
    return language;
  }

  @Nullable Channel channel() {
    return channel;
  }

  /** Listens to a channel from now on. */
  void listensTo(Channel next) {
    channel = next;
  }

  /**
   * Takes a frame, to be sent when the client reads.
   *
   * @return whether the client has just fallen behind
   */
  boolean offer(Frame frame) {
    lock.lock();
    try {
      if (closed || (behind && !frame.whole())) {
        return false;
      }
      if (frame.whole()) {
        queue.clear();
        behind = false;
      }
      boolean full = queue.size() >= queuedMax;
      if (full) {
        queue.clear();
        behind = true;
      } else {
        queue.add(frame);
      }
      changed.signal();
      return full;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for the next frame; null when the stream has ended. */
  @Nullable Frame take() throws InterruptedException {
    while (true) {
      lock.lockInterruptibly();
      try {
        while (queue.isEmpty() && !behind && !closed) {
          changed.await();
        }
        if (!queue.isEmpty()) {
          return queue.remove();
        }
        if (closed) {
          return null;
        }
      } finally {
        lock.unlock();
      }
      Objects.requireNonNull(channel).catchUp(this);
    }
  }

  /** How many frames {@link #take} gives without waiting. */
  int waiting() {
    lock.lock();
    try {
      return queue.size() + (behind ? 1 : 0);
    } finally {
      lock.unlock();
    }
  }

  /** Whether its client has gone, so that no channel may keep it. */
  boolean left() {
    return left;
  }

  /** Its client has gone. */
  void leave() {
    left = true;
  }

  /** Ends the stream after one last frame. */
  void end(Frame last) {
    lock.lock();
    try {
      if (!closed) {
        queue.clear();
        queue.add(last);
        closed = true;
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
  }
}
