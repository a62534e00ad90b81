/**
 * The fold: one event after the other, from a state to the next, and once more under a supposition.
 *
 * <ul>
 *   <li><b>fold</b>: to go through entries in order, each leading from one state to the next.
 *   <li><b>state</b>: everything known after one position, also what no reader sees; immutable.
 *   <li><b>edit</b>: the next state while a batch is applied, for one writer.
 *   <li><b>fault</b>: an entry that cannot be applied; part of the fold, and never a reason to
 *       stop.
 *   <li><b>again</b>: folded anew with something left out, under a supposition.
 *   <li><b>course</b>: one contest followed entry by entry; each change is a <i>step</i>.
 * </ul>
 */
@NullMarked
package io.tajmi.fold;

import org.jspecify.annotations.NullMarked;
