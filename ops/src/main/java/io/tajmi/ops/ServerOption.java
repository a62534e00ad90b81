package io.tajmi.ops;

import io.tajmi.ops.client.ServerConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which server a verb speaks to, and as whom. */
final class ServerOption {
  private static final String TOKEN = "TAJMI_TOKEN";
  private static final String TOKEN_FILE = "TAJMI_TOKEN_FILE";

  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = ServerConnection.DEFAULT,
      description = "Where the server listens (default: ${DEFAULT-VALUE}).")
  private String url = ServerConnection.DEFAULT;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description =
          "A file with the token to send; without it, the one that TAJMI_TOKEN_FILE names, or"
              + " the token in TAJMI_TOKEN, or none.")
  private @Nullable Path tokenFile;

  ServerConnection open(Terminal terminal) throws IOException {
    return new ServerConnection(url, token(terminal), terminal.pause());
  }

  private @Nullable String token(Terminal terminal) throws IOException {
    if (tokenFile != null) {
      return Files.readString(tokenFile).strip();
    }
    String file = terminal.environment().get(TOKEN_FILE);
    if (file != null) {
      return Files.readString(Path.of(file)).strip();
    }
    String token = terminal.environment().get(TOKEN);
    return token == null ? null : token.strip();
  }
}
