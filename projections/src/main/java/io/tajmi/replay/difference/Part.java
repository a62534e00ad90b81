package io.tajmi.replay.difference;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one cause did, summed from what each of its entries did.
 *
 * @param entries how many; 0 of {@link Cause#SMALL_BOXES}, whose entries stand at their own causes
 * @param branches how many different branches they are of
 * @param untold how many of the entries are told without votes to this reader
 * @param change by figure, in the order of figures; those that stay as they are left out
 */
public record Part(
    Cause cause, int entries, int branches, int untold, Map<ComparedFigure, Long> change) {

  /** Takes a copy. */
  public Part {
    change = Collections.unmodifiableMap(new LinkedHashMap<>(change));
  }

  Part reversed() {
    return new Part(cause, entries, branches, untold, Layout.negated(change));
  }
}
