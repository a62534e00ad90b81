package io.tajmi.decision.result;

/** What can still come of something, whatever the uncertain branches end as. */
public enum Possibility {
  /** It is so in every case, and without a lot. */
  SURE,
  /** It is so in some case, or may be by lot, as far as is known. */
  POSSIBLE,
  /** It is so in no case, and by no lot. */
  IMPOSSIBLE;

  public static Possibility of(boolean sure, boolean impossible) {
    if (sure) {
      return SURE;
    }
    return impossible ? IMPOSSIBLE : POSSIBLE;
  }
}
