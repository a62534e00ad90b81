/** Long answers are bounded, cancelled within a step, and there for their circle alone. */
@NullMarked
package io.tajmi.replay.job;

import org.jspecify.annotations.NullMarked;
