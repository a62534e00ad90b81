package broken.digest.io.tajmi.digest;

import io.tajmi.eventlog.LogPosition;

/** Breaks a rule on purpose. */
record LooksAtTheLog(LogPosition position) {}
