/**
 * What is done to a contest and its candidates: acts of competent bodies, lots, second rounds; and
 * the aggregate that holds them together with the contest's publication.
 *
 * <ul>
 *   <li><b>contest</b>: one question on one ballot, with its seats and its rule; its
 *       <i>definition</i> is not changed by what is done to it.
 *   <li><b>act</b>: here: what a competent body does to a contest or a candidate, known by its
 *       envelope.
 *   <li><b>fact</b>: an act, lot or call as it stands on record; it <i>stands</i> until it is
 *       reversed.
 *   <li><b>lot</b>: what settles between equals: drawn by seed or by hand, or decided by the body.
 *   <li><b>second round</b>: the election that a call names, made from this contest's outcome.
 * </ul>
 */
@NullMarked
package io.tajmi.contest;

import org.jspecify.annotations.NullMarked;
