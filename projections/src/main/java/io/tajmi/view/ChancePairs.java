package io.tajmi.view;

import io.tajmi.branch.BallotField;
import io.tajmi.branch.Tally;
import io.tajmi.branch.Votes;
import io.tajmi.election.Contest;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many pairs of boxes have the same numbers by chance, from the boxes themselves.
 *
 * <p>Given how many ballots each box holds, two boxes can agree only where these are as many. Of
 * two such boxes, each taken as drawn ballot by ballot from the shares that it shows, the
 * probability to come out the same is at most the root of the product of what each has with a
 * second draw of its own (Cauchy and Schwarz). A box's own is that of a multinomial: over its
 * figures x, the product of q(x) over q(of their sum), where q(x) = (1 + 1/8x)/√(4πx), slightly
 * more than e^(-2x)·I₀(2x), is that of a Poisson number, and q(0) is 1. The sum over all pairs of
 * the same size is therefore a figure that chance stays below on average. What it assumes is that
 * ballots of one box are independent; where they come in families, boxes differ more and fewer
 * pairs agree. Quantities of papers are left out, which can only make it larger.
 *
 * <p>Where a ballot carries several votes, or names lists and persons, figures of one box hang
 * together in ways that sums do not show. Then ballots are taken by kind, and of the votes only the
 * three figures that vary most, each as a number of valid ballots that have it.
 */
final class ChancePairs {
  private static final MathContext DIGITS = new MathContext(12, RoundingMode.HALF_EVEN);
  private static final MathContext TOLD = new MathContext(2, RoundingMode.UP);
  private static final BigDecimal FOUR_PI = new BigDecimal("12.5663706144");
  private static final int FIGURES_OF_SEVERAL = 3;

  private ChancePairs() {}

  /** The expected number of pairs, to two digits and rather too large than too small. */
  static BigDecimal expected(List<Tally> tallies, Contest contest) {
    boolean parts = contest.votesMax() == 1 && contest.lists().isEmpty();
    Map<Long, BigDecimal[]> bySize = new HashMap<>();
    for (Tally tally : tallies) {
      List<Long> figures = kinds(tally, parts);
      long size = figures.stream().mapToLong(Long::longValue).sum();
      BigDecimal own = multinomial(figures, size);
      own = parts ? own : own.multiply(ofSeveral(tally), DIGITS);
      BigDecimal[] sums =
          bySize.computeIfAbsent(size, _ -> new BigDecimal[] {BigDecimal.ZERO, BigDecimal.ZERO});
      sums[0] = sums[0].add(own.sqrt(DIGITS), DIGITS);
      sums[1] = sums[1].add(own, DIGITS);
    }
    BigDecimal twice = BigDecimal.ZERO;
    for (BigDecimal[] sums : bySize.values()) {
      twice = twice.add(sums[0].multiply(sums[0], DIGITS).subtract(sums[1]).max(BigDecimal.ZERO));
    }
    return twice.divide(BigDecimal.TWO, DIGITS).round(TOLD).stripTrailingZeros();
  }

  /** What the ballots of a box fall into. */
  private static List<Long> kinds(Tally tally, boolean parts) {
    List<Long> kinds = new ArrayList<>();
    if (parts) {
      for (int i = 0; i < tally.votes().size(); i++) {
        kinds.add((long) tally.votes().get(i));
      }
      tally.ambiguous().forEach(some -> kinds.add((long) some.n()));
    } else {
      kinds.add((long) tally.ballots().orZero(BallotField.VALID));
    }
    kinds.add((long) tally.ballots().orZero(BallotField.INVALID_TAKEN));
    kinds.add((long) tally.ballots().orZero(BallotField.INVALID_NOT_TAKEN));
    return kinds;
  }

  private static BigDecimal multinomial(List<Long> figures, long size) {
    BigDecimal own = BigDecimal.ONE;
    for (long figure : figures) {
      own = own.multiply(poisson(figure), DIGITS);
    }
    BigDecimal sum = BigDecimal.ONE.divide(root(size), DIGITS);
    return own.divide(sum, DIGITS).min(BigDecimal.ONE);
  }

  private static BigDecimal poisson(long x) {
    if (x == 0) {
      return BigDecimal.ONE;
    }
    BigDecimal more = BigDecimal.valueOf(8 * x + 1).divide(BigDecimal.valueOf(8 * x), DIGITS);
    return more.divide(root(x), DIGITS);
  }

  /** √(4πx) */
  private static BigDecimal root(long x) {
    return FOUR_PI.multiply(BigDecimal.valueOf(Math.max(1, x)), DIGITS).sqrt(DIGITS);
  }

  private static BigDecimal ofSeveral(Tally tally) {
    long valid = tally.ballots().orZero(BallotField.VALID);
    List<Long> figures = new ArrayList<>();
    add(figures, tally.votes(), valid);
    Votes lists = tally.listVotes();
    if (lists != null) {
      add(figures, lists, valid);
    }
    BigDecimal own = BigDecimal.ONE;
    for (long spread :
        figures.stream().sorted(Comparator.reverseOrder()).limit(FIGURES_OF_SEVERAL).toList()) {
      own = own.multiply(poisson(spread / Math.max(1, valid)), DIGITS);
    }
    return own;
  }

  /** Each figure as n·s·(1-s) times the ballots, the variance of a number of them. */
  private static void add(List<Long> figures, Votes votes, long valid) {
    for (int i = 0; i < votes.size(); i++) {
      long x = Math.min(votes.get(i), valid);
      figures.add(x * (valid - x));
    }
  }
}
