package broken.writing.io.tajmi.view;

import io.tajmi.eventlog.LogWriter;

/** Breaks a rule on purpose. */
record Appends(LogWriter log) {}
