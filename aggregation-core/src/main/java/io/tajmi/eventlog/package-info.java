/**
 * The words of the event log: positions, acts, receipts, limits and refusals.
 *
 * <ul>
 *   <li><b>entry</b>: one line of the log: an event with its stream, its time and who did it.
 *   <li><b>act</b>: what somebody did at once: one or more entries in one piece, never split over
 *       two commits.
 *   <li><b>position</b>: an entry's place, counted from 0 without gaps; a stream's own count is its
 *       <i>sequence</i>.
 *   <li><b>envelope</b>: the sender's name for a document. Sent again with the same content it is a
 *       <i>repeat</i> and gets the first receipt; with other content it is a conflict.
 *   <li><b>condition</b>: what must still be so when an act is appended, because the act was
 *       decided on it.
 *   <li><b>receipt</b>: the proof to a sender that an act is durable: its positions and its leaf in
 *       the tree.
 * </ul>
 */
@NullMarked
package io.tajmi.eventlog;

import org.jspecify.annotations.NullMarked;
