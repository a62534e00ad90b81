/** What is decided on: the rule, the counts, the acts and the lots, and exact fractions. */
@NullMarked
package io.tajmi.decision.terms;

import org.jspecify.annotations.NullMarked;
