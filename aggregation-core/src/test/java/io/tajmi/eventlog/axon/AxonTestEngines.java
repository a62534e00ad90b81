package io.tajmi.eventlog.axon;

import io.tajmi.eventlog.codec.EventNames;
import io.tajmi.eventlog.commit.CommitLog;
import io.tajmi.eventlog.writer.EventLog;
import java.util.Map;

/**
 * Engines for Axon's own published tests: text payloads, streams without a contest, an unfounded
 * log.
 */
final class AxonTestEngines {
  static final EventNames NAMES = new EventNames(Map.of("test.text/1", String.class));

  private AxonTestEngines() {}

  static LogEventStorageEngine.Builder builder(CommitLog store) {
    EventLog log = EventLog.open(store, EventLog.Settings.plain());
    return LogEventStorageEngine.builder(
        log, log, new NamedEventSerializer(NAMES), payload -> null);
  }
}
