package broken.line.io.tajmi.eventlog.line;

import io.tajmi.eventlog.LogLimits;

/** Breaks a rule on purpose. */
record LooksAtItsLog(LogLimits limits) {}
