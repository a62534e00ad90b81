package broken.seam.io.tajmi.view;

import io.tajmi.eventlog.axon.LogEventStore;

/** Breaks a rule on purpose. */
record LooksAtTheSeam(LogEventStore store) {}
