/**
 * The newest snapshot, and the consumer of the log that publishes it.
 *
 * <ul>
 *   <li><b>processor</b>: the one consumer of the log that feeds the live fold.
 *   <li><b>holder</b>: where the newest snapshot is found; a reader takes one and answers from it
 *       alone.
 *   <li><b>publish</b>: to put a snapshot where readers find it, after a batch is folded whole.
 *   <li><b>definition</b>: of an election, as folded; read from the log only before the first
 *       snapshot has it.
 * </ul>
 */
@NullMarked
package io.tajmi.live;

import org.jspecify.annotations.NullMarked;
