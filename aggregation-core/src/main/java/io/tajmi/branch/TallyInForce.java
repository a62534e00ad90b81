package io.tajmi.branch;

import java.util.List;

/**
 * The latest tally of a branch.
 *
 * @param envelope the document that it came in
 * @param failed codes of the rules that failed, in the order of the catalogue
 * @param heldBack whether it is kept out of the totals for that
 */
public record TallyInForce(String envelope, Tally tally, List<String> failed, boolean heldBack) {

  /** Takes a copy of the codes. */
  public TallyInForce {
    failed = List.copyOf(failed);
  }
}
