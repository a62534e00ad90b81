/**
 * What differs between two states of one contest, by cause, with the entries that explain it.
 *
 * <ul>
 *   <li><b>span</b>: two states and every entry between them, whoever asks; a <i>difference</i> is
 *       taken from it for one reader.
 *   <li><b>target</b>: what figures are of: an area, a part of one, or some boxes.
 *   <li><b>cause</b>: why a figure differs; each entry has exactly one.
 *   <li><b>part</b>: what one cause did, summed; the parts add up to the difference.
 *   <li><b>leg</b>: a stretch of the span in which nothing was released or halted.
 * </ul>
 */
@NullMarked
package io.tajmi.replay.difference;

import org.jspecify.annotations.NullMarked;
