/** Forks against histories made by hand. */
@NullMarked
package io.tajmi.replay;

import org.jspecify.annotations.NullMarked;
