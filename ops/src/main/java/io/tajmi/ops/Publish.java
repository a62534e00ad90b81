package io.tajmi.ops;

import io.tajmi.ops.client.ExitCode;
import io.tajmi.ops.client.Publishing;
import io.tajmi.ops.client.ServerConnection;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
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

    int release(
        Terminal terminal, @Nullable String reason, Publishing.Basis basis, CommandSpec spec)
        throws IOException {
      String envelope = "release-" + UUID.randomUUID();
      return send(terminal, true, new Publishing.Decision(envelope, office, reason, basis), spec);
    }

    int halt(Terminal terminal, @Nullable String reason, CommandSpec spec) throws IOException {
      var decision =
          new Publishing.Decision(
              "halt-" + UUID.randomUUID(), office, reason, Publishing.Basis.NONE);
      return send(terminal, false, decision, spec);
    }

    private int send(
        Terminal terminal, boolean release, Publishing.Decision decision, CommandSpec spec)
        throws IOException {
      try (ServerConnection open = server.open(terminal)) {
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

    @Option(names = "--article", paramLabel = "TEXT", description = "The article of the law.")
    private @Nullable String article;

    @Option(names = "--document", paramLabel = "NUMBER", description = "The document's number.")
    private @Nullable String document;

    @Option(
        names = "--history",
        description =
            "Open what came before it as well: everyone may then read the contest as it stood at"
                + " any earlier moment.")
    private boolean history;

    @ArgGroup(exclusive = false)
    private Confirmed confirmed = new Confirmed();

    /** Both or neither. */
    static final class Confirmed {
      @Option(
          names = "--confirmed-by",
          paramLabel = "OFFICE",
          required = true,
          description =
              "The office of supervision that confirmed it; without one, everyone reads that"
                  + " supervision did not.")
      private @Nullable String office;

      @Option(
          names = "--confirmation",
          paramLabel = "NUMBER",
          required = true,
          description = "The number of the document by which it did.")
      private @Nullable String document;
    }

    Release(Terminal terminal) {
      this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
      return act.release(
          terminal,
          reason,
          new Publishing.Basis(article, document, confirmed.office, confirmed.document, history),
          spec);
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
      return act.halt(terminal, reason, spec);
    }
  }
}
