package io.tajmi.ops;

import io.tajmi.ops.client.PackageImport;
import io.tajmi.ops.client.ServerConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brings an election to a server. */
@Command(
    name = "import",
    description =
        "Bring an election to the server: its areas, branches, contests and candidates. The"
            + " package's tallies are not sent; that is what submit is for.")
final class Import implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ServerOption server = new ServerOption();

  @Parameters(paramLabel = "PACKAGE", description = "A folder with election.json, or a zip of it.")
  private Path source = Path.of("");

  Import(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    try (ServerConnection open = server.open(terminal)) {
      return new PackageImport(open, spec.commandLine().getOut(), spec.commandLine().getErr())
          .send(source);
    }
  }
}
