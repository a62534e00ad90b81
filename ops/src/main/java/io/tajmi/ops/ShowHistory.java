package io.tajmi.ops;

import io.tajmi.ops.client.Answer;
import io.tajmi.ops.client.ExitCode;
import io.tajmi.ops.client.HistoryText;
import io.tajmi.ops.client.PastText;
import io.tajmi.ops.client.ServerConnection;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows everything that happened to one branch. */
@Command(name = "history", description = "Show everything that happened to one branch.")
final class ShowHistory implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ServerOption server = new ServerOption();
  @Mixin private StandpointOption standpoint = new StandpointOption();

  @Option(names = "--election", paramLabel = "E", required = true, description = "The election.")
  private String election = "";

  @Option(names = "--contest", paramLabel = "C", required = true, description = "The contest.")
  private String contest = "";

  @Option(names = "--json", description = "Print the server's answers as they are, one a line.")
  private boolean json;

  @Parameters(paramLabel = "BRANCH", description = "The branch's code.")
  private String branch = "";

  ShowHistory(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    String path =
        Asked.contest(election, contest)
            + "/branches/"
            + ServerConnection.encoded(branch)
            + "/history";
    HistoryText text = new HistoryText(out);
    try (ServerConnection open = server.open(terminal)) {
      Answer page = Asked.of(open, standpoint.of(path));
      if (!json) {
        PastText.print(out, page.json());
        text.head(page.json());
      }
      for (String next = show(out, text, page); !next.isEmpty(); next = show(out, text, page)) {
        page = Asked.of(open, standpoint.of(path + "?after=" + next));
      }
    }
    out.flush();
    return ExitCode.DONE;
  }

  /** Where the next page goes on; empty where none follows. */
  private String show(PrintWriter out, HistoryText text, Answer page) {
    if (json) {
      out.println(page.body().stripTrailing());
    } else {
      text.print(page.json());
    }
    return page.json().path("next").asString("");
  }
}
