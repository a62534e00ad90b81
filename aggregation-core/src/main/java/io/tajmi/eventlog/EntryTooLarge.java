package io.tajmi.eventlog;

/** An entry or a call is larger than the log takes. Nothing was written, nothing was cut. */
public final class EntryTooLarge extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Names the type and its size in bytes. */
  public EntryTooLarge(String type, int bytes) {
    super(
        "an entry of type "
            + type
            + " has "
            + bytes
            + " bytes, the limit is "
            + Entry.LINE_BYTES_MAX);
  }

  /** For a call of several entries. */
  public EntryTooLarge(int entries, long bytes, LogLimits limits) {
    super(
        "one act has %d entries and %d bytes, the limits are %d and %d"
            .formatted(entries, bytes, limits.commitEntriesMax(), limits.commitBytesMax()));
  }
}
