package io.tajmi.ops;

import io.tajmi.ops.client.CheckText;
import io.tajmi.ops.client.ExitCode;
import io.tajmi.ops.client.Lifting;
import io.tajmi.ops.client.ServerConnection;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Has a node show votes again that its own check stopped. */
@Command(
    name = "lift",
    description =
        "Have the node show votes again that its own check stopped; contests that it halted are"
            + " released by: tajmi release.")
final class LiftStop implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ServerOption server = new ServerOption();

  @Option(
      names = "--office",
      paramLabel = "OFFICE",
      required = true,
      description = "The office of headquarters that decides it; everyone reads it.")
  private String office = "";

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      required = true,
      description = "Why; everyone reads it.")
  private String reason = "";

  @ArgGroup(exclusive = false)
  private Known known = new Known();

  /** Both or neither. */
  static final class Known {
    @Option(
        names = "--known-to",
        paramLabel = "OFFICE",
        required = true,
        description =
            "The office of supervision that knows of it; without one, everyone reads that it is not"
                + " on record that supervision knows.")
    private @Nullable String office;

    @Option(
        names = "--document",
        paramLabel = "NUMBER",
        required = true,
        description = "The number of the document by which it knows.")
    private @Nullable String document;
  }

  LiftStop(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    try (ServerConnection open = server.open(terminal)) {
      Lifting.Decision decision =
          new Lifting.Decision(office, reason, known.office, known.document);
      new CheckText(out).print(new Lifting(open).lift(decision));
    }
    out.flush();
    return ExitCode.DONE;
  }
}
