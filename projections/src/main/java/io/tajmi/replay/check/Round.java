package io.tajmi.replay.check;

import java.time.Duration;
import java.time.Instant;

/**
 * One time that the log was folded again and held against what is shown.
 *
 * @param position up to which
 * @param origin position of the state that it was folded from, -1 where that was from nothing
 * @param time when it ended
 * @param worked how long it worked, without its rests
 * @param took how long it took with them
 */
public record Round(
    long position, long origin, Instant time, Duration worked, Duration took, Verdict verdict) {

  /** What came of it. */
  public enum Verdict {
    /** What is shown is what the log adds up to. */
    GOOD,
    /** It is not, and a second fold said so too. */
    DIFFERS,
    /** Two folds of the same log came to different states: this node can tell nothing. */
    DISTRUSTED,
    /** It could not be brought to an end; it is tried again. */
    FAILED
  }
}
