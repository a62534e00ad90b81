package io.tajmi.decision;

import io.tajmi.decision.plain.PlainSums;
import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.Fraction;
import io.tajmi.decision.terms.Rule;
import io.tajmi.decision.terms.Rule.AlternatesFrom;
import io.tajmi.decision.terms.Rule.Basis;
import io.tajmi.decision.terms.Rule.Denominator;
import io.tajmi.decision.terms.Rule.Divisors;
import io.tajmi.decision.terms.Rule.HighestAverages;
import io.tajmi.decision.terms.Rule.ListShare;
import io.tajmi.decision.terms.Rule.Majority;
import io.tajmi.decision.terms.Rule.Mode;
import io.tajmi.decision.terms.Rule.Order;
import io.tajmi.decision.terms.Rule.Plurality;
import io.tajmi.decision.terms.Rule.Price;
import io.tajmi.decision.terms.Rule.Quota;
import io.tajmi.decision.terms.Rule.Threshold;
import io.tajmi.decision.terms.Rule.ThresholdBasis;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Rules of every kind, and shares that somebody reaches exactly. */
final class WildRules {
  private static final List<String> SHARES =
      List.of("1/2", "1/3", "2/3", "1/4", "1/5", "2/5", "1/10", "1/20", "0/1");

  private final Random random;

  WildRules(Random random) {
    this.random = random;
  }

  private Fraction share() {
    return Fraction.of(SHARES.get(random.nextInt(SHARES.size())));
  }

  private <T> T one(T[] some) {
    return some[random.nextInt(some.length)];
  }

  private @Nullable Fraction perhaps() {
    return random.nextBoolean() ? share() : null;
  }

  Rule made() {
    return switch (random.nextInt(7)) {
      case 0 -> new Plurality();
      case 1 -> majority();
      case 2 -> new Threshold(one(Basis.values()), share(), 1 + random.nextInt(2));
      case 3, 4 ->
          new ListShare(
              one(Mode.values()), one(Denominator.values()), one(AlternatesFrom.values()), order());
      case 5 ->
          new HighestAverages(
              one(Divisors.values()), perhaps(), one(ThresholdBasis.values()), order());
      default -> new Quota(one(Price.values()), perhaps(), one(ThresholdBasis.values()), order());
    };
  }

  private Rule majority() {
    Fraction orShare = random.nextBoolean() ? null : share();
    return new Majority(
        one(Basis.values()),
        share(),
        orShare,
        orShare == null ? null : perhaps(),
        2 + random.nextInt(2));
  }

  private Order order() {
    return switch (random.nextInt(4)) {
      case 0 -> new Order.AsListed();
      case 1 -> new Order.Unless(share());
      default -> Order.PERSONAL;
    };
  }

  /** The same rule with shares that somebody has exactly. */
  Rule exactly(ContestTerms terms, PlainSums sums) {
    if (sums.valid() <= 0 || random.nextInt(3) == 0) {
      return terms.rule();
    }
    return switch (terms.rule()) {
      case Plurality rule -> rule;
      case Majority rule -> exactly(rule, sums);
      case Threshold rule ->
          new Threshold(rule.basis(), of(sums, base(rule.basis(), sums)), rule.runOffPerSeat());
      case ListShare rule ->
          new ListShare(
              rule.mode(),
              rule.denominator(),
              rule.alternatesFrom(),
              exactly(rule.order(), terms, sums));
      case HighestAverages rule ->
          new HighestAverages(
              rule.divisors(),
              rule.threshold() == null ? null : ofGroup(terms, rule.thresholdBasis(), sums),
              rule.thresholdBasis(),
              exactly(rule.order(), terms, sums));
      case Quota rule ->
          new Quota(
              rule.price(),
              rule.threshold() == null ? null : ofGroup(terms, rule.thresholdBasis(), sums),
              rule.thresholdBasis(),
              exactly(rule.order(), terms, sums));
    };
  }

  private Majority exactly(Majority rule, PlainSums sums) {
    long base = base(rule.basis(), sums);
    long[] most = sums.votes().by().clone();
    java.util.Arrays.sort(most);
    long lead = most.length == 1 ? most[0] : most[most.length - 1] - most[most.length - 2];
    boolean half = random.nextBoolean();
    return new Majority(
        rule.basis(),
        half ? rule.majority() : of(sums, base),
        rule.orShare() == null ? null : of(sums, base),
        rule.withLead() == null ? null : new Fraction(lead, base),
        rule.runOff());
  }

  private static long base(Basis basis, PlainSums sums) {
    return sums.valid() + (basis == Basis.TAKEN ? sums.invalidTaken() : 0);
  }

  private Fraction of(PlainSums sums, long base) {
    return new Fraction(sums.votes().of(random.nextInt(sums.votes().by().length)), base);
  }

  private Fraction ofGroup(ContestTerms terms, ThresholdBasis basis, PlainSums sums) {
    long[] lists = sums.lists().by();
    long base =
        basis == ThresholdBasis.VALID
            ? sums.valid() * terms.votesMax()
            : Math.max(1, groupVotes(terms, sums));
    return new Fraction(lists.length == 0 ? 0 : lists[random.nextInt(lists.length)], base);
  }

  static long groupVotes(ContestTerms terms, PlainSums sums) {
    return IntStream.range(0, sums.lists().by().length).mapToLong(sums.lists()::of).sum()
        + IntStream.range(0, terms.entrants().size())
            .filter(c -> terms.entrants().get(c).list() == ContestTerms.SINGLY)
            .filter(c -> terms.entrants().get(c).takesPlace())
            .mapToLong(sums.votes()::of)
            .sum();
  }

  private Order exactly(Order order, ContestTerms terms, PlainSums sums) {
    if (!(order instanceof Order.Unless)) {
      return order;
    }
    int c = random.nextInt(terms.entrants().size());
    int list = terms.entrants().get(c).list();
    if (list == ContestTerms.SINGLY) {
      return order;
    }
    long votes =
        terms.rule().ordersWithinListVote()
            ? sums.lists().of(list)
            : IntStream.range(0, terms.entrants().size())
                .filter(it -> terms.entrants().get(it).list() == list)
                .mapToLong(sums.votes()::of)
                .sum();
    return votes <= 0 ? order : new Order.Unless(new Fraction(sums.votes().of(c), votes));
  }
}
