/**
 * Which small boxes are shown together, and which others cover them.
 *
 * <ul>
 *   <li><b>small box</b>: one with so few ballots that its figures could tell how its voters voted.
 *   <li><b>group</b>: boxes that are shown as one sum or not at all.
 *   <li><b>enough</b>: so many that nobody who knows one of them, or all of one area, learns
 *       another.
 *   <li><b>cover</b>: ordinary boxes set aside before the night, so that a total gives no small box
 *       away.
 *   <li><b>stray</b>: a member of a group that is not counted as it was when the group was put
 *       together.
 *   <li><b>room</b>: here: what waits in one area for a group.
 * </ul>
 */
@NullMarked
package io.tajmi.secrecy;

import org.jspecify.annotations.NullMarked;
