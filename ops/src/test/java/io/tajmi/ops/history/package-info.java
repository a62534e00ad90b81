/** Whole election nights on a whole node, from seeds, counted a second time without its code. */
@NullMarked
package io.tajmi.ops.history;

import org.jspecify.annotations.NullMarked;
