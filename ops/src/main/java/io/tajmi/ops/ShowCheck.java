package io.tajmi.ops;

import io.tajmi.ops.client.Answer;
import io.tajmi.ops.client.CheckText;
import io.tajmi.ops.client.ExitCode;
import io.tajmi.ops.client.ServerConnection;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what a node knows of itself. */
@Command(
    name = "check",
    description =
        "Show when the node last folded its log again, with what result, and which votes it does"
            + " not show because of that.")
final class ShowCheck implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ServerOption server = new ServerOption();

  @Option(names = "--json", description = "Print the server's answer as it is.")
  private boolean json;

  ShowCheck(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (ServerConnection open = server.open(terminal)) {
      Answer answer = Asked.of(open, "/api/v1/check");
      if (json) {
        out.println(answer.body().stripTrailing());
      } else {
        new CheckText(out).print(answer.json());
      }
    }
    out.flush();
    return ExitCode.DONE;
  }
}
