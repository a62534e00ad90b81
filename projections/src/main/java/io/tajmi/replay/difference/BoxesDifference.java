package io.tajmi.replay.difference;

import io.tajmi.election.BranchCode;
import java.util.List;

/**
 * What differs of some branches of an area by themselves: what was counted of them before and
 * after, and by which of their own entries.
 *
 * @param count how many of those asked for are in the area
 * @param together the sum of all
 * @param each the first {@value #EACH_MAX}, in the order of the package
 */
public record BoxesDifference(int count, AreaDifference together, List<Box> each) {
  /** So many are told one by one. */
  public static final int EACH_MAX = 100;

  /** Takes a copy. */
  public BoxesDifference {
    each = List.copyOf(each);
  }

  /** One of them. */
  public record Box(BranchCode branch, AreaDifference difference) {}
}
