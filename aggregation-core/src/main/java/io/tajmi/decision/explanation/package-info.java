/** How a decision is explained: sentences, their figures and the articles they follow. */
@NullMarked
package io.tajmi.decision.explanation;

import org.jspecify.annotations.NullMarked;
