package io.tajmi.replay.difference;

import io.tajmi.election.BranchCode;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry that explains a difference.
 *
 * @param position of the entry; of what is supposed that of the entry by which the branch stands as
 *     it does in the log, or where the fork stands if there is none
 * @param branch null for what was done to the contest as a whole
 * @param told whether the reader is told what it did to votes; else to progress alone
 * @param change by figure, as far as it is told; figures that stay as they are left out
 */
public record Explaining(
    long position,
    Instant time,
    Cause cause,
    @Nullable BranchCode branch,
    boolean told,
    Map<ComparedFigure, Long> change) {

  /** Takes a copy. */
  public Explaining {
    change = Collections.unmodifiableMap(new LinkedHashMap<>(change));
  }

  /**
   * Some of the entries, in the order of the log.
   *
   * @param matching how many there are in all
   * @param next what to go on after where more follow, else null: the position of the last of these
   *     or, where something is supposed, its place among all
   */
  public record Page(List<Explaining> entries, int matching, @Nullable Long next) {
    /** Takes a copy. */
    public Page {
      entries = List.copyOf(entries);
    }
  }
}
