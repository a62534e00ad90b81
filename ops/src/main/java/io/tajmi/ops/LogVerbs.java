package io.tajmi.ops;

import io.tajmi.ops.client.Answer;
import io.tajmi.ops.client.ExitCode;
import io.tajmi.ops.client.ServerConnection;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The log itself. */
@Command(
    name = "log",
    description = "The log itself, as whoever asks may read it.",
    synopsisSubcommandLabel = "COMMAND")
final class LogVerbs implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private LogVerbs() {}

  static CommandLine commandLine(Terminal terminal) {
    CommandLine commandLine = new CommandLine(new LogVerbs());
    commandLine.addSubcommand(new Export(terminal));
    commandLine.getSubcommands().values().forEach(Tajmi::addHelp);
    return commandLine;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name what to do: export.");
  }

  /** Prints lines. */
  @Command(
      name = "export",
      description = "Print lines of the log, each stored or public by what the account may read.")
  static final class Export implements Callable<Integer> {
    private static final String LIMIT = "&limit=1000";

    private final Terminal terminal;

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private ServerOption server = new ServerOption();

    @Option(names = "--from", paramLabel = "POSITION", description = "The first (default: 0).")
    private long from;

    @Option(names = "--to", paramLabel = "POSITION", description = "The last (default: the last).")
    private @Nullable Long to;

    @Option(names = "--contest", paramLabel = "E:C", description = "Of one contest only.")
    private @Nullable String contest;

    @Option(names = "--branch", paramLabel = "B", description = "Of one branch of it only.")
    private @Nullable String branch;

    Export(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
      PrintWriter out = spec.commandLine().getOut();
      try (ServerConnection open = server.open(terminal)) {
        String next = Long.toString(from);
        while (next != null) {
          Answer answer = Asked.of(open, path(next));
          out.print(answer.body());
          next = answer.next();
        }
      }
      out.flush();
      return ExitCode.DONE;
    }

    private String path(String next) {
      return "/api/v1/log/entries?from="
          + next
          + (to == null ? "" : "&to=" + to)
          + (contest == null ? "" : "&contest=" + ServerConnection.encoded(contest))
          + (branch == null ? "" : "&branch=" + ServerConnection.encoded(branch))
          + LIMIT;
    }
  }
}
