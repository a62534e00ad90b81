/**
 * The tally of one branch in one contest: its rules, its states, its acts and its events.
 *
 * <ul>
 *   <li><b>branch</b>: one polling station's box in one contest; the smallest thing that has a
 *       tally.
 *   <li><b>tally</b>: what a minute says, normalised: <i>ballots</i> are its quantities,
 *       <i>votes</i> are by candidate or list.
 *   <li><b>in force</b>: the latest tally, whether it counts or not; a <i>correction</i> puts
 *       another in its place.
 *   <li><b>held back</b>: kept out of the totals because a rule failed (the state {@code
 *       Quarantined}); <i>annulled</i> is out because a ruling stands.
 *   <li><b>finding</b>: what one rule says of one tally; a <i>rejection</i> says that an act is
 *       refused.
 *   <li><b>change</b>: what an act did to what a branch contributes; asserted, never added up by
 *       itself.
 * </ul>
 */
@NullMarked
package io.tajmi.branch;

import org.jspecify.annotations.NullMarked;
