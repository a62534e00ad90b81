package io.tajmi.eventlog;

/** What a log is for; fixed by its first entry for ever. */
public enum LogKind {
  LIVE,
  TEST
}
