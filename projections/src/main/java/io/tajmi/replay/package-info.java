/**
 * Reading the log directly, beside the live stream and without touching it.
 *
 * <ul>
 *   <li><b>standpoint</b>: where a read is made from: now, a position, an instant, or a fork.
 *   <li><b>past</b>: the count as it stood after one position.
 *   <li><b>timeline</b>: states of the past that are kept in memory, so that a position is a short
 *       fold away.
 *   <li><b>fold checkpoint</b>: a state on disk, so that a start need not fold everything.
 *   <li><b>ahead</b>: a position that the log has not come to.
 *   <li><b>turn</b>: the right to fold the past; so many at once, the others wait.
 * </ul>
 */
@NullMarked
package io.tajmi.replay;

import org.jspecify.annotations.NullMarked;
