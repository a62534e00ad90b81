/**
 * Writing the log: one committer, one order, what waits for it and what it refuses.
 *
 * <ul>
 *   <li><b>append</b>: to make an act durable at the end of the log, or be told why not.
 *   <li><b>queue</b>: acts that wait for the committer; bounded, first in first out.
 *   <li><b>batch</b>: those of the acts taken from the queue that may be committed together.
 *   <li><b>committer</b>: the one thread that decides the order; a batch that it wrote is a
 *       <i>commit</i>.
 *   <li><b>lost</b>: another node's commit came first; nothing was written, and the batch is
 *       checked anew.
 *   <li><b>kept</b>: a commit of which it is not known whether the full disk holds it; the same
 *       bytes are offered again.
 * </ul>
 */
@NullMarked
package io.tajmi.eventlog.writer;

import org.jspecify.annotations.NullMarked;
