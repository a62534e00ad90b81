package io.tajmi.ops;

import io.tajmi.api.access.account.Accounts;
import io.tajmi.ops.client.ClientFailure;
import io.tajmi.ops.client.ExitCode;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command line.
 *
 * <p>Every subcommand is added in {@link #commandLine}. Picocli reflects on each of them, so none
 * has a Spring type in a field or signature: a client verb then starts without Spring.
 */
@Command(
    name = "tajmi",
    description = "Add up an election's tallies so that every number can be checked again.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit codes: 0 done, 1 some lines were refused, 2 the command is wrong,",
      "3 no server answers, 4 the package is wrong,",
      "5 the log cannot be served, 70 a fault of the program itself.",
      "Try: tajmi COMMAND --help"
    })
public final class Tajmi implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private Tajmi() {}

  /** Runs one command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    CommandLine commandLine = commandLine(Terminal.ofThisProcess());
    commandLine.setOut(writer(System.out));
    commandLine.setErr(writer(System.err));
    System.exit(commandLine.execute(arguments));
  }

  /** All commands; output goes where the caller sets it. */
  static CommandLine commandLine(Terminal terminal) {
    CommandLine commandLine = new CommandLine(new Tajmi());
    commandLine.addSubcommand(new Sample(terminal));
    commandLine.addSubcommand(new Import(terminal));
    commandLine.addSubcommand(new Submit(terminal));
    commandLine.addSubcommand(new ShowResults(terminal));
    commandLine.addSubcommand(new ShowOutcome(terminal));
    commandLine.addSubcommand(new ShowProgress(terminal));
    commandLine.addSubcommand(new ShowHistory(terminal));
    commandLine.addSubcommand(new ShowDifference(terminal));
    commandLine.addSubcommand(new Suppose(terminal));
    commandLine.addSubcommand(LogVerbs.commandLine(terminal));
    commandLine.addSubcommand(new SampleCheck(terminal));
    commandLine.addSubcommand(new Publish.Release(terminal));
    commandLine.addSubcommand(new Publish.Halt(terminal));
    commandLine.addSubcommand(new ShowCheck(terminal));
    commandLine.addSubcommand(new LiftStop(terminal));
    commandLine.addSubcommand(User.commandLine());
    commandLine.addSubcommand(new Serve());
    commandLine.addSubcommand(new Demo(terminal));
    commandLine.getSubcommands().values().forEach(Tajmi::addHelp);
    addHelp(commandLine);
    commandLine.setExecutionExceptionHandler(Tajmi::explain);
    Mistakes.explainAll(commandLine);
    return commandLine;
  }

  static void addHelp(CommandLine commandLine) {
    commandLine
        .getCommandSpec()
        .addOption(
            OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Say what this does, and stop.")
                .build());
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command.");
  }

  /** An answer to the person who typed; anything else is a fault of ours and keeps its trace. */
  private static int explain(
      Exception failure, CommandLine commandLine, CommandLine.ParseResult parsed) throws Exception {
    PrintWriter err = commandLine.getErr();
    return switch (failure) {
      case ClientFailure client -> {
        err.println(client.sentence());
        yield client.exitCode();
      }
      case Accounts.Refused refused -> {
        err.println(refused.getMessage());
        yield ExitCode.USAGE;
      }
      case NoSuchFileException missing -> {
        err.println("There is no file " + missing.getFile() + ".");
        yield ExitCode.USAGE;
      }
      case UncheckedIOException unusable -> {
        err.println("A file cannot be read or written: " + unusable.getMessage());
        yield ExitCode.USAGE;
      }
      case IOException unreadable -> {
        err.println("A file cannot be read or written: " + unreadable.getMessage());
        yield ExitCode.USAGE;
      }
      default -> {
        failure.printStackTrace(err);
        yield ExitCode.OUR_FAULT;
      }
    };
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}
