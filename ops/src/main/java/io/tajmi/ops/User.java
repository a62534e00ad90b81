package io.tajmi.ops;

import io.tajmi.api.access.account.Account;
import io.tajmi.api.access.account.AccountDesk;
import io.tajmi.api.access.account.Accounts;
import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import io.tajmi.election.AreaCode;
import io.tajmi.ops.client.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Who may log in to a node; a server that runs on the same directory notices at once. */
@Command(
    name = "user",
    description =
        "Say who may log in to the server of a data directory. A password or token is printed"
            + " once and can be read nowhere afterwards.",
    synopsisSubcommandLabel = "COMMAND")
final class User implements Runnable {
  @Spec private CommandSpec spec = CommandSpec.create();

  private User() {}

  static CommandLine commandLine() {
    CommandLine commandLine = new CommandLine(new User());
    commandLine.addSubcommand(new Add());
    commandLine.addSubcommand(new Block());
    commandLine.addSubcommand(new Assign());
    commandLine.addSubcommand(new ImportFile());
    commandLine.getSubcommands().values().forEach(Tajmi::addHelp);
    return commandLine;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name a command: add, block, assign, import.");
  }

  /** The data directory of a node. */
  static final class Directory {
    @Option(
        names = "--data",
        required = true,
        paramLabel = "DIR",
        description = "The server's data directory.")
    private @Nullable Path data;

    AccountDesk desk() {
      Path path = Objects.requireNonNull(data);
      if (!Files.isDirectory(path)) {
        throw new Accounts.Refused("There is no directory " + path + ".");
      }
      return new AccountDesk(path, InstantSource.system());
    }
  }

  /** A role, and where. */
  static final class Place {
    @Option(
        names = "--role",
        required = true,
        paramLabel = "ROLE",
        description = "One of: ${COMPLETION-CANDIDATES}.")
    private @Nullable Role role;

    @Option(
        names = "--area",
        paramLabel = "CODE",
        description = "In this area and below (default: everywhere).")
    private @Nullable String area;

    Grant grant() {
      if (area != null && !AreaCode.isCode(area)) {
        throw new Accounts.Refused(area + " is no code of an area.");
      }
      return new Grant(Objects.requireNonNull(role), area == null ? null : new AreaCode(area));
    }
  }

  /** Makes an account. */
  @Command(name = "add", description = "Make an account, and print its password or token once.")
  static final class Add implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Directory directory = new Directory();
    @Mixin private Place place = new Place();

    @Parameters(paramLabel = "NAME", description = "What a person logs in with.")
    private String name = "";

    @Option(names = "--machine", description = "For a program: a token, no password.")
    private boolean machine;

    @Override
    public Integer call() {
      Account.Kind kind = machine ? Account.Kind.MACHINE : Account.Kind.PERSON;
      Accounts.Made made = directory.desk().add(name, kind, List.of(place.grant()));
      spec.commandLine().getOut().println(made.secret());
      return ExitCode.DONE;
    }
  }

  /** Lets an account do nothing any more. */
  @Command(name = "block", description = "Let an account do nothing any more, from now on.")
  static final class Block implements Callable<Integer> {
    @Mixin private Directory directory = new Directory();

    @Parameters(paramLabel = "NAME", description = "The account.")
    private String name = "";

    @Override
    public Integer call() {
      directory.desk().block(name);
      return ExitCode.DONE;
    }
  }

  /** Gives an account one role more. */
  @Command(name = "assign", description = "Give an account a role, beside those that it has.")
  static final class Assign implements Callable<Integer> {
    @Mixin private Directory directory = new Directory();
    @Mixin private Place place = new Place();

    @Parameters(paramLabel = "NAME", description = "The account.")
    private String name = "";

    @Override
    public Integer call() {
      directory.desk().assign(name, place.grant());
      return ExitCode.DONE;
    }
  }

  /** Makes many accounts. */
  @Command(
      name = "import",
      description =
          "Make accounts of people from a CSV file with the header name,role,area, a line a role,"
              + " all or none, and print name,password of each new one.")
  static final class ImportFile implements Callable<Integer> {
    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Directory directory = new Directory();

    @Parameters(paramLabel = "FILE", description = "The CSV file.")
    private Path file = Path.of("");

    @Override
    public Integer call() throws IOException {
      for (Accounts.Made made : directory.desk().importFrom(file)) {
        spec.commandLine().getOut().println(made.account().name() + "," + made.secret());
      }
      return ExitCode.DONE;
    }
  }
}
