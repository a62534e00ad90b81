package broken.figures.io.tajmi.api.chart;

import io.tajmi.text.Share;

/** Breaks a rule on purpose. */
final class SharesVotesOut {
  private SharesVotesOut() {}

  static Share of(long votes, long valid) {
    return Share.of(votes, valid);
  }
}
