/** The event log: entries, commits, positions, group commit and the port of its stores. */
@NullMarked
package io.tajmi.eventlog;

import org.jspecify.annotations.NullMarked;
