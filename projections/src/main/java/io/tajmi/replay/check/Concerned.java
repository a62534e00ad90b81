package io.tajmi.replay.check;

import io.tajmi.election.ContestId;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The contests that a difference can be laid to.
 *
 * @param all where it can be laid to none, so that it may be any
 * @param contests else these; empty where nothing differs
 */
public record Concerned(boolean all, SortedSet<ContestId> contests) {
  /** Nothing differs. */
  public static final Concerned NONE = of(new TreeSet<>());

  /** It may be any. */
  public static final Concerned ALL = new Concerned(true, new TreeSet<>());

  /** Takes a copy. */
  public Concerned {
    contests = Collections.unmodifiableSortedSet(new TreeSet<>(contests));
  }

  /** These alone. */
  public static Concerned of(Collection<ContestId> contests) {
    return new Concerned(false, new TreeSet<>(contests));
  }

  /** Whether it holds for no contest. */
  public boolean none() {
    return !all && contests.isEmpty();
  }

  /** Whether it holds for a contest. */
  public boolean holds(ContestId contest) {
    return all || contests.contains(contest);
  }

  /** What either holds for. */
  Concerned and(Concerned other) {
    SortedSet<ContestId> both = new TreeSet<>(contests);
    both.addAll(other.contests);
    return all || other.all ? ALL : of(both);
  }
}
