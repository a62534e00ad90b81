package io.tajmi.ops.serve;

import io.tajmi.api.ApiSettings;
import io.tajmi.eventlog.LogKind;
import java.nio.file.Path;

/**
 * What the operator asked for.
 *
 * @param data directory of the log and of what is kept aside
 * @param port 0 takes a free one
 */
public record NodeSettings(Path data, int port, LogKind kind, ApiSettings api) {
  /** With the HTTP side as it runs by default. */
  public NodeSettings(Path data, int port, LogKind kind) {
    this(data, port, kind, ApiSettings.DEFAULT);
  }
}
