package io.tajmi.decision;

import io.tajmi.decision.plain.PlainSums;
import io.tajmi.decision.terms.Fraction;
import io.tajmi.decision.terms.Rule;
import io.tajmi.decision.terms.Rule.Basis;
import io.tajmi.decision.terms.Rule.ThresholdBasis;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Whether somebody has exactly the share that a rule asks for. */
final class WildShares {
  private WildShares() {}

  static boolean exact(WildCase it, Basis basis) {
    PlainSums sums = it.plain().sums(it.counts());
    long base = sums.valid() + (basis == Basis.TAKEN ? sums.invalidTaken() : 0);
    boolean apart = basis == Basis.VALID || sums.invalidTaken() > 0;
    return switch (it.terms().rule()) {
      case Rule.Majority rule ->
          apart && rule.basis() == basis && has(sums.votes().by(), rule.majority(), base);
      case Rule.Threshold rule ->
          apart && rule.basis() == basis && has(sums.votes().by(), rule.share(), base);
      default -> false;
    };
  }

  static boolean exact(WildCase it, ThresholdBasis basis) {
    PlainSums sums = it.plain().sums(it.counts());
    long base =
        basis == ThresholdBasis.VALID
            ? sums.valid() * it.terms().votesMax()
            : WildRules.groupVotes(it.terms(), sums);
    return switch (it.terms().rule()) {
      case Rule.HighestAverages rule ->
          rule.thresholdBasis() == basis && has(sums.lists().by(), rule.threshold(), base);
      case Rule.Quota rule ->
          rule.thresholdBasis() == basis && has(sums.lists().by(), rule.threshold(), base);
      default -> false;
    };
  }

  private static boolean has(long[] votes, @Nullable Fraction share, long base) {
    return share != null
        && base > 0
        && Arrays.stream(votes)
            .anyMatch(it ->
                it > 0
                    && BigInteger.valueOf(it)
                        .multiply(BigInteger.valueOf(share.denominator()))
                        .equals(
                            BigInteger.valueOf(base)
                                .multiply(BigInteger.valueOf(share.numerator()))));
  }
}
