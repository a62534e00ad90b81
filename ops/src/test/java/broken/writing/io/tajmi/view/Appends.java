package broken.writing.io.tajmi.view;

import io.tajmi.eventlog.writer.LogWriter;

/** Breaks a rule on purpose. */
record Appends(LogWriter log) {}
