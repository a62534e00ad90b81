package io.tajmi.ops;

import io.tajmi.ops.client.SampleComparison;
import io.tajmi.ops.client.ServerConnection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Compares a server with a sample's own sums; for continuous integration. */
@Command(
    name = "sample-check",
    description =
        "Compare the server's results with a sample's expected.json, row by row, and print each"
            + " difference. Exit code 1 where there is any.")
final class SampleCheck implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ServerOption server = new ServerOption();

  @Parameters(paramLabel = "DIR", description = "A folder that tajmi sample wrote.")
  private Path folder = Path.of("");

  @Option(
      names = "--stage",
      paramLabel = "STAGE",
      defaultValue = "afterActs",
      description = "afterFile1, afterFile2 or afterActs (default: ${DEFAULT-VALUE}).")
  private String stage = "afterActs";

  @Option(names = "--send-acts", description = "First post the lines of acts.ndjson, in order.")
  private boolean sendActs;

  SampleCheck(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    try (ServerConnection open = server.open(terminal)) {
      SampleComparison comparison =
          new SampleComparison(
              open,
              terminal.pause(),
              spec.commandLine().getOut(),
              spec.commandLine().getErr(),
              terminal.bars());
      if (sendActs) {
        comparison.act(folder);
      }
      return comparison.compare(folder, stage);
    }
  }
}
