package io.tajmi.ops.serve;

import io.tajmi.eventlog.LogKind;
import java.nio.file.Path;

/**
 * What the operator asked for.
 *
 * @param data directory of the log and of what is kept aside
 * @param port 0 takes a free one
 */
public record NodeSettings(Path data, int port, LogKind kind) {}
