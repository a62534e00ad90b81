package io.tajmi.decision.terms;

import io.tajmi.decision.terms.BranchCount.Box;
import io.tajmi.decision.terms.BranchCount.Marks;
import java.util.List;

/** What minutes add up to, before any division or annulment of votes. Immutable. */
public final class Sums {
  private final long valid;
  private final long invalidTaken;
  private final long[] votes;
  private final long[] listVotes;

  private Sums(long valid, long invalidTaken, long[] votes, long[] listVotes) {
    this.valid = valid;
    this.invalidTaken = invalidTaken;
    this.votes = votes;
    this.listVotes = listVotes;
  }

  /** Sums that were kept up elsewhere. */
  public static Sums of(
      ContestTerms terms, long valid, long invalidTaken, Marks votes, Marks listVotes) {
    return new Sums(
        valid,
        invalidTaken,
        array(terms.entrants().size(), votes),
        array(terms.lists().size(), listVotes));
  }

  private static long[] array(int size, Marks marks) {
    long[] array = new long[size];
    for (int i = 0; i < size; i++) {
      array[i] = marks.of(i);
    }
    return array;
  }

  /** These, with some minutes added {@code sign} times. */
  Sums plus(List<Box> boxes, int sign) {
    long[] moreVotes = votes.clone();
    long[] moreLists = listVotes.clone();
    long moreValid = valid;
    long moreInvalid = invalidTaken;
    for (Box box : boxes) {
      add(moreVotes, box.votes(), sign);
      Marks lists = box.listVotes();
      if (lists != null) {
        add(moreLists, lists, sign);
      }
      moreValid = Math.addExact(moreValid, sign * box.valid());
      moreInvalid = Math.addExact(moreInvalid, sign * box.invalidTaken());
    }
    return new Sums(moreValid, moreInvalid, moreVotes, moreLists);
  }

  private static void add(long[] sums, Marks more, int sign) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] = Math.addExact(sums[i], sign * more.of(i));
    }
  }

  public long valid() {
    return valid;
  }

  public long invalidTaken() {
    return invalidTaken;
  }

  public long[] votes() {
    return votes.clone();
  }

  public long[] listVotes() {
    return listVotes.clone();
  }
}
