package io.tajmi.replay.check;

import io.tajmi.election.ContestId;
import org.jspecify.annotations.Nullable;

/**
 * What a node knows of itself: the last round of its check, and what it does not show. Immutable.
 *
 * @param last round; null before the first
 * @param lastGood last position up to which all was well, over restarts; -1 where there is none
 * @param differences how many were found, over restarts
 * @param stop null where nothing was stopped, or a round was good after it was lifted
 */
public record CheckStatus(
    @Nullable Round last, long lastGood, int differences, @Nullable Stop stop, Live live) {
  /** Before the first round of a new node. */
  public static final CheckStatus NONE = new CheckStatus(null, -1, 0, null, Live.TRUSTED);

  /** What is thought of the state that this process shows. */
  public enum Live {
    /** Nothing speaks against it. */
    TRUSTED,
    /** It is not what the log adds up to, and a good fold has not taken its place yet. */
    DAMAGED,
    /** Nothing that this process works out can be trusted. */
    DOWN
  }

  /** Whether the node distrusts itself and gives no figures at all. */
  public boolean down() {
    return live == Live.DOWN;
  }

  /** Whether votes of some contest are stopped. */
  public boolean stopped() {
    return down() || (stop != null && stop.stands());
  }

  /**
   * Whether the votes of a contest are withheld in a state of the past.
   *
   * @param position of that state; null for the latest
   */
  public boolean withholds(ContestId contest, @Nullable Long position) {
    if (down()) {
      return true;
    }
    return stop != null
        && stop.stands()
        && stop.concerned().holds(contest)
        && (position == null || position > stop.lastGood());
  }

  /**
   * The same for all states in which the same is withheld, and for no others: part of what tells
   * copies of an answer apart. Empty where nothing is and no difference was ever found: what was
   * shown before one was found is no copy of what is shown after it.
   *
   * @param position of a state of the past; null for the latest
   */
  public String mark(@Nullable Long position) {
    if (down()) {
      return "down";
    }
    boolean withheld =
        stop != null && stop.stands() && (position == null || position > stop.lastGood());
    if (withheld && stop != null) {
      return "stop" + stop.position();
    }
    return differences == 0 ? "" : "d" + differences;
  }

  CheckStatus after(Round round) {
    boolean good = round.verdict() == Round.Verdict.GOOD;
    boolean over = good && stop != null && !stop.stands();
    return new CheckStatus(
        round, good ? round.position() : lastGood, differences, over ? null : stop, live);
  }

  CheckStatus inLog() {
    return with(stop == null ? null : stop.inLog(), live);
  }

  /** With one more difference, which what is shown has. */
  CheckStatus found(Stop next) {
    return new CheckStatus(last, lastGood, differences + 1, next, Live.DAMAGED);
  }

  CheckStatus with(@Nullable Stop next, Live thought) {
    return new CheckStatus(last, lastGood, differences, next, thought);
  }
}
