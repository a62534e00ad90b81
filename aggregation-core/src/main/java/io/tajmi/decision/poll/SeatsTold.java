package io.tajmi.decision.poll;

import io.tajmi.decision.explanation.Explanation;
import io.tajmi.decision.explanation.Figure;
import io.tajmi.decision.explanation.Sentence;
import io.tajmi.decision.terms.Fraction;
import io.tajmi.decision.terms.Rule.Divisors;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sharing of seats between groups, seat by seat, as an explanation tells it. */
final class SeatsTold {
  private final List<String> names;
  private final long[] votes;
  private final @Nullable Explanation story;
  private Sentence each = Sentence.REST_BY_VOTES;
  private Sentence equals = Sentence.GROUPS_EQUAL;
  private @Nullable Divisors divisors;
  private long[] keys;
  private long denominator = 1;
  private int seat;

  /** Tells nothing where there is no story. */
  SeatsTold(List<String> names, long[] votes, @Nullable Explanation story) {
    this.names = names;
    this.votes = votes;
    this.keys = votes;
    this.story = story;
  }

  /** In the order in which groups are named. */
  List<String> names(List<Integer> groups) {
    return groups.stream().sorted().map(names::get).toList();
  }

  int group(String name) {
    return names.indexOf(name);
  }

  void share(int group, long of, long quota, int whole) {
    if (story != null) {
      story.tell(
          Sentence.SHARE_OF_GROUP,
          Figure.of(names.get(group)),
          Figure.of(votes[group]),
          Figure.of(of),
          new Figure.Quota(Fraction.of(quota, of)),
          Figure.of(whole));
    }
  }

  void price(int group, long price, int whole, long remainder) {
    if (story != null) {
      story.tell(
          Sentence.PRICE_OF_GROUP,
          Figure.of(names.get(group)),
          Figure.of(votes[group]),
          Figure.of(price),
          Figure.of(whole),
          Figure.of(remainder));
    }
  }

  /** A group has fewer members than seats. */
  void tooFew(int group, int members) {
    if (story != null) {
      story.tell(Sentence.TOO_FEW_MEMBERS, Figure.of(names.get(group)), Figure.of(members));
    }
  }

  /** What moves seats from here on: fractions of {@code of}, or whole numbers where that is 1. */
  void by(Sentence moved, Sentence equal, long[] some, long of) {
    each = moved;
    equals = equal;
    keys = some;
    denominator = of;
  }

  void byAverages(Divisors some) {
    each = Sentence.SEAT_BY_AVERAGE;
    equals = Sentence.AVERAGES_EQUAL;
    divisors = some;
  }

  /** A group got a seat, or lost one, and has so many now. */
  void moved(int group, int now) {
    if (story == null) {
      return;
    }
    Figure name = Figure.of(names.get(group));
    Divisors by = divisors;
    if (by == null) {
      story.tell(each, name, key(keys[group]));
    } else {
      long divisor = Apportionment.divisor(by, now);
      seat++;
      story.tell(
          each,
          Figure.of(seat),
          name,
          Figure.of(votes[group]),
          Figure.of(divisor),
          new Figure.Quota(new Fraction(votes[group], divisor)));
    }
  }

  private Figure key(long value) {
    return denominator == 1 ? Figure.of(value) : new Figure.Quota(new Fraction(value, denominator));
  }

  void equal(List<Integer> groups) {
    if (story != null) {
      story.tell(equals, Figure.of(names(groups)));
    }
  }
}
