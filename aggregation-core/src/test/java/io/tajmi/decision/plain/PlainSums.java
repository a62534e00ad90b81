package io.tajmi.decision.plain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What counts, after all acts.
 *
 * @param votes by candidate; where a list vote is one for each member, those are in them
 * @param lists by list where lists are voted for; else empty
 * @param waiting votes of one name that only a lot can give away
 */
public record PlainSums(
    long valid, long invalidTaken, Votes votes, Votes lists, List<Waiting> waiting) {

  /** So many votes of one name, one each to some of these. */
  public record Waiting(String branch, List<Integer> among, int votes) {}

  /** An array with equality. */
  @SuppressWarnings("ArrayRecordComponent") // Compared by content.
  public record Votes(long[] by) {
    static Votes none(int length) {
      return new Votes(new long[length]);
    }

    /** Of one. */
    public long of(int which) {
      return by[which];
    }

    long sum() {
      return Arrays.stream(by).sum();
    }

    Votes plus(Votes other) {
      long[] sum = by.clone();
      Arrays.setAll(sum, i -> by[i] + other.by[i]);
      return new Votes(sum);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Votes votes && Arrays.equals(by, votes.by);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(by);
    }

    @Override
    public String toString() {
      return Arrays.toString(by);
    }
  }

  /** Both together. */
  public PlainSums plus(PlainSums other) {
    List<Waiting> all = new ArrayList<>(waiting);
    all.addAll(other.waiting);
    return new PlainSums(
        valid + other.valid,
        invalidTaken + other.invalidTaken,
        votes.plus(other.votes),
        lists.plus(other.lists),
        all);
  }
}
