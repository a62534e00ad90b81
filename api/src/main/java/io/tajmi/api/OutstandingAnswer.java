package io.tajmi.api;

import io.tajmi.election.Area;
import io.tajmi.view.OutstandingBallots;
import io.tajmi.view.Visible;

/**
 * The most ballots that the branches not counted can bring, summed over those of which it is known.
 *
 * @param unknown branches of which it is not
 */
public record OutstandingAnswer(long branches, long unknown, long ballots) {
  static OutstandingAnswer of(Visible visible, Area area) {
    OutstandingBallots most = OutstandingBallots.of(visible, area);
    return new OutstandingAnswer(most.branches(), most.unknown(), most.ballots());
  }
}
