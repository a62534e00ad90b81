package io.tajmi.replay.difference;

import io.tajmi.election.AreaCode;
import io.tajmi.election.BranchCode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which entries are asked for.
 *
 * @param area in which they happened, and in whose figures they are told; null for the area of the
 *     difference
 * @param cause null for all
 * @param branches that they are of; null for all, and for what was done to the contest as a whole
 * @param acts whether the reader is told of acts on the contest at all
 */
public record Selection(
    @Nullable AreaCode area,
    @Nullable Cause cause,
    @Nullable Set<BranchCode> branches,
    boolean acts) {
  /** All entries. */
  public static final Selection ALL = new Selection(null, null, null, true);

  /** Takes a copy. */
  public Selection {
    branches = branches == null ? null : Set.copyOf(branches);
  }

  /** Entries of some branches. */
  public static Selection of(Set<BranchCode> branches) {
    return new Selection(null, null, branches, true);
  }

  boolean takes(Cause other) {
    return (cause == null || cause == other) && (acts || other != Cause.CONTEST_ACT);
  }
}
