/** What can still change: bounds of ranks, averages, quotas and second rounds. */
@NullMarked
package io.tajmi.decision.certainty;

import org.jspecify.annotations.NullMarked;
