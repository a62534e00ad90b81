package io.tajmi.replay.check;

import io.tajmi.election.ContestId;
import io.tajmi.election.ElectionId;
import io.tajmi.ruling.RulingName;
import io.tajmi.view.ContentHash;
import io.tajmi.view.ContestView;
import io.tajmi.view.ElectionView;
import io.tajmi.view.RulingView;
import io.tajmi.view.Snapshot;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Holds a state that was folded from the log against the one that is shown, by content hash, and
 * lays what differs to contests. Pure.
 */
final class Comparison {
  private Comparison() {}

  /** What differs between two snapshots that are to be of one position. */
  static Concerned difference(Snapshot folded, Snapshot live) {
    String content = hash(live, ContentHash::of);
    if (content != null && content.equals(ContentHash.of(folded))) {
      return Concerned.NONE;
    }
    Set<ContestId> contests = new TreeSet<>();
    if (!isLaidToContests(folded, live, contests) || contests.isEmpty()) {
      return Concerned.ALL;
    }
    return Concerned.of(contests);
  }

  /** Collects contests; false where something differs that is of none. */
  private static boolean isLaidToContests(Snapshot folded, Snapshot live, Set<ContestId> contests) {
    if (live.position() != folded.position()
        || !Objects.equals(live.time(), folded.time())
        || !Objects.equals(live.log(), folded.log())
        || !live.faults().equals(folded.faults())) {
      return false;
    }
    Map<ElectionId, ElectionView> elections = new TreeMap<>(live.elections());
    elections.putAll(folded.elections());
    for (ElectionId election : elections.keySet()) {
      differing(folded.elections().get(election), live.elections().get(election), contests);
    }
    Map<RulingName, RulingView> rulings = new TreeMap<>(live.rulings());
    rulings.putAll(folded.rulings());
    rulings.forEach((name, ruling) -> {
      RulingView shown = live.rulings().get(name);
      if (!same(folded.rulings().get(name), shown, ContentHash::of)) {
        contests.add(ruling.issued().contest());
      }
    });
    return true;
  }

  private static void differing(
      @Nullable ElectionView folded, @Nullable ElectionView live, Set<ContestId> contests) {
    boolean same = same(folded, live, ContentHash::headOf);
    if (folded == null || !same) {
      all(folded, contests);
      all(live, contests);
      return;
    }
    for (ContestView contest : folded.contests()) {
      ContestId id = contest.contest().id();
      ContestView shown = live == null ? null : live.contest(id.contest());
      if (!same(contest, shown, ContentHash::of)) {
        contests.add(id);
      }
    }
  }

  private static void all(@Nullable ElectionView election, Set<ContestId> contests) {
    if (election != null) {
      election.definition().contests().forEach(contest -> contests.add(contest.id()));
    }
  }

  private static <T> boolean same(
      @Nullable T folded, @Nullable T live, Function<T, String> content) {
    if (folded == null || live == null) {
      return folded == null && live == null;
    }
    return content.apply(folded).equals(hash(live, content));
  }

  /** Null of what cannot be hashed: that is nothing that the log adds up to. */
  private static <T> @Nullable String hash(T live, Function<T, String> content) {
    try {
      return content.apply(live);
    } catch (RuntimeException damaged) {
      return null;
    }
  }
}
