package io.tajmi.api.live;

import io.tajmi.api.access.session.LastingViewer;
import io.tajmi.api.access.sight.Sight;
import io.tajmi.live.SnapshotHolder;
import io.tajmi.query.NotThere;
import io.tajmi.replay.check.CheckStatus;
import io.tajmi.text.Language;
import io.tajmi.view.Snapshot;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hands out frames. A published snapshot is only marked; {@link #turn} makes, of the latest one,
 * one frame for each channel whose last is a second old. Cells are made on the one thread that
 * turns, so watching takes no more than one core from counting: with more to make than it can,
 * frames become rarer, never more.
 */
final class Broadcaster {
  private final BiFunction<String, Language, Optional<LivePage>> pages;
  private final Source source;
  private final LiveLimits limits;
  private final LiveMeters meters;
  private final LongSupplier nanoTime;
  private final Map<Channel.Key, Channel> channels = new ConcurrentHashMap<>();
  private final StreamPlaces places;
  private volatile boolean closed;
  private long beatAtNanos;
  private long commentAtNanos;
  private long headAtLastBeat = -1;

  /**
   * What figures come from.
   *
   * @param check what the node knows of itself
   * @param head position of the log's last entry
   * @param clock tells readers the time, whatever their own clocks say
   */
  record Source(
      SnapshotHolder snapshots,
      Supplier<CheckStatus> check,
      LongSupplier head,
      InstantSource clock) {}

  /**
   * Over the parts of a node.
   *
   * @param pages finds the page of a topic in a language
   * @param nanoTime a clock that never goes back, as {@link System#nanoTime}
   */
  Broadcaster(
      BiFunction<String, Language, Optional<LivePage>> pages,
      Source source,
      LiveLimits limits,
      LiveMeters meters,
      LongSupplier nanoTime) {
    this.pages = pages;
    this.source = source;
    this.limits = limits;
    this.meters = meters;
    this.nanoTime = nanoTime;
    this.beatAtNanos = nanoTime.getAsLong();
    this.commentAtNanos = beatAtNanos;
    this.places = new StreamPlaces(limits, meters);
    meters.subscribers(places::open);
  }

  /**
   * Who asks for a stream, and of what.
   *
   * @param inner whether by the inner port
   */
  record Request(
      String topic,
      Language language,
      LastingViewer standing,
      String address,
      boolean inner,
      @Nullable String lastEventId) {}

  /** The topic names nothing. */
  static final class NoSuchTopic extends Exception {
    private static final long serialVersionUID = 1L;

    NoSuchTopic() {
      super();
    }

    NoSuchTopic(NotThere reason) {
      super(reason);
    }
  }

  /** There are as many streams as there may be. */
  static final class Full extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /**
   * Opens a stream; {@link #leave} closes it.
   *
   * @throws NoSuchTopic where no page has that topic
   * @throws Full where the node, the address, the holder or the number of topics is at its limit
   */
  Subscriber subscribe(Request request) throws NoSuchTopic, Full {
    if (closed) {
      throw new Full();
    }
    StreamPlaces.Place place = StreamPlaces.Place.of(request);
    places.enter(place);
    boolean joined = false;
    try {
      Subscriber subscriber =
          new Subscriber(
              request.standing(),
              place,
              request.topic(),
              request.language(),
              limits.queuedFramesMax());
      join(subscriber, Audience.of(request.standing().viewer()), request.lastEventId());
      joined = true;
      return subscriber;
    } catch (NoSuchTopic unknown) {
      meters.refused(LiveMeters.Refusal.NO_TOPIC);
      throw unknown;
    } finally {
      if (!joined) {
        places.leave(place);
      }
    }
  }

  /** Closes a stream. */
  void leave(Subscriber subscriber) {
    subscriber.leave();
    forget(subscriber);
    places.leave(subscriber.place());
  }

  /**
   * Does what is due.
   *
   * @return after how many nanoseconds there may be something due again
   */
  long turn() {
    long now = nanoTime.getAsLong();
    long wait = beats(now);
    Snapshot snapshot = source.snapshots().current();
    String mark = source.check().get().mark(null);
    for (Channel channel : channels.values()) {
      if (channel.behind(snapshot.position(), mark, now)) {
        long rest = channel.waitNanos(now);
        if (rest <= 0) {
          frame(channel, snapshot);
          rest = limits.frameEvery().toNanos();
        }
        wait = Math.min(wait, rest);
      }
    }
    return wait;
  }

  /** Ends every stream, and opens no more. */
  void close() {
    closed = true;
    int place = 0;
    for (Channel channel : channels.values()) {
      for (Subscriber subscriber : channel.subscribers()) {
        subscriber.end(Frame.retry(comeBackMillis(place++)));
      }
    }
  }

  /** Spread over as long again for every thousand, so that they do not all come back at once. */
  private long comeBackMillis(int place) {
    long retry = limits.retry().toMillis();
    return retry + retry * place / 1_000;
  }

  private void frame(Channel channel, Snapshot snapshot) {
    long began = nanoTime.getAsLong();
    boolean made = false;
    try {
      keepToRights(channel);
      channel.frame(sight(channel.key().audience(), snapshot));
      channel.framed(began, nanoTime.getAsLong());
      made = true;
    } finally {
      if (!made) {
        drop(channel);
      }
    }
  }

  /** A page that cannot be made is shown to nobody: its streams end, the others go on. */
  private void drop(Channel channel) {
    channels.remove(channel.key(), channel);
    channel
        .subscribers()
        .forEach(subscriber -> subscriber.end(Frame.retry(limits.beatEvery().toMillis())));
  }

  /** Nobody's rights change under an open stream: where they have, it ends and says so. */
  private static void keepToRights(Channel channel) {
    for (Subscriber subscriber : channel.subscribers()) {
      if (!subscriber.standing().holds()) {
        subscriber.end(Frame.ended(Frame.Why.LOGGED_OUT));
      }
    }
  }

  private long beats(long now) {
    long beat = limits.beatEvery().toNanos();
    if (now - beatAtNanos >= beat) {
      beatAtNanos = now;
      long position = source.snapshots().current().position();
      boolean current = position >= headAtLastBeat;
      Frame beatFrame = Frame.beat(position, source.clock().millis());
      headAtLastBeat = source.head().getAsLong();
      for (Channel channel : channels.values()) {
        keepToRights(channel);
        if (current) {
          channel.tell(beatFrame);
        }
      }
    }
    if (now - commentAtNanos >= limits.commentEvery().toNanos()) {
      commentAtNanos = now;
      channels.values().forEach(channel -> channel.tell(Frame.COMMENT));
    }
    return beatAtNanos + beat - now;
  }

  private void join(Subscriber subscriber, Audience audience, @Nullable String lastEventId)
      throws NoSuchTopic, Full {
    Channel.Key key = new Channel.Key(subscriber.topic(), subscriber.language(), audience);
    boolean joined = false;
    while (!joined) {
      joined = joined(channel(key), subscriber, lastEventId);
    }
    if (subscriber.left()) {
      forget(subscriber);
    }
    if (closed) {
      subscriber.end(Frame.retry(limits.retry().toMillis()));
    }
  }

  private boolean joined(Channel channel, Subscriber subscriber, @Nullable String lastEventId)
      throws NoSuchTopic {
    boolean made = false;
    try {
      Sight sight = sight(channel.key().audience(), source.snapshots().current());
      boolean joined = channel.join(subscriber, lastEventId, sight);
      made = true;
      return joined;
    } catch (NotThere unknown) {
      throw new NoSuchTopic(unknown);
    } finally {
      if (!made && channel.leave(subscriber)) {
        channels.remove(channel.key(), channel);
      }
    }
  }

  private Channel channel(Channel.Key key) throws NoSuchTopic, Full {
    Channel open = channels.get(key);
    if (open != null) {
      return open;
    }
    if (channels.size() >= room(key)) {
      meters.refused(LiveMeters.Refusal.TOPICS_FULL);
      throw new Full();
    }
    Optional<LivePage> page = pages.apply(key.topic(), key.language());
    Channel made =
        new Channel(key, page.orElseThrow(NoSuchTopic::new), limits, meters, nanoTime.getAsLong());
    Channel other = channels.putIfAbsent(key, made);
    return other == null ? made : other;
  }

  /** The main pages and who has logged in find room where others have taken theirs. */
  private int room(Channel.Key key) {
    int all = limits.channelsMax();
    if (!key.audience().open()) {
      return all;
    }
    return switch (TopicReach.of(key.topic())) {
      case MOST -> all;
      case MANY -> all - all / 4;
      case SOME -> all / 2;
    };
  }

  private void forget(Subscriber subscriber) {
    Channel channel = subscriber.channel();
    if (channel != null && channel.leave(subscriber)) {
      channels.remove(channel.key(), channel);
    }
  }

  private Sight sight(Audience audience, Snapshot snapshot) {
    return new Sight(audience.anyone(), snapshot, source.check().get());
  }
}
