package io.tajmi.view;

import io.tajmi.election.ContestId;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.fold.FoldState;
import java.util.List;

/** A seeded night with every kind of entry, in a log, for whoever looks at it from another room. */
public final class CheckedNight implements AutoCloseable {
  private final WrittenLog written;

  /** Of a seed. */
  public CheckedNight(int seed) {
    written = new WrittenLog(EveryActNight.of(seed));
  }

  /** The state before the first entry. */
  public static FoldState first() {
    return EveryActNight.first();
  }

  /** Entries at consecutive positions. */
  public List<DecodedEntry> page(long from, int count) {
    return written.reader.page(from, count);
  }

  /** The state after so many entries, from nothing. */
  public FoldState after(int entries) {
    return written.after(entries);
  }

  /** How many entries there are. */
  public int size() {
    return written.size();
  }

  /** Contests of the night that have a tally that counts. */
  public List<ContestId> counted() {
    return after(size()).snapshot().elections().values().stream()
        .flatMap(election -> election.contests().stream())
        .filter(view -> view.whole().progress().counted() > 0)
        .map(view -> view.contest().id())
        .toList();
  }

  @Override
  public void close() {
    written.close();
  }
}
