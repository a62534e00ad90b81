package io.tajmi.ops;

import io.tajmi.ops.client.Answer;
import io.tajmi.ops.client.ExitCode;
import io.tajmi.ops.client.PastText;
import io.tajmi.ops.client.ProgressTable;
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

/** Shows how far the count has come. */
@Command(name = "progress", description = "Show how far the count has come.")
final class ShowProgress implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ServerOption server = new ServerOption();
  @Mixin private StandpointOption standpoint = new StandpointOption();

  @Option(names = "--election", paramLabel = "E", required = true, description = "The election.")
  private String election = "";

  @Option(names = "--area", paramLabel = "A", description = "One area only (default: all).")
  private @Nullable String area;

  @Option(names = "--json", description = "Print the server's answer as it is.")
  private boolean json;

  ShowProgress(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    String path = "/api/v1/elections/" + ServerConnection.encoded(election) + "/progress";
    String asked = area == null ? path : path + "?area=" + ServerConnection.encoded(area);
    try (ServerConnection open = server.open(terminal)) {
      Answer answer = Asked.of(open, standpoint.of(asked));
      if (json) {
        out.println(answer.body().stripTrailing());
      } else {
        PastText.print(out, answer.json());
        new ProgressTable(out).print(answer.json());
      }
    }
    out.flush();
    return ExitCode.DONE;
  }
}
