/** Outcomes of contests from the state of the count, for insiders and for everyone. */
@NullMarked
package io.tajmi.outcome;

import org.jspecify.annotations.NullMarked;
