package io.tajmi.ops.demo;

import java.util.SplittableRandom;

/** Dice that follows from the seed and from what is drawn for, not from the order of drawing. */
final class Dice {
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final long seed;

  Dice(long seed) {
    this.seed = seed;
  }

  /** What a thing's chances are drawn from. */
  enum Of {
    TURNOUT,
    WEIGHT,
    PAPERS,
    SHAPE,
    PLAN,
    RANK,
    DELAY,
    SHARE,
    MINUTE,
    NAMES
  }

  /** Draws for one thing, by two numbers that name it. */
  SplittableRandom of(Of what, long one, long other) {
    long mixed = mix(mix(mix(seed, what.ordinal()), one), other);
    return new SplittableRandom(mixed);
  }

  /** One draw from 0, below a bound. */
  int below(int bound, Of what, long one) {
    return of(what, one, 0).nextInt(bound);
  }

  private static long mix(long state, long value) {
    long z = (state ^ value * GOLDEN) + GOLDEN;
    z = (z ^ z >>> 30) * 0xBF58476D1CE4E5B9L;
    z = (z ^ z >>> 27) * 0x94D049BB133111EBL;
    return z ^ z >>> 31;
  }
}
