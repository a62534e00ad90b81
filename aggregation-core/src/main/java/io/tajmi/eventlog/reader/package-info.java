/** Reading the log: by position, by stream, and as it grows. */
@NullMarked
package io.tajmi.eventlog.reader;

import org.jspecify.annotations.NullMarked;
