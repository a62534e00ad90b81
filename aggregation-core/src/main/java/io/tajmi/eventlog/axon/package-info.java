/**
 * Axon's seam: an event storage engine and an event store over the log.
 *
 * <ul>
 *   <li><b>engine</b>: Axon's storage of events, here the log itself: it keeps nothing of its own.
 *   <li><b>token</b>: Axon's word for how far a processor has read; here a position.
 *   <li><b>aggregate identifier</b>: Axon's word for a stream's name.
 *   <li><b>act on its way</b>: conditions and receipt that travel with a command, because a handler
 *       answers before its events have positions.
 *   <li><b>named</b>: written under the frozen name of an event and not under a Java class; what
 *       has no readable payload is an {@code Unreadable}.
 * </ul>
 */
@NullMarked
package io.tajmi.eventlog.axon;

import org.jspecify.annotations.NullMarked;
