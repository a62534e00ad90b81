package io.tajmi.count;

/**
 * How far the count has come, in branches. Every branch is in exactly one of counted, held back,
 * annulled, without tally, outstanding and incomplete, so {@code expected = received + noTally +
 * outstanding + incomplete} and {@code received = counted + heldBack + annulled}. An incomplete
 * branch is in none of the others, whatever tally it had before.
 *
 * @param expected all branches
 * @param received branches with a tally on record
 * @param counted in the totals
 * @param heldBack on record, kept out until corrected or ruled on
 * @param annulled on record, taken out by a ruling
 * @param noTally closed without a tally
 * @param outstanding awaited
 * @param incomplete an entry of theirs could not be applied
 */
public record Progress(
    long expected,
    long received,
    long counted,
    long heldBack,
    long annulled,
    long noTally,
    long outstanding,
    long incomplete) {

  /** Of no branch. */
  public static final Progress NONE = new Progress(0, 0, 0, 0, 0, 0, 0, 0);

  /** Together with other branches. */
  public Progress plus(Progress more) {
    return with(more, 1);
  }

  /** Without some of the branches. */
  public Progress minus(Progress less) {
    return with(less, -1);
  }

  private Progress with(Progress other, int sign) {
    return new Progress(
        expected + sign * other.expected,
        received + sign * other.received,
        counted + sign * other.counted,
        heldBack + sign * other.heldBack,
        annulled + sign * other.annulled,
        noTally + sign * other.noTally,
        outstanding + sign * other.outstanding,
        incomplete + sign * other.incomplete);
  }
}
