package io.tajmi.decision.certainty;

import io.tajmi.decision.result.Possibility;
import io.tajmi.decision.result.Precision;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What is sure when so many more ballots may come. Chances are by the order of the entrants.
 *
 * @param won a seat in this round, of those who have left it as well
 * @param elected a seat in this round that the candidate has
 * @param runOff a place in the second round
 * @param groups the fewest and the most seats of each group; empty where there are none
 * @param orderSure whether the order of the alternates, and which seats are empty, is sure
 * @param precision of all chances and of {@code orderSure}
 * @param groupsPrecision of {@code groups}
 */
public record Assessment(
    Chances won,
    Chances elected,
    Chances runOff,
    Seats groups,
    boolean orderSure,
    Precision precision,
    Precision groupsPrecision) {

  /** One chance for each entrant. */
  public record Chances(List<Possibility> each) {
    static Chances all(int size, Possibility chance) {
      return new Chances(Collections.nCopies(size, chance));
    }

    public Possibility of(int entrant) {
      return each.get(entrant);
    }

    public boolean settled() {
      return !each.contains(Possibility.POSSIBLE);
    }

    int count(Possibility chance) {
      return Collections.frequency(each, chance);
    }
  }

  /** The fewest and the most seats of each group. */
  public static final class Seats {
    static final Seats NONE = new Seats(0);

    public final int[] least;
    public final int[] most;

    Seats(int groups) {
      least = new int[groups];
      most = new int[groups];
    }

    public boolean settled() {
      return Arrays.equals(least, most);
    }
  }

  /** Whether nothing of legal effect can change. */
  public boolean sure() {
    return orderSure && won.settled() && elected.settled() && runOff.settled() && groups.settled();
  }
}
