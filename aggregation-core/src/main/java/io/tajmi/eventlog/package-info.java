/** The words of the event log: positions, acts, receipts, limits and refusals. */
@NullMarked
package io.tajmi.eventlog;

import org.jspecify.annotations.NullMarked;
