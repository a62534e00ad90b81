package io.tajmi.ops;

import io.tajmi.eventlog.LogCorrupted;
import io.tajmi.eventlog.LogInUse;
import io.tajmi.ops.client.ClientFailure;
import io.tajmi.ops.client.ExitCode;
import io.tajmi.ops.demo.DemoData;
import io.tajmi.ops.demo.DemoRun;
import io.tajmi.ops.demo.DemoSize;
import io.tajmi.ops.demo.Sending;
import io.tajmi.ops.node.Node;
import io.tajmi.ops.serve.TajmiServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Shows a national election night to somebody who has just come. */
@Command(
    name = "demo",
    description = {
      "Show a national election night: a server of its own with a test log, a plainly fictional"
          + " election, and its tallies as they come in through the night.",
      "When the whole day is counted it compares every area with its own sums and goes on serving"
          + " until it is stopped."
    })
final class Demo implements Callable<Integer> {
  private static final int PORT_MAX = 65_535;

  private final Terminal terminal;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--branches",
      paramLabel = "N",
      defaultValue = "58640",
      description = "Branches at home, from 600 to 80000 (default: ${DEFAULT-VALUE}).")
  private int branches;

  @Option(
      names = "--speed",
      paramLabel = "S",
      defaultValue = "60",
      description =
          "Seconds of the night in a real one; 0 as fast as it goes (default: ${DEFAULT-VALUE}).")
  private int speed;

  @Option(
      names = "--at-once",
      paramLabel = "N",
      defaultValue = "" + Sending.LINES_MAX,
      description =
          "Tallies sent in one request, from 1 to "
              + Sending.LINES_MAX
              + "; 1 sends each alone, as a branch does (default: ${DEFAULT-VALUE}).")
  private int atOnce;

  @Option(
      names = "--seed",
      paramLabel = "S",
      defaultValue = "1",
      description = "The same seed and size make the same night (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "Port on 127.0.0.1; 8080 by default, 0 takes a free one.")
  private int port;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where the log is kept; a temporary one by default, deleted at the end.")
  private @Nullable Path data;

  @Option(
      names = "--councils",
      description = "All 1,372 city and 40,620 village councils, not 50 and 500 of them.")
  private boolean councils;

  @Option(
      names = "--exit",
      description = "Stop when the whole day is counted: 0 where all sums agree, 1 where not.")
  private boolean exit;

  Demo(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    check();
    PrintWriter err = spec.commandLine().getErr();
    try (DemoData directory = DemoData.of(data)) {
      return run(new DemoSize(branches, councils, seed), directory);
    } catch (Node.WrongLog | LogInUse | LogCorrupted wrong) {
      err.println(wrong.getMessage());
      return Serve.WRONG_LOG;
    } catch (TajmiServer.NotStarted impossible) {
      err.println(impossible.getMessage());
      return ExitCode.USAGE;
    }
  }

  private void check() {
    if (branches < DemoSize.BRANCHES_MIN || branches > DemoSize.BRANCHES_MAX) {
      throw wrong(
          "--branches is from "
              + DemoSize.BRANCHES_MIN
              + " to "
              + DemoSize.BRANCHES_MAX
              + ", not "
              + branches);
    }
    if (speed < 0) {
      throw wrong("--speed is 0 or more, not " + speed);
    }
    if (atOnce < 1 || atOnce > Sending.LINES_MAX) {
      throw wrong("--at-once is from 1 to " + Sending.LINES_MAX + ", not " + atOnce);
    }
    if (port < 0 || port > PORT_MAX) {
      throw wrong("--port is from 0 to " + PORT_MAX + ", not " + port);
    }
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }

  private int run(DemoSize size, DemoData directory) throws IOException, InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    out.println("Starting …");
    out.flush();
    DemoRun demo = new DemoRun(size, directory.path(), terminal.pause(), out, err, terminal.bars());
    try (TajmiServer server = demo.start(port);
        Stop stop = Stop.of(demo, server, directory)) {
      try {
        int code = demo.play(server.port(), speed, atOnce);
        if (!exit) {
          out.println("It goes on serving; stop it with Ctrl-C.");
          out.flush();
          stop.await();
        }
        return code;
      } catch (ClientFailure failure) {
        if (stop.asked()) {
          return ExitCode.DONE;
        }
        throw failure;
      }
    }
  }

  /** Ctrl-C, wherever the demonstration is: the server is closed, then temporary data deleted. */
  private static final class Stop implements AutoCloseable {
    private final CountDownLatch asked = new CountDownLatch(1);
    private final Thread hook;

    private Stop(DemoRun demo, TajmiServer server, DemoData directory) {
      hook = Thread.ofPlatform().unstarted(() -> stop(demo, server, directory));
    }

    static Stop of(DemoRun demo, TajmiServer server, DemoData directory) {
      Stop stop = new Stop(demo, server, directory);
      Runtime.getRuntime().addShutdownHook(stop.hook);
      return stop;
    }

    private void stop(DemoRun demo, TajmiServer server, DemoData directory) {
      demo.stop();
      asked.countDown();
      server.close();
      try {
        directory.close();
      } catch (IOException left) {
        throw new UncheckedIOException(left);
      }
    }

    void await() throws InterruptedException {
      asked.await();
    }

    boolean asked() {
      return asked.getCount() == 0;
    }

    @Override
    public void close() {
      try {
        var _ = Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException stopping) {
        // The process is ending, and the hook does its part.
      }
    }
  }
}
