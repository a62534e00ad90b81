/** Outcomes and what a proposed annulment would do, as answers. */
@NullMarked
package io.tajmi.api.outcome;

import org.jspecify.annotations.NullMarked;
