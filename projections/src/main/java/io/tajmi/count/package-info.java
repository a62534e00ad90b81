/**
 * Rows of branches and totals of areas, and the cells in which they are added up.
 *
 * <ul>
 *   <li><b>row</b>: what is known of one branch in one contest: its state and its <i>trail</i> of
 *       entries.
 *   <li><b>bucket</b>: where a branch is in the progress of an area; it is in exactly one.
 *   <li><b>total</b>: the sums of one area over the branches at or below it.
 *   <li><b>cell</b>: one figure of a total in its array; every cell is a sum over branches.
 *   <li><b>slot</b>: where a total stands; areas that hold the same branches share one. An area's
 *       <i>local</i> number is its place in the contest.
 *   <li><b>incomplete</b>: with an entry that could not be applied; such an entry is a
 *       <i>fault</i>.
 * </ul>
 */
@NullMarked
package io.tajmi.count;

import org.jspecify.annotations.NullMarked;
