/** The rules once more, in fractions and without bounds: what the product is held against. */
@NullMarked
package io.tajmi.decision.plain;

import org.jspecify.annotations.NullMarked;
