/** Forks against histories made by hand. */
@NullMarked
package io.tajmi.replay.fork;

import org.jspecify.annotations.NullMarked;
