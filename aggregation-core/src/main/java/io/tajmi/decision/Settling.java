package io.tajmi.decision;

import io.tajmi.decision.ContestTerms.OnTie;
import io.tajmi.decision.Lot.Matter;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What settles equality, and which lots were drawn. */
record Settling(OnTie onTie, List<Lot> lots) {

  /** The order that a lot gave to exactly these, or null while none was drawn. */
  @Nullable List<String> order(Matter matter, @Nullable String branch, List<String> equal) {
    for (Lot lot : lots) {
      if (lot.settles(matter, branch, new HashSet<>(equal))) {
        return lot.drawn();
      }
    }
    return null;
  }

  /** A place that equality leaves open. */
  Place open(List<String> equal) {
    return switch (onTie) {
      case LOT -> new Place.LotNeeded(equal);
      case RULING -> new Place.BodyDecides(equal);
    };
  }
}
