package io.tajmi.decision;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything that uncertain branches may add up to: each is annulled, or has any tally that keeps
 * the bounds of minutes with at most its ballots. An array is valid, invalid taken, then votes.
 */
final class Fillings {
  private final int candidates;
  private final int names;

  Fillings(int candidates, int names) {
    this.candidates = candidates;
    this.names = names;
  }

  Set<List<Integer>> of(int... papers) {
    Set<List<Integer>> sums = Set.of(asList(new int[candidates + 2]));
    for (int most : papers) {
      Set<List<Integer>> one = tallies(most);
      Set<List<Integer>> next = new HashSet<>();
      for (List<Integer> sum : sums) {
        for (List<Integer> tally : one) {
          next.add(plus(sum, tally));
        }
      }
      sums = next;
    }
    return sums;
  }

  private Set<List<Integer>> tallies(int ballots) {
    Set<List<Integer>> tallies = new HashSet<>();
    for (int valid = 0; valid <= ballots; valid++) {
      for (int invalid = 0; valid + invalid <= ballots; invalid++) {
        int[] tally = new int[candidates + 2];
        tally[0] = valid;
        tally[1] = invalid;
        votes(tally, 0, 0, tallies);
      }
    }
    return tallies;
  }

  /** The candidates' votes are from one to {@code names} times the valid ballots, each at most. */
  private void votes(int[] tally, int candidate, int sum, Set<List<Integer>> into) {
    int valid = tally[0];
    if (candidate == candidates) {
      if (sum >= valid && sum <= names * valid) {
        into.add(asList(tally));
      }
      return;
    }
    for (int votes = 0; votes <= valid && sum + votes <= names * valid; votes++) {
      tally[candidate + 2] = votes;
      votes(tally, candidate + 1, sum + votes, into);
    }
    tally[candidate + 2] = 0;
  }

  private static List<Integer> plus(List<Integer> a, List<Integer> b) {
    int[] sum = new int[a.size()];
    Arrays.setAll(sum, i -> a.get(i) + b.get(i));
    return asList(sum);
  }

  private static List<Integer> asList(int[] array) {
    return Arrays.stream(array).boxed().toList();
  }
}
