package io.tajmi.fold;

import io.tajmi.branch.Tally;
import io.tajmi.count.BranchRow;
import io.tajmi.count.Chunks;
import io.tajmi.secrecy.SmallBoxes;
import io.tajmi.view.ContestView;
import io.tajmi.view.ElectionView;
import io.tajmi.view.Snapshot;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a state takes in the heap beyond another one that it shares with: found by walking both and
 * passing over what is the same object. Sizes are those of a heap below 32 GiB with compressed
 * pointers; {@code TimelineWeightTest} holds them against a real heap.
 */
final class StateWeight {
  private static final long HEADER = 16;
  private static final long POINTER = 4;
  private static final long VIEW = 64;
  private static final long ROW = 96;
  private static final long TALLY = 420;
  private static final long TOTAL = 32;
  private static final long PACKED = 24;
  private static final long MAP_ENTRY = 48;
  private static final long NODE = 40;
  private static final long BOX = 72;
  private static final long NOTED = 400;
  private static final long RULING = 160;
  private static final long HEAD = 240;

  private long bytes;

  private StateWeight() {}

  /** Bytes of a state that are not in one before it; all of it where there is none. */
  static long beyond(@Nullable FoldState before, FoldState state) {
    StateWeight weight = new StateWeight();
    weight.add(before, state);
    return weight.bytes;
  }

  @SuppressWarnings("ReferenceEquality") // States share what did not change.
  private void add(@Nullable FoldState before, FoldState state) {
    Snapshot earlier = before == null ? Snapshot.EMPTY : before.snapshot();
    Snapshot now = state.snapshot();
    bytes += VIEW + MAP_ENTRY * now.elections().size();
    now.elections()
        .forEach((id, election) -> {
          ElectionView was = earlier.elections().get(id);
          if (was != election) {
            election(was, election);
          }
        });
    if (now.rulings() != earlier.rulings()) {
      long path = NODE * depth(now.rulings().size());
      now.rulings()
          .forEach((id, ruling) -> {
            if (earlier.rulings().get(id) != ruling) {
              bytes += path + RULING + ruling.scope().size() / Byte.SIZE;
            }
          });
    }
    long heads = before == null ? 0 : before.heads().size();
    bytes += HEAD * Math.max(0, state.heads().size() - heads);
  }

  private void election(@Nullable ElectionView before, ElectionView now) {
    bytes += VIEW;
    chunks(now.views(), before == null ? null : before.views(), this::contest);
  }

  private void contest(@Nullable ContestView before, ContestView now) {
    bytes += VIEW;
    int votes = now.contest().candidates().size() + now.contest().lists().size();
    chunks(
        now.rows(),
        before == null ? null : before.rows(),
        (earlier, row) -> row(earlier, row, votes));
    chunks(
        now.totals(),
        before == null ? null : before.totals(),
        (_, total) -> bytes += TOTAL + PACKED + HEADER + total.packed().bytes());
    smallBoxes(before == null ? null : before.smallBoxes(), now.smallBoxes());
    if (before == null || !before.file().equals(now.file())) {
      long noted = before == null ? 0 : before.file().noted().size();
      bytes += POINTER * now.file().noted().size() + NOTED * (now.file().noted().size() - noted);
    }
  }

  @SuppressWarnings("ReferenceEquality")
  private void row(@Nullable BranchRow before, BranchRow row, int votes) {
    if (row == BranchRow.AWAITED) {
      return;
    }
    bytes += ROW;
    Tally tally = row.tally();
    if (tally != null && (before == null || before.tally() != tally)) {
      bytes += TALLY + Integer.BYTES * (long) votes;
    }
  }

  @SuppressWarnings("ReferenceEquality")
  private void smallBoxes(@Nullable SmallBoxes before, SmallBoxes now) {
    if (before == now) {
      return;
    }
    bytes += VIEW;
    map(before == null ? null : before.rooms, now.rooms);
    map(before == null ? null : before.groups, now.groups);
    map(before == null ? null : before.strays, now.strays);
    if (before == null || before.aside != now.aside) {
      bytes += (BOX + MAP_ENTRY) * now.aside.counted().size();
    }
  }

  /** A written entry of a persistent map is a path of nodes; what was taken out is as much. */
  @SuppressWarnings("ReferenceEquality")
  private void map(@Nullable Map<Integer, ?> before, Map<Integer, ?> now) {
    if (before != now) {
      long written = 1L + Math.abs(now.size() - (before == null ? 0 : before.size()));
      bytes += written * (BOX + NODE * depth(now.size()));
    }
  }

  private static long depth(int entries) {
    return (long) Integer.SIZE - Integer.numberOfLeadingZeros(entries);
  }

  /** Of a change, what was and what is; what was is null where there was nothing. */
  private interface Difference<T> {
    void of(@Nullable T before, T now);
  }

  private <T> void chunks(Chunks<T> now, @Nullable Chunks<T> before, Difference<T> difference) {
    if (now == before) {
      return;
    }
    int written = now.differences(before, difference::of);
    long pointers = ((long) now.size() + Chunks.CHUNK - 1) / Chunks.CHUNK;
    bytes += HEADER * 2 + POINTER * pointers + written * (HEADER + POINTER * Chunks.CHUNK);
  }
}
