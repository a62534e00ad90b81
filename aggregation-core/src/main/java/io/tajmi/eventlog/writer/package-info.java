/** Writing the log: one committer, one order, what waits for it and what it refuses. */
@NullMarked
package io.tajmi.eventlog.writer;

import org.jspecify.annotations.NullMarked;
