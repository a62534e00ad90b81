package io.tajmi.ops.demo;

import io.tajmi.ops.fiction.FictionalMinute;
import io.tajmi.ops.fiction.Split;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Votes of Tehran's council: some ballots name a list, the others some of 1,700 candidates, of whom
 * few are named often and most are named at few branches.
 */
final class TehranVotes {
  private static final int[] LISTS = {30, 26, 20, 14, 10, 8, 6, 4};
  private static final int NAMES_MIN = 4;
  private static final int NAMES_MAX = 9;
  private static final int KNOWN = 12;
  private static final long WEIGHT = 1L << 40;
  private static final int ANYONE_ONE_IN = 12;

  private final long[] cumulated;
  private final int[] byFame;

  /** Fame is drawn once, so that the members of no list are all known. */
  TehranVotes(int candidates, RandomGenerator random) {
    cumulated = new long[candidates];
    byFame = new int[candidates];
    long sum = 0;
    for (int i = 0; i < candidates; i++) {
      sum += WEIGHT / ((long) (i + KNOWN) * (i + KNOWN));
      cumulated[i] = sum;
      int other = random.nextInt(i + 1);
      byFame[i] = byFame[other];
      byFame[other] = i;
    }
  }

  /** Gives the votes of the valid ballots. */
  void give(FictionalMinute minute, RandomGenerator random) {
    int valid = minute.of("valid");
    int forLists = valid * random.nextInt(35, 50) / 100;
    int[] lists = Split.of(forLists, LISTS, random);
    int ballots = valid - forLists;
    int[] votes = new int[byFame.length];
    int names = ballots * random.nextInt(NAMES_MIN, NAMES_MAX + 1);
    for (int given = 0; given < names; ) {
      int candidate = candidate(random);
      if (votes[candidate] < ballots) {
        votes[candidate]++;
        given++;
      }
    }
    minute.votes(votes, lists, 0);
  }

  private int candidate(RandomGenerator random) {
    if (random.nextInt(ANYONE_ONE_IN) == 0) {
      return random.nextInt(byFame.length);
    }
    long at = random.nextLong(cumulated[cumulated.length - 1]);
    int found = Arrays.binarySearch(cumulated, at + 1);
    return byFame[found < 0 ? -found - 1 : found];
  }
}
