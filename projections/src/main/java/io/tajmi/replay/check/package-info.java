/**
 * The node's own check that what it shows live is what its log adds up to.
 *
 * <ul>
 *   <li><b>round</b>: one time that the log was folded again and compared with what is shown.
 *   <li><b>subject</b>: the node that is checked.
 *   <li><b>concerned</b>: the contests that a difference can be laid to.
 *   <li><b>stop</b>: that votes of some contests are not shown, because of what was found; a
 *       <i>lift</i> ends one.
 *   <li><b>pace</b>: how little of a core a round may take.
 * </ul>
 */
@NullMarked
package io.tajmi.replay.check;

import org.jspecify.annotations.NullMarked;
