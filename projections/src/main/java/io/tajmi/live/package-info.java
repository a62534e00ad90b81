/** The newest snapshot, and the consumer of the log that publishes it. */
@NullMarked
package io.tajmi.live;

import org.jspecify.annotations.NullMarked;
