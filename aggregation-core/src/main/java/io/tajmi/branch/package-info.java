/** The tally of one branch in one contest: its rules, its states, its acts and its events. */
@NullMarked
package io.tajmi.branch;

import org.jspecify.annotations.NullMarked;
