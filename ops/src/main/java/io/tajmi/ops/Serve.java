package io.tajmi.ops;

import io.tajmi.eventlog.LogCorrupted;
import io.tajmi.eventlog.LogInUse;
import io.tajmi.eventlog.LogKind;
import io.tajmi.ops.client.ExitCode;
import io.tajmi.ops.node.Node;
import io.tajmi.ops.serve.NodeSettings;
import io.tajmi.ops.serve.TajmiServer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the server until it is told to stop. */
@Command(
    name = "serve",
    description = {
      "Run the server: everything is durable in the data directory, and a restart goes on where it stopped.",
      "It listens on this machine only (127.0.0.1) until people can log in."
    })
final class Serve implements Callable<Integer> {
  /** The log in the data directory cannot be trusted or is of the other kind. */
  static final int WRONG_LOG = 5;

  private static final int PORT_MAX = 65_535;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "Where the log is kept.")
  private @Nullable Path data;

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "Port on 127.0.0.1; 8080 by default, 0 takes a free one.")
  private int port;

  @Option(names = "--test", description = "Make or serve a test log, whose numbers are not real.")
  private boolean test;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    if (port < 0 || port > PORT_MAX) {
      err.println("A port is from 0 to " + PORT_MAX + ", not " + port + ".");
      return ExitCode.USAGE;
    }
    Path directory = java.util.Objects.requireNonNull(data);
    try {
      CountDownLatch stopped = new CountDownLatch(1);
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(stopped::countDown));
      TajmiServer server =
          TajmiServer.start(new NodeSettings(directory, port, test ? LogKind.TEST : LogKind.LIVE));
      PrintWriter out = spec.commandLine().getOut();
      out.println("Tajmi serves " + directory + " at http://127.0.0.1:" + server.port());
      out.println("It listens on this machine only, because nobody can log in yet.");
      if (test) {
        out.println("TEST LOG: its numbers are not real. آزمایشی — نتایج واقعی نیست");
      }
      out.flush();
      stopped.await();
      return ExitCode.DONE;
    } catch (Node.WrongLog | LogInUse wrong) {
      err.println(wrong.getMessage());
      return WRONG_LOG;
    } catch (TajmiServer.NotStarted impossible) {
      err.println(impossible.getMessage());
      return ExitCode.USAGE;
    } catch (LogCorrupted corrupted) {
      err.println("Not started: " + corrupted.getMessage());
      return WRONG_LOG;
    }
  }
}
