package io.tajmi.eventlog.writer;

import io.tajmi.eventlog.Condition;
import io.tajmi.eventlog.commit.LogIndex;
import io.tajmi.eventlog.line.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether conditions hold at the head of a log with a batch after it. An act that was decided
 * so long ago that more entries than {@link #ENTRIES_MAX} would have to be read is decided anew
 * instead, because the committer must not be held up.
 */
public final class Conditions {
  public static final int ENTRIES_MAX = 4_096;

  private final LogIndex index;
  private final long end;

  /** Over an index whose end is before {@code end}. */
  Conditions(LogIndex index, long end) {
    this.index = index;
    this.end = end;
  }

  /** The first condition that does not hold after these entries of the batch, or null. */
  @Nullable Condition broken(List<Condition> conditions, AppendBatch before) {
    for (Condition condition : conditions) {
      boolean holds =
          switch (condition) {
            case Condition.StreamAt at -> before.headOf(at.stream()) == at.seq();
            case Condition.NothingAfter nothing ->
                before.entries().stream().noneMatch(it -> nothing.concerns(it.header()))
                    && nothingStored(nothing);
          };
      if (!holds) {
        return condition;
      }
    }
    return null;
  }

  private boolean nothingStored(Condition.NothingAfter nothing) {
    long from = nothing.position() + 1;
    String contest = nothing.contest();
    if (contest == null) {
      return end - from <= ENTRIES_MAX
          && index.lines(from, ENTRIES_MAX).stream().noneMatch(line -> concerns(nothing, line));
    }
    int most = nothing.kind() == null ? 1 : ENTRIES_MAX;
    long[] positions = index.contestPositions(contest, from, most);
    if (nothing.kind() == null) {
      return positions.length == 0;
    }
    for (long position : positions) {
      if (concerns(nothing, index.lines(position, 1).getFirst())) {
        return false;
      }
    }
    return positions.length < most;
  }

  private static boolean concerns(Condition.NothingAfter nothing, byte[] line) {
    return nothing.concerns(Entry.parse(line).header());
  }
}
