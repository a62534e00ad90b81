package io.tajmi.ops;

import io.tajmi.ops.client.Pause;
import io.tajmi.ops.client.TajmiServer;
import picocli.CommandLine.Option;

/** Which server a verb speaks to. */
final class ServerOption {
  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = TajmiServer.DEFAULT,
      description = "Where the server listens (default: ${DEFAULT-VALUE}).")
  private String url = TajmiServer.DEFAULT;

  TajmiServer open(Pause pause) {
    return new TajmiServer(url, pause);
  }
}
