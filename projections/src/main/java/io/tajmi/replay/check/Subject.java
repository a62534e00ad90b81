package io.tajmi.replay.check;

import io.tajmi.election.ContestId;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.fold.FoldState;
import io.tajmi.view.Snapshot;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The node that is checked. */
public interface Subject {
  /** What readers are shown now. */
  Snapshot live();

  /** The state before the first entry. */
  FoldState first();

  /** Entries of the log at consecutive positions; all of them are there. */
  List<DecodedEntry> page(long from, int count);

  /** A state before a position that was kept in memory or on disk, by chance; null for none. */
  @Nullable FoldState kept(long before, RandomGenerator chance);

  /**
   * What is shown is not what the log adds up to: lets go all that was kept of it, and keeps no
   * more of it before it is mended.
   */
  void distrust();

  /** Takes a state that was folded from the log after that, for readers of the past. */
  void folded(FoldState state);

  /**
   * Shows from now on what a state that was folded from the log and all entries after it add up to,
   * in place of what was shown, and keeps states of that again.
   */
  void mend(FoldState good);

  /**
   * Halts a contest that was released, in the node's name and in the log.
   *
   * @return whether it is halted or was not released; false where that has to be tried again
   */
  boolean halt(ContestId contest, Stop stop);
}
