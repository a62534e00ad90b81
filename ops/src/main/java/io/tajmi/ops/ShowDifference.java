package io.tajmi.ops;

import io.tajmi.ops.client.Answer;
import io.tajmi.ops.client.DifferenceText;
import io.tajmi.ops.client.ExitCode;
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

/** Shows what differs between two moments, and by what. */
@Command(
    name = "difference",
    description = "Show what differs between two moments of a contest, summed by cause.")
final class ShowDifference implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ServerOption server = new ServerOption();

  @Option(names = "--election", paramLabel = "E", required = true, description = "The election.")
  private String election = "";

  @Option(names = "--contest", paramLabel = "C", required = true, description = "The contest.")
  private String contest = "";

  @Option(
      names = "--from",
      paramLabel = "MOMENT",
      required = true,
      description =
          "What is compared with: a position, an instant with its offset, live, a supposition as"
              + " fork:ID, or a length of time before the other, such as PT5M.")
  private String from = "";

  @Option(
      names = "--to",
      paramLabel = "MOMENT",
      description =
          "What is compared: a position, an instant, a supposition as fork:ID, or live (default:"
              + " live).")
  private String to = "live";

  @Option(names = "--area", paramLabel = "A", description = "One area only (default: all of it).")
  private @Nullable String area;

  @Option(
      names = "--branches",
      paramLabel = "B,B",
      description = "Say what these branches explain of it.")
  private @Nullable String branches;

  @Option(
      names = "--kept",
      paramLabel = "NAME",
      description = "The same of a selection that is kept at the desk.")
  private @Nullable String kept;

  @Option(names = "--json", description = "Print the server's answer as it is.")
  private boolean json;

  ShowDifference(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (ServerConnection open = server.open(terminal)) {
      Answer answer = Asked.of(open, path());
      if (json) {
        out.println(answer.body().stripTrailing());
      } else {
        new DifferenceText(out).print(answer.json());
      }
    }
    out.flush();
    return ExitCode.DONE;
  }

  private String path() {
    return Asked.contest(election, contest)
        + "/difference?from="
        + ServerConnection.encoded(from)
        + "&to="
        + ServerConnection.encoded(to)
        + (area == null ? "" : "&area=" + ServerConnection.encoded(area))
        + (branches == null ? "" : "&branches=" + ServerConnection.encoded(branches))
        + (kept == null ? "" : "&kept=" + ServerConnection.encoded(kept));
  }
}
