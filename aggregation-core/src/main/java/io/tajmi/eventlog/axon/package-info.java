/** Axon's seam: an event storage engine and an event store over the log. */
@NullMarked
package io.tajmi.eventlog.axon;

import org.jspecify.annotations.NullMarked;
