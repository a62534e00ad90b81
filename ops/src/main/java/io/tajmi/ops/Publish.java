package io.tajmi.ops;

import io.tajmi.ops.client.ExitCode;
import io.tajmi.ops.client.Publishing;
import io.tajmi.ops.client.TajmiServer;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Which contests everyone may read. */
final class Publish {

  private Publish() {}

  /** The contest, and who decides. */
  static final class Act {
    @Mixin private ServerOption server = new ServerOption();

    @Option(names = "--election", paramLabel = "E", required = true, description = "The election.")
    private String election = "";

    @Option(names = "--contest", paramLabel = "C", required = true, description = "The contest.")
    private String contest = "";

    @Option(
        names = "--office",
        paramLabel = "OFFICE",
        required = true,
        description = "The office that decides it; everyone reads it.")
    private String office = "";

    int send(Terminal terminal, boolean release, @Nullable String reason, CommandSpec spec)
        throws IOException {
      String envelope = (release ? "release-" : "halt-") + UUID.randomUUID();
      var decision = new Publishing.Decision(envelope, office, reason);
      try (TajmiServer open = server.open(terminal)) {
        Publishing publishing = new Publishing(open, election);
        Publishing.Done done =
            release ? publishing.release(contest, decision) : publishing.halt(contest, decision);
        spec.commandLine()
            .getOut()
            .println(done.state() + " " + contest + ", from position " + done.position());
      }
      return ExitCode.DONE;
    }
  }

  /** Lets everyone read a contest's votes. */
  @Command(name = "release", description = "Let everyone read a contest's votes.")
  static final class Release implements Callable<Integer> {
    private final Terminal terminal;

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Act act = new Act();

    @Option(names = "--reason", paramLabel = "TEXT", description = "Why, if it is to be said.")
    private @Nullable String reason;

    Release(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
      return act.send(terminal, true, reason, spec);
    }
  }

  /** Lets nobody outside the acting chains read them any more. */
  @Command(
      name = "halt",
      description = "Let nobody outside the acting chains read a contest's votes any more.")
  static final class Halt implements Callable<Integer> {
    private final Terminal terminal;

    @Spec private CommandSpec spec = CommandSpec.create();
    @Mixin private Act act = new Act();

    @Option(
        names = "--reason",
        paramLabel = "TEXT",
        required = true,
        description = "Why; everyone reads it.")
    private @Nullable String reason;

    Halt(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
      return act.send(terminal, false, reason, spec);
    }
  }
}
