package io.tajmi.api.live;

import io.tajmi.api.access.account.Viewer;
import io.tajmi.api.access.login.ClientOrigin;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Counts the open streams, and refuses those that would take the place of others: of the node, of
 * one address, of one holder's topics, and of whoever has logged in.
 */
final class StreamPlaces {
  /** One stream in so many is kept for whoever has logged in. */
  private static final int FOR_ACCOUNTS = 10;

  private final LiveLimits limits;
  private final LiveMeters meters;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Integer> addresses = new HashMap<>();
  private final Map<String, Map<String, Integer>> topics = new HashMap<>();
  private int open;
  private int everyones;
  private int inner;

  StreamPlaces(LiveLimits limits, LiveMeters meters) {
    this.limits = limits;
    this.meters = meters;
  }

  /**
   * The place of one open stream.
   *
   * @param address or the network that it belongs to
   * @param holder account, or address where there is none
   * @param topic with its language
   * @param everyones whether nobody has logged in
   * @param inner whether it came by the inner port
   */
  record Place(String address, String holder, String topic, boolean everyones, boolean inner) {
    static Place of(Broadcaster.Request request) {
      String address = ClientOrigin.of(request.address()).text();
      Viewer viewer = request.standing().viewer();
      return new Place(
          address,
          viewer.holder(address),
          request.language() + " " + request.topic(),
          viewer.equals(Viewer.PUBLIC),
          request.inner());
    }
  }

  /**
   * Takes a place; {@link #leave} gives it back.
   *
   * @throws Broadcaster.Full where there is none
   */
  void enter(Place place) throws Broadcaster.Full {
    lock.lock();
    try {
      LiveMeters.Refusal refusal = refusal(place);
      if (refusal != null) {
        meters.refused(refusal);
        throw new Broadcaster.Full();
      }
      count(place, 1);
    } finally {
      lock.unlock();
    }
  }

  /** Gives a place back. */
  void leave(Place place) {
    lock.lock();
    try {
      count(place, -1);
    } finally {
      lock.unlock();
    }
  }

  /** Streams that are open. */
  int open() {
    lock.lock();
    try {
      return open;
    } finally {
      lock.unlock();
    }
  }

  private LiveMeters.@Nullable Refusal refusal(Place place) {
    int all = limits.clientsMax();
    if (open >= all || (place.everyones() && everyones >= all - all / FOR_ACCOUNTS)) {
      return LiveMeters.Refusal.NODE_FULL;
    }
    if (place.inner() && inner >= limits.innerClientsMax()) {
      return LiveMeters.Refusal.INNER_FULL;
    }
    if (addresses.getOrDefault(place.address(), 0) >= limits.clientsPerAddressMax()) {
      return LiveMeters.Refusal.ADDRESS_FULL;
    }
    Map<String, Integer> looking = topics.getOrDefault(place.holder(), Map.of());
    return looking.size() >= limits.topicsPerHolderMax() && !looking.containsKey(place.topic())
        ? LiveMeters.Refusal.HOLDER_TOPICS_FULL
        : null;
  }

  private void count(Place place, int change) {
    open += change;
    everyones += place.everyones() ? change : 0;
    inner += place.inner() ? change : 0;
    add(addresses, place.address(), change);
    Map<String, Integer> looking = topics.computeIfAbsent(place.holder(), _ -> new HashMap<>());
    add(looking, place.topic(), change);
    if (looking.isEmpty()) {
      topics.remove(place.holder());
    }
  }

  private static void add(Map<String, Integer> counts, String key, int change) {
    counts.merge(key, change, (before, more) -> before + more == 0 ? null : before + more);
  }
}
