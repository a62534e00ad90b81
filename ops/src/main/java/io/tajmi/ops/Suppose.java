package io.tajmi.ops;

import io.tajmi.ops.client.Answer;
import io.tajmi.ops.client.ClientFailure;
import io.tajmi.ops.client.ExitCode;
import io.tajmi.ops.client.LongAnswer;
import io.tajmi.ops.client.ServerConnection;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Supposes something, which changes nothing of the count. */
@Command(
    name = "fork",
    description =
        "Suppose what a file says (JSON, see ops/docs/replaying.md); read it with results, outcome,"
            + " progress and history by --fork. Nothing of the count is changed.")
final class Suppose implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ServerOption server = new ServerOption();

  @Option(names = "--election", paramLabel = "E", required = true, description = "The election.")
  private String election = "";

  @Option(names = "--json", description = "Print the server's answer as it is.")
  private boolean json;

  @Parameters(paramLabel = "FILE", description = "What is supposed.")
  private Path file = Path.of("");

  Suppose(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    String path = "/api/v1/elections/" + ServerConnection.encoded(election) + "/forks";
    try (ServerConnection open = server.open(terminal)) {
      Answer sent = open.post(path, "application/json", Files.readAllBytes(file));
      Answer answer = new LongAnswer(open).of(sent);
      if (!answer.succeeded()) {
        boolean failed = answer.status() / 100 == 5;
        throw new ClientFailure(failed ? ExitCode.NO_SERVER : ExitCode.USAGE, answer.problem());
      }
      if (json) {
        out.println(answer.body().stripTrailing());
      } else {
        out.println("A supposition; nothing of the count has been changed.");
        out.println("Fork " + answer.json().path("fork").asString());
        out.println("Branches that stand otherwise: " + answer.json().path("touched").size());
        answer
            .json()
            .path("notApplied")
            .forEach(entry ->
                out.println(
                    "No place any more: position "
                        + entry.path("position").asLong()
                        + ", "
                        + entry.path("type").asString()
                        + ": "
                        + entry.path("detail").asString()));
        if (answer.json().has("outcome")) {
          boolean same = answer.json().path("outcome").path("same").asBoolean();
          out.println("Outcome: " + (same ? "the same" : "another"));
        }
      }
    }
    out.flush();
    return ExitCode.DONE;
  }
}
