package io.tajmi.eventlog;

import io.tajmi.eventlog.line.Entry;

/** The log is of a format that this program does not read, and so nothing in it can be trusted. */
public final class LogFormatUnknown extends LogCorrupted {
  private static final long serialVersionUID = 1L;

  /** With the format that its first line names. */
  public LogFormatUnknown(int format) {
    super(
        "this log is of format "
            + format
            + ", and this program reads format "
            + Entry.FORMAT
            + " only"
            + (format < Entry.FORMAT
                ? ", since no earlier one was ever in service: begin a new log in an empty"
                    + " directory and import its elections again"
                : ": serve it with the program that wrote it, or with a newer one"));
  }
}
