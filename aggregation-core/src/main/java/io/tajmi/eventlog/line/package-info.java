/** The format of a line of the log: how it is written and read, byte for byte, and its leaf. */
@NullMarked
package io.tajmi.eventlog.line;

import org.jspecify.annotations.NullMarked;
