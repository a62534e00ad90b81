package io.tajmi.replay.check;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That a node does not show the votes of some contests, because what it showed was not what the log
 * adds up to.
 *
 * @param position at which that was found
 * @param time at which that was found
 * @param lastGood the last position up to which all was well; figures up to there are read on, -1
 *     where there is none
 * @param confirmed whether a second fold agreed with the first
 * @param halted whether the halts of the contests that were released are in the log
 * @param lift null until it is lifted
 */
public record Stop(
    Concerned concerned,
    long position,
    Instant time,
    long lastGood,
    boolean confirmed,
    boolean halted,
    @Nullable Lift lift) {

  /** Of everything, as nobody knows what was to be stopped. */
  static Stop ofUnread(Instant now) {
    return new Stop(Concerned.ALL, -1, now, -1, false, false, null);
  }

  /** Whether what was to be stopped could not be read, so that everything is. */
  public boolean unread() {
    return position < 0;
  }

  /** Whether votes are stopped: it is not lifted. */
  public boolean stands() {
    return lift == null;
  }

  /** With one more difference, found while it stood or after it was lifted. */
  Stop and(Concerned more, long foundAt, Instant when) {
    return new Stop(concerned.and(more), foundAt, when, lastGood, false, false, null);
  }

  Stop confirmedFor(Concerned those) {
    return new Stop(those, position, time, lastGood, true, halted, lift);
  }

  Stop inLog() {
    return new Stop(concerned, position, time, lastGood, confirmed, true, lift);
  }

  Stop lifted(Lift by) {
    return new Stop(concerned, position, time, lastGood, confirmed, halted, by);
  }
}
