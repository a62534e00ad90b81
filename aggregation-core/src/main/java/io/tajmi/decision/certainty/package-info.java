/**
 * What can still change: bounds of ranks, averages, quotas and second rounds.
 *
 * <ul>
 *   <li><b>room</b>: how many more ballots may come, each for anybody or invalid.
 *   <li><b>sure, possible, impossible</b>: in every case, in some, in none; what only a lot can
 *       give is possible.
 *   <li><b>least, most</b>: the fewest and the most seats of a group in any case.
 *   <li><b>exact, bound</b>: that each chance comes about in some case, or that it may be too
 *       careful.
 *   <li><b>bar</b>: what has to be reached: a share, or a smaller one with a lead.
 *   <li><b>gain</b>: the most votes that can still come to one group.
 * </ul>
 */
@NullMarked
package io.tajmi.decision.certainty;

import org.jspecify.annotations.NullMarked;
