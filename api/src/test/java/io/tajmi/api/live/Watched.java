package io.tajmi.api.live;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.tajmi.api.access.account.Viewer;
import io.tajmi.api.access.session.LastingViewer;
import io.tajmi.api.access.sight.Sight;
import io.tajmi.live.SnapshotHolder;
import io.tajmi.replay.check.CheckStatus;
import io.tajmi.text.Language;
import io.tajmi.view.Snapshot;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A broadcaster on a clock that is set by hand, over pages of cells that are set by hand. */
final class Watched {
  static final String TOPIC = "overview/e";
  static final String OTHER = "progress/e";

  final SnapshotHolder snapshots = new SnapshotHolder();
  final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  final Set<Viewer> lost = new HashSet<>();
  final Broadcaster broadcaster;
  long head = 0;
  CheckStatus check = CheckStatus.NONE;
  int made;

  private final TreeMap<String, String> cells = new TreeMap<>();
  private boolean broken;
  private long now = 5;

  Watched() {
    this(LiveLimits.DEFAULT);
  }

  Watched(LiveLimits limits) {
    broadcaster =
        new Broadcaster(
            this::page,
            new Broadcaster.Source(
                snapshots,
                () -> check,
                () -> head,
                InstantSource.fixed(Instant.ofEpochMilli(1_000))),
            limits,
            new LiveMeters(registry),
            () -> now);
    publish(0);
  }

  private Optional<LivePage> page(String topic, Language language) {
    return List.of(TOPIC, OTHER).contains(topic)
        ? Optional.of(
            new LivePage() {
              @Override
              public String topic() {
                return topic;
              }

              @Override
              public Map<String, String> cells(Sight sight) {
                return written(sight, language);
              }
            })
        : Optional.empty();
  }

  private Map<String, String> written(Sight sight, Language language) {
    if (broken) {
      throw new IllegalStateException("this page cannot be made");
    }
    made++;
    Map<String, String> all = new LinkedHashMap<>(cells);
    all.put("at", language + " " + sight.snapshot().position());
    all.put("by", sight.viewer().actor());
    all.put("votes", sight.viewer().readsPublished() ? "7" : "none");
    return all;
  }

  Watched cell(String key, String text) {
    cells.put(key, text);
    return this;
  }

  void without(String key) {
    cells.remove(key);
  }

  void breakPages(boolean nowBroken) {
    broken = nowBroken;
  }

  /** A snapshot at a position; the log's head is there too. */
  void publish(long position) {
    head = Math.max(head, position);
    Snapshot empty = Snapshot.EMPTY;
    snapshots.publish(
        new Snapshot(position, null, null, empty.elections(), empty.rulings(), empty.faults()));
  }

  /** Lets time pass, then does what is due. */
  long after(Duration passed) {
    now += passed.toNanos();
    return broadcaster.turn();
  }

  /** A viewer who is let in until {@link #lost} holds him. */
  LastingViewer as(Viewer viewer) {
    return new LetIn(viewer, lost);
  }

  Subscriber opens(Viewer viewer) {
    return opens(viewer, TOPIC, null);
  }

  Subscriber opens(Viewer viewer, String topic, @Nullable String lastEventId) {
    return opens(viewer, topic, lastEventId, "192.0.2.1");
  }

  Subscriber opens(Viewer viewer, String topic, @Nullable String lastEventId, String address) {
    try {
      return broadcaster.subscribe(
          new Broadcaster.Request(topic, Language.EN, as(viewer), address, false, lastEventId));
    } catch (Broadcaster.NoSuchTopic | Broadcaster.Full refused) {
      throw new IllegalStateException(refused);
    }
  }

  double counted(String meter) {
    return registry.get(meter).counter().count();
  }

  double streams() {
    return registry.get("election.sse.subscribers").gauge().value();
  }

  /** Everything that waits for a client. */
  static List<String> read(Subscriber subscriber) {
    List<String> frames = new ArrayList<>();
    try {
      while (subscriber.waiting() > 0) {
        frames.add(Objects.requireNonNull(subscriber.take()).toString());
      }
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
    return frames;
  }
}
