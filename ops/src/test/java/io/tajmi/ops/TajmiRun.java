package io.tajmi.ops;

import io.tajmi.ops.client.Bar;
import io.tajmi.ops.client.Pause;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import picocli.CommandLine;

/** One run of the command line, with all that it said. */
public record TajmiRun(int exitCode, String out, String err) {

  /** Runs a command in this process, where no variable names a token. */
  public static TajmiRun of(String... arguments) {
    return with(Map.of(), arguments);
  }

  /** The same where the process has these variables. */
  static TajmiRun with(Map<String, String> environment, String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine commandLine =
        Tajmi.commandLine(new Terminal(Bar.Use.SILENT, Pause.sleeping(), environment));
    commandLine.setOut(new PrintWriter(out));
    commandLine.setErr(new PrintWriter(err));
    int exitCode = commandLine.execute(arguments);
    return new TajmiRun(exitCode, out.toString(), err.toString());
  }
}
