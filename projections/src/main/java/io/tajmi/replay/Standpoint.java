package io.tajmi.replay;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where a read is made from. */
public sealed interface Standpoint {
  /** The latest snapshot. */
  Standpoint NOW = new Live(null);

  /**
   * The latest snapshot.
   *
   * @param atLeast one that holds the entry at this position, for which the read waits; null for
   *     whichever is there
   */
  record Live(@Nullable Long atLeast) implements Standpoint {}

  /** After the entry at a position of the log, 0 or more. */
  record At(long position) implements Standpoint {}

  /** A supposition, by its id; it names the position that it stands on. */
  record OfFork(String fork) implements Standpoint {}

  /** After all entries before the first one with a later time, so those of the instant are in. */
  record AsOf(Instant instant) implements Standpoint {}
}
