/**
 * The counts as the rules see them: acts applied, equal votes settled, groups apportioned.
 *
 * <ul>
 *   <li><b>poll</b>: the counts as the rules see them, after all acts and lots.
 *   <li><b>entrant</b>: who or what is on the ballot; who <i>ranks</i> is in the order, who
 *       <i>stands</i> can take a place.
 *   <li><b>group</b>: what seats are given to: a list, or those without one.
 *   <li><b>pending</b>: votes of one name that a lot may give to a candidate; <i>closed</i> are
 *       ballots that can no longer name one.
 *   <li><b>vacancy</b>: a seat that an act declares empty; a <i>departure</i> is a candidate who
 *       left.
 *   <li><b>apportionment</b>: how seats are shared between groups by their votes, exactly.
 * </ul>
 */
@NullMarked
package io.tajmi.decision.poll;

import org.jspecify.annotations.NullMarked;
