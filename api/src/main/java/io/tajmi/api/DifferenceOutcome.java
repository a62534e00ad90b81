package io.tajmi.api;

import io.tajmi.replay.difference.OutcomeDifference;
import io.tajmi.view.ContestView;
import io.tajmi.view.DecisionInput;
import org.jspecify.annotations.Nullable;

/** What became of an outcome between two standpoints. */
public final class DifferenceOutcome {
  /** Decisions that are made to find since when the outcome is what it is. */
  private static final int DECISIONS_MAX = 500;

  private DifferenceOutcome() {}

  /**
   * For who reads the contest's outcome; null for who does not, and where an act could not be
   * applied at one of them, so that nobody can say it.
   */
  public static @Nullable OutcomeDifference of(Between between) {
    ContestView then = between.from().snapshot().contest(between.contest());
    ContestView now = between.view();
    if (then == null
        || !between.to().readsOutcome(now)
        || then.file().incomplete()
        || now.file().incomplete()) {
      return null;
    }
    OutcomeDifference forwards =
        OutcomeDifference.of(between.span(), DecisionInput::decide, DECISIONS_MAX);
    return between.reversed() ? forwards.reversed() : forwards;
  }
}
