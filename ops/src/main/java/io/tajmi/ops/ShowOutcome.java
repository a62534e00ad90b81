package io.tajmi.ops;

import io.tajmi.ops.client.Answer;
import io.tajmi.ops.client.ExitCode;
import io.tajmi.ops.client.OutcomeText;
import io.tajmi.ops.client.PastText;
import io.tajmi.ops.client.ServerConnection;
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
  @Mixin private StandpointOption standpoint = new StandpointOption();

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
    try (ServerConnection open = server.open(terminal)) {
      String path = Asked.contest(election, contest) + "/outcome";
      Answer answer = Asked.of(open, standpoint.of(path));
      if (json) {
        out.println(answer.body().stripTrailing());
      } else {
        PastText.print(out, answer.json());
        new OutcomeText(out).print(contest, answer.json());
      }
    }
    return ExitCode.DONE;
  }
}
