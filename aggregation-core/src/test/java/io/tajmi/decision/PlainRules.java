package io.tajmi.decision;

import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.Fraction;
import io.tajmi.decision.terms.Rule;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The rules for candidates once more, as plainly as can be, with none of the product's code. */
final class PlainRules {
  /** Whether a candidate has a place, has none, or a lot decides. */
  enum Has {
    YES,
    LOT,
    NO
  }

  /** What each candidate has; {@code order} says who has each alternate's place, or nothing. */
  record Answer(List<Has> seat, List<Has> runOff, List<Integer> order) {}

  private final ContestTerms terms;
  private final long[] votes;
  private final long valid;
  private final long taken;

  PlainRules(ContestTerms terms, long[] votes, long valid, long invalid) {
    this.terms = terms;
    this.votes = votes;
    this.valid = valid;
    this.taken = valid + invalid;
  }

  Answer answer() {
    if (valid == 0) {
      return new Answer(
          nobody(), nobody(), java.util.Collections.nCopies(terms.alternates(), votes.length));
    }
    return switch (terms.rule()) {
      case Rule.Plurality _ -> new Answer(places(all(), terms.seats()), nobody(), order());
      case Rule.Majority rule -> majority(rule);
      case Rule.Threshold rule -> threshold(rule);
      default -> throw new IllegalStateException();
    };
  }

  private List<Integer> all() {
    return IntStream.range(0, votes.length).boxed().toList();
  }

  private List<Has> nobody() {
    return all().stream().map(_ -> Has.NO).toList();
  }

  private List<Integer> order() {
    List<Integer> order = new ArrayList<>();
    for (int place = terms.seats(); place < terms.seats() + terms.alternates(); place++) {
      int who = -1;
      for (int c = 0; c < votes.length; c++) {
        if (ahead(c, all()) == place && beside(c, all()) == 0) {
          who = c;
        }
      }
      order.add(place < votes.length ? who : votes.length);
    }
    return order;
  }

  private long ahead(int c, List<Integer> among) {
    return among.stream().filter(r -> votes[r] > votes[c]).count();
  }

  private long beside(int c, List<Integer> among) {
    return among.stream().filter(r -> r != c && votes[r] == votes[c]).count();
  }

  private List<Has> places(List<Integer> among, int places) {
    return all().stream()
        .map(c -> {
          if (!among.contains(c) || ahead(c, among) >= places) {
            return Has.NO;
          }
          return ahead(c, among) + beside(c, among) < places ? Has.YES : Has.LOT;
        })
        .toList();
  }

  private long base(Rule.Basis basis) {
    return basis == Rule.Basis.VALID ? valid : taken;
  }

  private static int against(long part, Fraction share, long whole) {
    return BigInteger.valueOf(part)
        .multiply(BigInteger.valueOf(share.denominator()))
        .compareTo(BigInteger.valueOf(share.numerator()).multiply(BigInteger.valueOf(whole)));
  }

  private Answer threshold(Rule.Threshold rule) {
    long base = base(rule.basis());
    List<Integer> reach =
        all().stream().filter(c -> base > 0 && against(votes[c], rule.share(), base) >= 0).toList();
    return second(reach, terms.seats(), open -> rule.runOffPerSeat() * open);
  }

  private Answer majority(Rule.Majority rule) {
    long base = base(rule.basis());
    List<Integer> over =
        all().stream().filter(c -> against(votes[c], rule.majority(), base) > 0).toList();
    Fraction share = rule.orShare();
    if (over.isEmpty() && terms.seats() == 1 && share != null) {
      long[] sorted = votes.clone();
      Arrays.sort(sorted);
      long first = sorted[sorted.length - 1];
      long lead = sorted.length == 1 ? first : first - sorted[sorted.length - 2];
      boolean led = rule.withLead() == null || against(lead, rule.withLead(), base) >= 0;
      if (base > 0 && against(first, share, base) >= 0 && led) {
        return new Answer(places(all(), 1), nobody(), List.of());
      }
    }
    return second(over, terms.seats(), _ -> rule.runOff());
  }

  private Answer second(
      List<Integer> reach, int seats, java.util.function.IntUnaryOperator places) {
    List<Has> won = places(reach, seats);
    int open = seats - Math.min(seats, reach.size());
    List<Integer> others = all().stream().filter(c -> !reach.contains(c)).toList();
    boolean none = open == 0 || votes.length <= seats;
    return new Answer(won, none ? nobody() : places(others, places.applyAsInt(open)), List.of());
  }
}
