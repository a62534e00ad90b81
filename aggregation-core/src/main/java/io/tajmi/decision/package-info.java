/**
 * How seats are won: one pure function from terms, counts, acts on the contest and lots to an
 * outcome that says what is decided, what can still change, and why. It knows the JDK and nothing
 * else.
 *
 * <ul>
 *   <li><b>terms</b>: what is decided on before any count: seats, entrants and rule.
 *   <li><b>outcome</b>: who wins what by what is counted, and what of it can still change.
 *   <li><b>decided</b>: nothing of legal effect can change any more; <i>open</i> is what can, as
 *       far as is known.
 *   <li><b>margin</b>: the fewest ballots with which something could change.
 *   <li><b>materiality</b>: whether a proposed annulment has an effect on who wins.
 * </ul>
 */
@NullMarked
package io.tajmi.decision;

import org.jspecify.annotations.NullMarked;
