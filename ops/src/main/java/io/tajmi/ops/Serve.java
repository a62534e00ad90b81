package io.tajmi.ops;

import io.tajmi.api.ApiSettings;
import io.tajmi.eventlog.LogCorrupted;
import io.tajmi.eventlog.LogInUse;
import io.tajmi.eventlog.LogKind;
import io.tajmi.ops.client.ExitCode;
import io.tajmi.ops.node.Keeping;
import io.tajmi.ops.node.Node;
import io.tajmi.ops.node.NodeName;
import io.tajmi.ops.serve.NodeSettings;
import io.tajmi.ops.serve.TajmiServer;
import io.tajmi.replay.check.CheckStatus;
import io.tajmi.replay.check.SelfCheck;
import io.tajmi.replay.check.Stop;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
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
      "Run the server: everything is durable in the data directory, and a restart goes on where it"
          + " stopped.",
      "It listens on this machine only (127.0.0.1), unless --listen names another address."
    })
final class Serve implements Callable<Integer> {
  /** The log in the data directory cannot be trusted or is of the other kind. */
  static final int WRONG_LOG = 5;

  private static final int PORT_MAX = 65_535;
  private static final int PERCENT = 100;

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
      description = "Port; 8080 by default, 0 takes a free one.")
  private int port;

  @Option(
      names = "--listen",
      paramLabel = "ADDRESS",
      defaultValue = NodeSettings.Ports.LOOPBACK,
      description =
          "Address to listen at (default: ${DEFAULT-VALUE}). At any other a proxy that ends TLS"
              + " must stand before it, or passwords and tokens go in the clear.")
  private String listen = NodeSettings.Ports.LOOPBACK;

  @Option(
      names = "--inner-port",
      paramLabel = "PORT",
      description =
          "The inner port, for the people and machines of the count: it has threads and"
              + " connections of its own and alone tells health and meters. The one after --port by"
              + " default, 0 takes a free one.")
  private @Nullable Integer innerPort;

  @Option(
      names = "--inner-listen",
      paramLabel = "ADDRESS",
      defaultValue = NodeSettings.Ports.LOOPBACK,
      description = "Address of the network for it (default: ${DEFAULT-VALUE}).")
  private String innerListen = NodeSettings.Ports.LOOPBACK;

  @Option(
      names = "--behind-proxy",
      description =
          "A proxy that ends TLS stands before it: its word on who asked is taken, and sessions"
              + " need TLS.")
  private boolean behindProxy;

  @Option(names = "--test", description = "Make or serve a test log, whose numbers are not real.")
  private boolean test;

  @Option(
      names = "--node",
      paramLabel = "NAME",
      defaultValue = NodeName.DEFAULT_WORD,
      description = "Name of this node in the commits that it writes (default: ${DEFAULT-VALUE}).")
  private String node = NodeName.DEFAULT_WORD;

  @Option(
      names = "--reserve-mib",
      paramLabel = "MIB",
      defaultValue = "256",
      description =
          "MiB that must be free before a log whose disk was full goes on (default:"
              + " ${DEFAULT-VALUE}).")
  private int reserveMib;

  @Option(
      names = Keeping.ACCEPT_MISSING_CHECKPOINT,
      description =
          "Serve a log whose checkpoint.json is missing; the log says for ever that it was.")
  private boolean acceptMissingCheckpoint;

  @Option(
      names = "--check-minutes",
      paramLabel = "MINUTES",
      defaultValue = "10",
      description =
          "At the latest so long after its last check of itself the node begins the next (default:"
              + " ${DEFAULT-VALUE}).")
  private int checkMinutes = 10;

  @Option(
      names = "--check-entries",
      paramLabel = "ENTRIES",
      defaultValue = "500000",
      description = "Or so many entries of the log after it (default: ${DEFAULT-VALUE}).")
  private int checkEntries = 500_000;

  @Option(
      names = "--check-percent",
      paramLabel = "PERCENT",
      defaultValue = "15",
      description = "What of one core a check takes at most (default: ${DEFAULT-VALUE}).")
  private int checkPercent = 15;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    String impossible = impossible();
    if (impossible != null) {
      err.println(impossible);
      return ExitCode.USAGE;
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println("Starting …");
    out.flush();
    try {
      CountDownLatch stopped = new CountDownLatch(1);
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(stopped::countDown));
      NodeSettings settings = settings();
      announce(out, settings, TajmiServer.start(settings));
      stopped.await();
      return ExitCode.DONE;
    } catch (Node.WrongLog | LogInUse wrong) {
      err.println(wrong.getMessage());
      return WRONG_LOG;
    } catch (TajmiServer.NotStarted notStarted) {
      err.println(notStarted.getMessage());
      return ExitCode.USAGE;
    } catch (LogCorrupted corrupted) {
      err.println("Not started: " + corrupted.getMessage());
      return WRONG_LOG;
    }
  }

  /** What cannot be of what was asked for, in one sentence; null where all can. */
  private @Nullable String impossible() {
    for (int number : List.of(port, inner().port())) {
      if (number < 0 || number > PORT_MAX) {
        return "A port is from 0 to " + PORT_MAX + ", not " + number + ".";
      }
    }
    if (!NodeName.isName(node)) {
      return NodeName.RULE + "; name another with --node.";
    }
    if (checkMinutes < 1 || checkEntries < 1 || checkPercent < 1 || checkPercent > PERCENT) {
      return "A check is at least every minute and every entry, with 1 to 100 percent of a core.";
    }
    return reserveMib < 1 ? "The reserve is at least 1 MiB, not " + reserveMib + "." : null;
  }

  private NodeSettings settings() {
    return new NodeSettings(
        new NodeName(node),
        Objects.requireNonNull(data),
        new NodeSettings.Ports(listen, port, inner(), behindProxy),
        test ? LogKind.TEST : LogKind.LIVE,
        ApiSettings.DEFAULT,
        InstantSource.system(),
        new Keeping((long) reserveMib << 20, acceptMissingCheckpoint).with(check()));
  }

  private SelfCheck.Settings check() {
    SelfCheck.Settings as = SelfCheck.Settings.DEFAULT;
    return new SelfCheck.Settings(
        Duration.ofMinutes(checkMinutes),
        checkEntries,
        checkPercent,
        as.fromNothingEvery(),
        as.seed());
  }

  /** What an earlier process stopped, in one sentence; null where all is shown. */
  private static @Nullable String stopped(CheckStatus check) {
    Stop stop = check.stop();
    if (stop == null || !stop.stands()) {
      return null;
    }
    String contests =
        stop.concerned().all() ? "every contest" : "contests " + stop.concerned().contests();
    return "VOTES ARE STOPPED: the self-check of an earlier process found at "
        + stop.time()
        + " (position "
        + stop.position()
        + ") that what was shown of "
        + contests
        + " was not what the log adds up to. See: tajmi check; headquarters lifts it by: tajmi"
        + " lift. آرا متوقف است";
  }

  private NodeSettings.Inner inner() {
    int free = port == 0 ? 0 : port + 1;
    return new NodeSettings.Inner(innerListen, innerPort == null ? free : innerPort);
  }

  private static void announce(PrintWriter out, NodeSettings settings, TajmiServer server) {
    out.println("Tajmi serves " + settings.data() + " at " + server.address());
    out.println(
        "Its inner port, with health and meters, is at "
            + server.innerAddress()
            + "; it holds up to "
            + server.streamsMax()
            + " live streams.");
    Path token = server.foundedToken();
    if (token != null) {
      out.println(
          "Founded the account operator, which may do everything; its token is in " + token);
    }
    String stopped = stopped(server.node().check().status());
    if (stopped != null) {
      out.println(stopped);
    }
    NodeSettings.Ports ports = settings.ports();
    if (!ports.loopback() || !ports.inner().loopback()) {
      out.println(
          "It listens beyond this machine: a proxy that ends TLS must stand before it, or"
              + " passwords and tokens go in the clear.");
    }
    if (settings.kind() == LogKind.TEST) {
      out.println("TEST LOG: its numbers are not real. آزمایشی — نتایج واقعی نیست");
    }
    out.flush();
  }
}
