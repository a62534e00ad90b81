package io.tajmi.decision.certainty;

/** What is certain of an order of candidates, whatever the ballots in question are. */
sealed interface MemberBounds permits Ranks, ListedRanks {
  /** How many are in the order. */
  int size();

  /** The candidate at a place of the order by what is counted, 0 for the first. */
  int atPlace(int place);

  /** Whether c is among the first j, whatever comes, and without a lot. */
  boolean surelyWithin(int c, int j);

  /** Whether c is not among the first j, whatever comes, and by no lot. */
  boolean surelyBeyond(int c, int j);

  /** Whether each of the places after the first ones surely stays with whom it is. */
  default boolean orderSure(int after, int places) {
    int end = Math.min(after + places, size());
    for (int place = after; place < end; place++) {
      int c = atPlace(place);
      if (!surelyWithin(c, place + 1) || !surelyBeyond(c, place)) {
        return false;
      }
    }
    return true;
  }
}
