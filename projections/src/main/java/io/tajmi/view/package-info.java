/**
 * The immutable state of the count at one position: elections, contests, rulings, what is public.
 *
 * <ul>
 *   <li><b>snapshot</b>: everything that readers are given at exactly one position; made of
 *       <i>views</i>, one a contest.
 *   <li><b>public count</b>: a contest's figures as everyone may see them.
 *   <li><b>publicity</b>: whether everyone may: released, halted, or neither yet; <i>visible</i> is
 *       what one reader may see.
 *   <li><b>file</b>: what was done to a contest and its candidates.
 *   <li><b>content hash</b>: one number for what a snapshot says, the same wherever it was folded.
 *   <li><b>invariant</b>: that each total is the sum of its parts; where it is not the fold stops.
 * </ul>
 */
@NullMarked
package io.tajmi.view;

import org.jspecify.annotations.NullMarked;
