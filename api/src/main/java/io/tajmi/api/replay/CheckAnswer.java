package io.tajmi.api.replay;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tajmi.election.ContestId;
import io.tajmi.replay.check.CheckStatus;
import io.tajmi.replay.check.Lift;
import io.tajmi.replay.check.Round;
import io.tajmi.replay.check.Stop;
import io.tajmi.view.Snapshot;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last time that this node folded its log again and held it against what it shows, and the
 * votes that it does not show because of that. The same code folds both, so this finds a state that
 * was damaged; a wrong rule is found by the auditor.
 *
 * @param test whether the log is a test log, whose numbers are not real
 * @param verdict of the last round; NONE before the first of this process
 * @param position up to which; absent before the first
 * @param from position of the state that it was folded from, -1 where that was from nothing
 * @param time when the round ended
 * @param seconds how long it took, with its rests
 * @param worked seconds in which it worked
 * @param lastGood last position up to which all was well, also in earlier processes; -1 where there
 *     is none
 * @param live TRUSTED; DAMAGED until a good fold has taken the place of what differed; DOWN where
 *     the node trusts itself in nothing and must be started again
 * @param stop what is stopped, or was until it was lifted, until the next good round
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CheckAnswer(
    boolean test,
    String verdict,
    @Nullable Long position,
    @Nullable Long from,
    @Nullable Instant time,
    @Nullable BigDecimal seconds,
    @Nullable BigDecimal worked,
    long lastGood,
    CheckStatus.Live live,
    @Nullable StopAnswer stop) {
  private static final int MILLI_DIGITS = 3;

  /**
   * Votes that are stopped.
   *
   * @param all whether of every contest, as the difference can be laid to none
   * @param contests else of these
   * @param position at which it was found
   * @param lastGood figures up to there are read on with at=, -1 where there are none
   * @param confirmed whether a second fold said so too
   * @param halted whether the halts of those that were released are in the log
   * @param action what is to be done; absent once it is lifted
   * @param lifted by whom it was lifted; absent while it stands
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record StopAnswer(
      boolean all,
      List<String> contests,
      long position,
      Instant time,
      long lastGood,
      boolean confirmed,
      boolean halted,
      @Nullable String action,
      @Nullable LiftAnswer lifted) {
    private static final String LIFT =
        "let headquarters lift the stop with POST /api/v1/check/lift, and release what was halted.";
    private static final String RESTART =
        "Restart the node, which folds its log from nothing; then ";
    private static final String UNREAD =
        "DIR/check.json cannot be read, so nobody knows what was stopped and everything is. Put it"
            + " back from a backup and restart the node; or look at what was stopped before, and "
            + "then ";

    static StopAnswer of(Stop stop) {
      Lift lift = stop.lift();
      return new StopAnswer(
          stop.concerned().all(),
          stop.concerned().contests().stream().map(ContestId::toString).toList(),
          stop.position(),
          stop.time(),
          stop.lastGood(),
          stop.confirmed(),
          stop.halted(),
          lift == null ? (stop.unread() ? UNREAD : RESTART) + LIFT : null,
          lift == null ? null : LiftAnswer.of(lift));
    }
  }

  /**
   * Who lifted it.
   *
   * @param knownTo who of supervision knows of it; absent where nobody was named
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record LiftAnswer(
      String office, String reason, Lift.@Nullable Known knownTo, Instant time) {
    static LiftAnswer of(Lift lift) {
      return new LiftAnswer(lift.office(), lift.reason(), lift.knownTo(), lift.time());
    }
  }

  static CheckAnswer of(CheckStatus status, Snapshot shown) {
    Round last = status.last();
    Stop stop = status.stop();
    return new CheckAnswer(
        shown.isTest(),
        last == null ? "NONE" : last.verdict().name(),
        last == null ? null : Long.valueOf(last.position()),
        last == null ? null : Long.valueOf(last.origin()),
        last == null ? null : last.time(),
        last == null ? null : seconds(last.took()),
        last == null ? null : seconds(last.worked()),
        status.lastGood(),
        status.live(),
        stop == null ? null : StopAnswer.of(stop));
  }

  private static BigDecimal seconds(Duration length) {
    return BigDecimal.valueOf(length.toMillis(), MILLI_DIGITS);
  }
}
