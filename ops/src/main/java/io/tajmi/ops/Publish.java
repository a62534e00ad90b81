package io.tajmi.ops;

import io.tajmi.ops.client.Answer;
import io.tajmi.ops.client.ClientFailure;
import io.tajmi.ops.client.ExitCode;
import io.tajmi.ops.client.TajmiServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Which contests everyone may read. */
final class Publish {
  private static final JsonMapper JSON = JsonMapper.builder().build();

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

    int send(Terminal terminal, String act, @Nullable String reason, CommandSpec spec)
        throws IOException {
      ObjectNode document = JSON.createObjectNode();
      document.put("envelope", act + "-" + UUID.randomUUID()).put("office", office);
      if (reason != null) {
        document.put("reason", reason);
      }
      String path =
          "/api/v1/elections/"
              + TajmiServer.encoded(election)
              + "/contests/"
              + TajmiServer.encoded(contest)
              + "/"
              + act;
      try (TajmiServer open = server.open(terminal)) {
        byte[] body = document.toString().getBytes(StandardCharsets.UTF_8);
        Answer answer = open.post(path, "application/json", body);
        if (!answer.succeeded()) {
          boolean failed = answer.status() / 100 == 5;
          throw new ClientFailure(failed ? ExitCode.NO_SERVER : ExitCode.USAGE, answer.problem());
        }
        spec.commandLine()
            .getOut()
            .println(
                answer.json().path("state").asString("")
                    + " "
                    + contest
                    + ", from position "
                    + answer.json().path("position").asLong());
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
      return act.send(terminal, "release", reason, spec);
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
      return act.send(terminal, "halt", reason, spec);
    }
  }
}
