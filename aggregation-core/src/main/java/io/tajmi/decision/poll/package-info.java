/** The counts as the rules see them: acts applied, equal votes settled, groups apportioned. */
@NullMarked
package io.tajmi.decision.poll;

import org.jspecify.annotations.NullMarked;
