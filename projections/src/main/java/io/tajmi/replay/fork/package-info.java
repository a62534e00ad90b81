/**
 * What a contest would be had something been otherwise: supposed, never done.
 *
 * <ul>
 *   <li><b>fork</b>: a base (a position of a log) and an ordered list of suppositions; a value with
 *       an id.
 *   <li><b>supposition</b>: one thing that is supposed: something left out, something added, other
 *       terms.
 *   <li><b>forked</b>: a fork worked out: a state in which one contest differs.
 *   <li><b>left out</b>: not applied, with all that it caused; <i>not applied</i> by itself is what
 *       then has no place.
 *   <li><b>circle</b>: those who share what they may see, and so their forks; <i>ownership</i> says
 *       for whom one is kept.
 * </ul>
 */
@NullMarked
package io.tajmi.replay.fork;

import org.jspecify.annotations.NullMarked;
