package io.tajmi.api.answer;

import io.tajmi.outcome.OutstandingBallots;

/**
 * The most ballots that the branches not counted can bring, summed over those of which it is known.
 *
 * @param unknown branches of which it is not
 */
record OutstandingAnswer(long branches, long unknown, long ballots) {
  static OutstandingAnswer of(OutstandingBallots most) {
    return new OutstandingAnswer(most.branches(), most.unknown(), most.ballots());
  }
}
