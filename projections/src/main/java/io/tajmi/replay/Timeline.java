package io.tajmi.replay;

import io.tajmi.count.BranchRow;
import io.tajmi.election.BranchId;
import io.tajmi.election.ContestId;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.fold.ContestCourse;
import io.tajmi.fold.FoldState;
import io.tajmi.replay.job.Steps;
import io.tajmi.view.ContestView;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * States of the past of one log. Any position is the nearest state kept at or before it and the
 * entries after that. States share what did not change, so each is charged with what was made since
 * the one before it; where that is more than may be kept, states are let go, the more of them the
 * older they are. Safe for threads.
 *
 * <p>Which state goes: the one that leaves the smallest hole for its age, a hole being told by the
 * square root of how far back it is. With states at 100, 200, 300, 400 and 500, letting go of 100
 * leaves a hole of 200 entries 400 before the last: 200/20 = 10; of 200, 11.5; of 300, 14; of 400,
 * 20. So 100 goes; then the hole before 200 counts from nothing, 300/17 = 17, and 300 goes next.
 * {@code TimelineTest} runs this.
 *
 * <p><b>Why so.</b> A position costs the entries between it and the state before it, so what is
 * asked most should lie close: the last minutes. A hole counted by itself would space states
 * evenly, and the last minutes would be as far from a state as the early evening. A hole divided by
 * how far back it is would double the holes from one to the next, and the first half of the night
 * would be one hole. With the square root holes grow with age, and more slowly than age does.
 *
 * <p><b>Tempting, and wrong.</b> To count states instead of bytes: a state weighs what was made
 * since the one before it, little in a quiet hour, and after a busy one almost everything. To
 * charge a state once and for all: when the one before it goes, what both shared is held by the
 * later one alone, so that is charged anew ({@code recharge}). To let the newest go: the next state
 * would be charged with everything since an older one.
 *
 * <p><b>Never change this:</b> which states are kept is a matter of time and never of content. With
 * no room at all every position is still the fold from nothing, and {@code TimelineTest} compares
 * them with each limit. A state that was read before {@link #forget} is not kept after it ({@link
 * #generation}): it may be the damage for which all was forgotten.
 */
public final class Timeline {
  private static final int PAGE_ENTRIES = 1_024;

  private final Entries entries;
  private final Limits limits;
  private final ReentrantLock lock = new ReentrantLock();
  private final TreeMap<Long, Kept> kept = new TreeMap<>();
  private final FoldState first;
  private long bytes;
  private final AtomicLong generation = new AtomicLong();

  /** The log, decoded. */
  public interface Entries {
    /** Entries at consecutive positions; all of them are there. */
    List<DecodedEntry> page(long from, int count);

    /** Entries of a contest at positions from {@code from} through {@code through}, in order. */
    List<DecodedEntry> ofContest(ContestId contest, long from, long through);

    /** Entries of a branch from a number of its stream on, at positions through {@code through}. */
    List<DecodedEntry> ofBranch(BranchId branch, long fromSeq, long through);
  }

  /**
   * What is kept.
   *
   * @param bytesMax what all states together may take in the heap beyond what they share
   * @param entriesBetweenMin between two states
   */
  public record Limits(long bytesMax, int entriesBetweenMin) {
    private static final long BYTES_MAX = 512L << 20;
    private static final int HEAP_PART = 4;

    /** A quarter of the largest heap, at most 512 MiB. */
    public static Limits ofThisHeap() {
      return new Limits(Math.min(Runtime.getRuntime().maxMemory() / HEAP_PART, BYTES_MAX), 1_024);
    }
  }

  private record Kept(FoldState state, long bytes) {}

  /** Keeps its first state for ever: the fold before the first entry. */
  public Timeline(Entries entries, FoldState first, Limits limits) {
    this.entries = entries;
    this.limits = limits;
    this.first = first;
    kept.put(first.position(), new Kept(first, 0));
  }

  /** Takes a state, unless one is kept that is nearly the same. */
  public void keep(FoldState state) {
    keep(state, generation());
  }

  /** The same, unless all was forgotten since the generation that it was read among. */
  private void keep(FoldState state, long among) {
    lock.lock();
    try {
      if (among != generation.get()) {
        return;
      }
      Map.Entry<Long, Kept> before = kept.floorEntry(state.position());
      Map.Entry<Long, Kept> after = kept.ceilingEntry(state.position());
      if (isFar(before, state) && isFar(after, state)) {
        put(state);
        recharge(after);
        thin();
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * The state after a position, -1 for that before the first. States that are passed on a long way
   * are kept, so that who asks nearby does not go it again: after a start from a checkpoint none
   * before it is there.
   *
   * @throws RuntimeException where the log does not reach so far
   */
  public FoldState at(long position) {
    return at(position, first);
  }

  /**
   * The same from a state that is at hand, where none is kept that is nearer.
   *
   * @param known at or before the position, read in this generation
   * @throws RuntimeException where the log does not reach so far
   */
  public FoldState at(long position, FoldState known) {
    long among = generation();
    FoldState nearest = nearest(position);
    FoldState state = known.position() > nearest.position() ? known : nearest;
    Steps.expect(position - state.position());
    while (state.position() < position) {
      int count = (int) Math.min(PAGE_ENTRIES, position - state.position());
      state = state.after(entries.page(state.position() + 1, count));
      keep(state, among);
      Steps.passed(count);
    }
    return state;
  }

  /**
   * One contest after a position: its own entries after the nearest state are all that is folded.
   * Null where its election is not sealed there.
   *
   * @throws RuntimeException where the log does not reach so far
   */
  public @Nullable ContestView contestAt(ContestId contest, long position) {
    FoldState nearest = nearest(position);
    if (nearest.snapshot().contest(contest) == null) {
      return at(position).snapshot().contest(contest);
    }
    return nearest.contestAfter(
        contest, entries.ofContest(contest, nearest.position() + 1, position));
  }

  /**
   * One contest from a position on, to be followed entry by entry. Null where its election is not
   * sealed there.
   *
   * @throws RuntimeException where the log does not reach so far
   */
  public @Nullable ContestCourse courseFrom(ContestId contest, long position) {
    FoldState nearest = nearest(position);
    if (nearest.snapshot().contest(contest) == null) {
      return ContestCourse.from(at(position), contest);
    }
    ContestCourse course = ContestCourse.from(nearest, contest);
    if (course != null) {
      course.pass(entries.ofContest(contest, nearest.position() + 1, position));
    }
    return course;
  }

  /**
   * One branch after a position: its own entries after the nearest state are all that is folded.
   * Null where its election is not sealed there, or where it does not vote in the contest.
   *
   * @throws RuntimeException where the log does not reach so far
   */
  public @Nullable BranchRow branchAt(BranchId branch, long position) {
    FoldState nearest = nearest(position);
    ContestView contest = nearest.snapshot().contest(branch.contest());
    if (contest == null) {
      contest = at(position).snapshot().contest(branch.contest());
      return contest == null ? null : contest.row(branch.branch());
    }
    BranchRow row = contest.row(branch.branch());
    if (row == null) {
      return null;
    }
    List<DecodedEntry> later = entries.ofBranch(branch, row.trail().seq() + 1, position);
    ContestView then = nearest.contestAfter(branch.contest(), later);
    return then == null ? null : then.row(branch.branch());
  }

  /** The states that are kept at positions before one, in the order of the log. */
  public List<FoldState> keptBefore(long position) {
    lock.lock();
    try {
      return kept.headMap(position, false).values().stream().map(Kept::state).toList();
    } finally {
      lock.unlock();
    }
  }

  /** Lets all states go but that before the first entry: they may not be what the log says. */
  public void forget() {
    lock.lock();
    try {
      var _ = generation.incrementAndGet();
      kept.clear();
      kept.put(first.position(), new Kept(first, 0));
      bytes = 0;
    } finally {
      lock.unlock();
    }
  }

  /** How often all was forgotten; what was read in an earlier one is not to be kept either. */
  public long generation() {
    return generation.get();
  }

  /** How many states are kept. */
  public int size() {
    lock.lock();
    try {
      return kept.size();
    } finally {
      lock.unlock();
    }
  }

  /** What they are charged with, in bytes. */
  public long bytes() {
    lock.lock();
    try {
      return bytes;
    } finally {
      lock.unlock();
    }
  }

  private FoldState nearest(long position) {
    lock.lock();
    try {
      Map.Entry<Long, Kept> nearest = kept.floorEntry(position);
      if (nearest == null) {
        throw new IllegalArgumentException("no entry is before position " + position);
      }
      return nearest.getValue().state();
    } finally {
      lock.unlock();
    }
  }

  private boolean isFar(Map.@Nullable Entry<Long, Kept> other, FoldState state) {
    return other == null
        || Math.abs(other.getKey() - state.position()) >= limits.entriesBetweenMin();
  }

  private void put(FoldState state) {
    Map.Entry<Long, Kept> before = kept.lowerEntry(state.position());
    FoldState earlier = before == null ? null : before.getValue().state();
    Kept charged = new Kept(state, state.bytesBeyond(earlier));
    Kept was = kept.put(state.position(), charged);
    bytes += charged.bytes() - (was == null ? 0 : was.bytes());
  }

  /** What stands before it has changed. */
  private void recharge(Map.@Nullable Entry<Long, Kept> entry) {
    if (entry != null) {
      put(entry.getValue().state());
    }
  }

  /** The newest always stays: it is the next one's neighbour. */
  private void thin() {
    while (bytes > limits.bytesMax() && kept.size() > 2) {
      Long least = leastMissed();
      Kept gone = kept.remove(least);
      bytes -= gone == null ? 0 : gone.bytes();
      recharge(kept.higherEntry(least));
    }
  }

  private Long leastMissed() {
    Long before = kept.firstKey();
    Long least = kept.lastKey();
    double smallest = Double.MAX_VALUE;
    for (Long position : kept.tailMap(before, false).headMap(kept.lastKey(), false).keySet()) {
      Long after = kept.higherKey(position);
      double hole = (after - before) / Math.sqrt(kept.lastKey() - position + 1.0);
      if (hole < smallest) {
        smallest = hole;
        least = position;
      }
      before = position;
    }
    return least;
  }
}
