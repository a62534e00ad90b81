package io.tajmi.api.live;

import io.tajmi.api.access.sight.Sight;
import io.tajmi.text.Language;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What all share who look at one topic in one language with the same rights: its cells are made
 * once, and its frames are the same bytes for each of them.
 */
final class Channel {
  private final Key key;
  private final LivePage page;
  private final LiveLimits limits;
  private final LiveMeters meters;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<Subscriber> subscribers = new LinkedHashSet<>();
  private @Nullable State state;
  private boolean closed;

  /** When the last frame was made, and since when one is owed; for the thread that turns. */
  private long framedAtNanos;

  private boolean owes;
  private long owesSinceNanos;

  /** What tells channels apart. */
  record Key(String topic, Language language, Audience audience) {}

  /** What every subscriber has been sent. */
  private record State(long position, String mark, Map<String, String> cells, Recent recent) {
    /** Whether a sight of a later position, or in which other votes are stopped, is not in it. */
    boolean isBehind(long other, String otherMark) {
      return position < other || (position == other && !mark.equals(otherMark));
    }
  }

  Channel(Key key, LivePage page, LiveLimits limits, LiveMeters meters, long nowNanos) {
    this.key = key;
    this.page = page;
    this.limits = limits;
    this.meters = meters;
    this.framedAtNanos = nowNanos;
  }

  Key key() {
    return key;
  }

  List<Subscriber> subscribers() {
    lock.lock();
    try {
      return List.copyOf(subscribers);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Lets a subscriber in and sends it what it has not seen.
   *
   * @param lastEventId of the last frame that it got before it lost its stream; null where it is
   *     new
   * @return whether the channel was still open
   */
  boolean join(Subscriber subscriber, @Nullable String lastEventId, Sight sight) {
    lock.lock();
    try {
      if (closed) {
        return false;
      }
      State now = state;
      if (now == null) {
        now = state(sight, page.cells(sight));
        state = now;
      }
      subscriber.listensTo(this);
      subscribers.add(subscriber);
      var _ = subscriber.offer(missed(now, lastEventId));
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Lets a subscriber go; true where it was the last, and the channel is closed for good. */
  boolean leave(Subscriber subscriber) {
    lock.lock();
    try {
      subscribers.remove(subscriber);
      closed |= subscribers.isEmpty();
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** Makes the frame of a snapshot and hands it out. */
  void frame(Sight sight) {
    long position = sight.snapshot().position();
    Map<String, String> next = page.cells(sight);
    lock.lock();
    try {
      State before = state;
      if (before == null || !before.isBehind(position, sight.mark())) {
        return;
      }
      if (!before.mark().equals(sight.mark())) {
        State whole = state(sight, next);
        state = whole;
        send(all(whole));
        meters.framed();
        return;
      }
      Set<String> keys = changed(before.cells(), next);
      before.recent().add(position, keys);
      State after = new State(position, before.mark(), Map.copyOf(next), before.recent());
      state = after;
      send(Frame.cells(id(after), values(keys, after.cells())));
      meters.framed();
    } finally {
      lock.unlock();
    }
  }

  /** Hands a frame of no cells to everybody. */
  void tell(Frame frame) {
    lock.lock();
    try {
      send(frame);
    } finally {
      lock.unlock();
    }
  }

  /** Gives the whole to a subscriber that was too slow. */
  void catchUp(Subscriber subscriber) {
    lock.lock();
    try {
      var _ = subscriber.offer(all(Objects.requireNonNull(state)));
    } finally {
      lock.unlock();
    }
  }

  /** Whether a snapshot has something that subscribers have not been sent. */
  boolean behind(long position, String mark, long nowNanos) {
    lock.lock();
    try {
      boolean is = state != null && state.isBehind(position, mark);
      if (is && !owes) {
        owesSinceNanos = nowNanos;
      }
      owes = is;
      return is;
    } finally {
      lock.unlock();
    }
  }

  /** How long the next frame has to wait; not more than 0 where it is due. */
  long waitNanos(long nowNanos) {
    return framedAtNanos + limits.frameEvery().toNanos() - nowNanos;
  }

  /** Notes that the owed frame is out. */
  void framed(long beganNanos, long nowNanos) {
    framedAtNanos = beganNanos;
    owes = false;
    meters.late(nowNanos - owesSinceNanos);
  }

  private void send(Frame frame) {
    for (Subscriber subscriber : subscribers) {
      if (subscriber.offer(frame)) {
        meters.resynced();
      }
    }
  }

  private State state(Sight sight, Map<String, String> cells) {
    long position = sight.snapshot().position();
    return new State(
        position,
        sight.mark(),
        Map.copyOf(cells),
        new Recent(limits.recentFramesMax(), limits.recentCellsMax(), position));
  }

  private Frame missed(State now, @Nullable String lastEventId) {
    Long position = lastEventId == null ? null : position(lastEventId, now.mark());
    Set<String> keys = position == null ? null : now.recent().since(position);
    return keys == null ? all(now) : Frame.cells(id(now), values(keys, now.cells()));
  }

  private Frame all(State now) {
    return Frame.all(id(now), now.cells());
  }

  private String id(State of) {
    return id(of.position(), of.mark());
  }

  /**
   * A frame of one audience, or of a time when other votes were stopped, is never taken for the
   * frame that another got at that position.
   */
  private String id(long position, String mark) {
    String tag = (key.audience().open() ? "" : key.audience().tag()) + mark;
    return tag.isEmpty() ? Long.toString(position) : position + "-" + tag;
  }

  private @Nullable Long position(String id, String mark) {
    int dash = id.indexOf('-', 1);
    String number = dash < 0 ? id : id.substring(0, dash);
    if (!number.matches("-?[0-9]{1,18}")) {
      return null;
    }
    long position = Long.parseLong(number);
    return id(position, mark).equals(id) ? position : null;
  }

  private static Set<String> changed(Map<String, String> before, Map<String, String> after) {
    Set<String> keys = new HashSet<>();
    after.forEach((cell, text) -> {
      if (!text.equals(before.get(cell))) {
        keys.add(cell);
      }
    });
    before.keySet().stream().filter(cell -> !after.containsKey(cell)).forEach(keys::add);
    return keys;
  }

  private static Map<String, @Nullable String> values(Set<String> keys, Map<String, String> cells) {
    Map<String, @Nullable String> values = HashMap.newHashMap(keys.size());
    keys.forEach(cell -> values.put(cell, cells.get(cell)));
    return values;
  }
}
