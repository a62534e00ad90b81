package broken.figures.io.tajmi.api.page;

import io.tajmi.view.ContestView;

/** Breaks a rule on purpose. */
final class AddsVotesUp {
  private AddsVotesUp() {}

  static long first(ContestView view) {
    return view.whole().votes(0);
  }
}
