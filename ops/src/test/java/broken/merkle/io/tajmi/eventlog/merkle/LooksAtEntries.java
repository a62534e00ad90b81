package broken.merkle.io.tajmi.eventlog.merkle;

import io.tajmi.eventlog.line.Entry;

/** Breaks a rule on purpose. */
record LooksAtEntries(Entry entry) {}
