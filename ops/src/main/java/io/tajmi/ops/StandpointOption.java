package io.tajmi.ops;

import io.tajmi.ops.client.ServerConnection;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** From where a verb reads. */
final class StandpointOption {
  @Option(
      names = "--at",
      paramLabel = "POSITION|INSTANT",
      description =
          "The count as it stood after a position of the log, such as 7042, or as of an instant"
              + " with its offset, such as 2026-11-29T22:30:00+03:30 (default: now).")
  private @Nullable String at;

  @Option(names = "--fork", paramLabel = "ID", description = "A supposition, by its id.")
  private @Nullable String fork;

  /** An address read from there. */
  String of(String path) {
    return with(with(path, "at", at), "fork", fork);
  }

  private static String with(String path, String name, @Nullable String value) {
    return value == null
        ? path
        : path + (path.indexOf('?') < 0 ? "?" : "&") + name + "=" + ServerConnection.encoded(value);
  }
}
