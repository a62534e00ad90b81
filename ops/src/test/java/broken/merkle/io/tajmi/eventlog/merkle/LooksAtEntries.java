package broken.merkle.io.tajmi.eventlog.merkle;

import io.tajmi.eventlog.Entry;

/** Breaks a rule on purpose. */
record LooksAtEntries(Entry entry) {}
