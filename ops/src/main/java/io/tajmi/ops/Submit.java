package io.tajmi.ops;

import io.tajmi.ops.client.ServerConnection;
import io.tajmi.ops.client.Submission;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Sends tallies to a server. */
@Command(
    name = "submit",
    description =
        "Send tallies, one a line. If it is interrupted, run it again: what was accepted before"
            + " is answered as repeated and counts once.")
final class Submit implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ServerOption server = new ServerOption();

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "Files of tallies, in order.")
  private List<Path> files = List.of();

  @Option(names = "--election", paramLabel = "E", required = true, description = "The election.")
  private String election = "";

  Submit(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    try (ServerConnection open = server.open(terminal)) {
      return new Submission(
              open,
              election,
              spec.commandLine().getOut(),
              spec.commandLine().getErr(),
              terminal.bars())
          .send(files);
    }
  }
}
