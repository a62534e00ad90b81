package io.tajmi.ops;

import io.tajmi.ops.client.Answer;
import io.tajmi.ops.client.ExitCode;
import io.tajmi.ops.client.PastText;
import io.tajmi.ops.client.ResultsBody;
import io.tajmi.ops.client.ResultsTable;
import io.tajmi.ops.client.ServerConnection;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what a contest's count says now. */
@Command(name = "results", description = "Show what a contest's count says now.")
final class ShowResults implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ServerOption server = new ServerOption();
  @Mixin private StandpointOption standpoint = new StandpointOption();

  @Option(names = "--election", paramLabel = "E", required = true, description = "The election.")
  private String election = "";

  @Option(names = "--contest", paramLabel = "C", required = true, description = "The contest.")
  private String contest = "";

  @Option(names = "--area", paramLabel = "A", description = "One area only (default: all of it).")
  private @Nullable String area;

  @Option(names = "--json", description = "Print the server's answer as it is.")
  private boolean json;

  ShowResults(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (ServerConnection open = server.open(terminal)) {
      Answer answer = Asked.of(open, standpoint.of(path()));
      if (json) {
        out.println(answer.body().stripTrailing());
      } else {
        PastText.print(out, answer.json());
        new ResultsTable(out).print(contest, new ResultsBody(answer.json()));
      }
    }
    return ExitCode.DONE;
  }

  private String path() {
    String path = Asked.contest(election, contest) + "/results";
    return area == null ? path : path + "?area=" + ServerConnection.encoded(area);
  }
}
