package io.tajmi.ops;

import io.tajmi.ops.client.Answer;
import io.tajmi.ops.client.ClientFailure;
import io.tajmi.ops.client.ExitCode;
import io.tajmi.ops.client.OutcomeText;
import io.tajmi.ops.client.TajmiServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what a contest's count comes to, and what of it can still change. */
@Command(
    name = "outcome",
    description = "Show what a contest's count comes to, and what of it can still change.")
final class ShowOutcome implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ServerOption server = new ServerOption();

  @Option(names = "--election", paramLabel = "E", required = true, description = "The election.")
  private String election = "";

  @Option(names = "--contest", paramLabel = "C", required = true, description = "The contest.")
  private String contest = "";

  @Option(names = "--json", description = "Print the server's answer as it is.")
  private boolean json;

  ShowOutcome(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (TajmiServer open = server.open(terminal)) {
      Answer answer =
          open.get(
              "/api/v1/elections/"
                  + TajmiServer.encoded(election)
                  + "/contests/"
                  + TajmiServer.encoded(contest)
                  + "/outcome");
      if (!answer.succeeded()) {
        boolean failed = answer.status() / 100 == 5;
        throw new ClientFailure(failed ? ExitCode.NO_SERVER : ExitCode.USAGE, answer.problem());
      }
      if (json) {
        out.println(answer.body().stripTrailing());
      } else {
        new OutcomeText(out).print(contest, answer.json());
      }
    }
    return ExitCode.DONE;
  }
}
