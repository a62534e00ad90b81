package io.tajmi.query;

import io.tajmi.branch.BallotField;
import io.tajmi.count.AreaTotal;
import io.tajmi.count.Reconciliation;
import io.tajmi.view.ContestView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What some boxes of a contest add up to, as one reader may see it: those of an area, or some that
 * are shown together. Progress is for every reader; where votes are not {@link #seen}, every other
 * figure is 0. Immutable.
 */
public final class CountedBoxes {
  private static final Comparator<Line> MOST_FIRST =
      Comparator.comparingLong(Line::votes).reversed();

  private final ContestView view;
  private final AreaTotal total;
  private final boolean seen;
  private final int withheld;
  private final @Nullable Long electorate;

  CountedBoxes(
      ContestView view, AreaTotal total, boolean seen, int withheld, @Nullable Long electorate) {
    this.view = view;
    this.total = total;
    this.seen = seen;
    this.withheld = withheld;
    this.electorate = electorate;
  }

  /**
   * A quantity summed over the boxes that state it.
   *
   * @param n boxes that state it
   */
  public record FieldSum(long sum, long n) {}

  /**
   * What one candidate or one list has.
   *
   * @param ordinal among the contest's
   * @param share of the valid ballots; of several votes a ballot they may add up to more than one
   * @param bar of the longest bar that is drawn beside it
   */
  public record Line(int ordinal, long votes, Portion share, Portion bar) {}

  /**
   * What lies between the last place that is filled and the first that is not, by votes alone; 0
   * where these are equal.
   *
   * @param last ordinal of the candidate at the last place that is filled
   * @param next ordinal of the one behind
   */
  public record Margin(long votes, int last, int next) {}

  /** Whether the reader may see votes. */
  public boolean seen() {
    return seen;
  }

  /** How far the count of these boxes has come. */
  public BranchProgress progress() {
    return new BranchProgress(total.progress());
  }

  /** Counted boxes that are not in the figures, being too small or cover of such ones. */
  public int withheld() {
    return withheld;
  }

  /** Counted boxes that are in the figures. */
  public long boxes() {
    return total.progress().counted() - withheld;
  }

  /** Ballots taken against the electorate. */
  public Turnout turnout() {
    return new Turnout(total.taken(), electorate);
  }

  /** Every quantity. */
  public Map<BallotField, FieldSum> ballots() {
    Map<BallotField, FieldSum> ballots = new EnumMap<>(BallotField.class);
    for (BallotField field : BallotField.values()) {
      ballots.put(field, new FieldSum(total.sum(field), total.stating(field)));
    }
    return Collections.unmodifiableMap(ballots);
  }

  /** One quantity summed over the boxes that state it. */
  public long sum(BallotField field) {
    return total.sum(field);
  }

  /** Personal votes of a candidate by its ordinal. */
  public long votes(int candidate) {
    return total.votes(candidate);
  }

  /** Votes for a whole list by its ordinal. */
  public long listVotes(int list) {
    return total.listVotes(list);
  }

  /** Votes that cannot be told apart between candidates of the same name. */
  public long ambiguous() {
    return total.ambiguous();
  }

  /** The identities of the minute over the boxes that state their fields. */
  public Reconciliation reconciliation() {
    return total.reconciliation();
  }

  /** Every candidate in ballot order. */
  public List<Line> candidates() {
    return lines(total.candidates(), total::votes);
  }

  /** Every list in ballot order. */
  public List<Line> lists() {
    return lines(total.lists(), total::listVotes);
  }

  /** Lines by their votes, the most first; equals in ballot order. */
  public static List<Line> byVotes(List<Line> lines) {
    return lines.stream().sorted(MOST_FIRST).toList();
  }

  /**
   * The margin; null where votes are not seen or none is counted, where votes alone do not say who
   * comes next, and where every candidate has a place.
   */
  public @Nullable Margin margin() {
    int seats = view.contest().seats();
    boolean any =
        seen
            && view.isByVotesAlone()
            && total.progress().counted() > 0
            && seats > 0
            && seats < total.candidates();
    if (!any) {
      return null;
    }
    List<Line> places = byVotes(candidates());
    Line last = places.get(seats - 1);
    Line next = places.get(seats);
    return new Margin(last.votes() - next.votes(), last.ordinal(), next.ordinal());
  }

  /** Position of the last entry that changed any of it, -1 before the first. */
  long changedAt() {
    return total.changedAt();
  }

  private List<Line> lines(int size, IntToLongFunction votes) {
    long valid = total.sum(BallotField.VALID);
    long longest = Math.max(valid, most());
    List<Line> lines = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      long own = votes.applyAsLong(i);
      lines.add(new Line(i, own, new Portion(own, valid), new Portion(own, longest)));
    }
    return lines;
  }

  private long most() {
    long most = 0;
    for (int i = 0; i < total.candidates(); i++) {
      most = Math.max(most, total.votes(i));
    }
    for (int i = 0; i < total.lists(); i++) {
      most = Math.max(most, total.listVotes(i));
    }
    return most;
  }
}
