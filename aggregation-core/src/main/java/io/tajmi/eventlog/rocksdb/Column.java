package io.tajmi.eventlog.rocksdb;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Column families of the embedded store. */
enum Column {
  /** Position → line. */
  ENTRIES,
  /** Number → commit header. */
  COMMITS,
  /** Stream, sequence → position. */
  STREAMS,
  /** Contest, position → nothing. */
  CONTESTS,
  /** Election, envelope → position, content hash. */
  ENVELOPES;

  byte[] familyName() {
    return name().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
  }
}
