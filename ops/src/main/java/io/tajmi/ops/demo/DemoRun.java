package io.tajmi.ops.demo;

import io.tajmi.api.access.account.Accounts;
import io.tajmi.eventlog.LogKind;
import io.tajmi.ops.client.Bar;
import io.tajmi.ops.client.ExitCode;
import io.tajmi.ops.client.PackageImport;
import io.tajmi.ops.client.Pause;
import io.tajmi.ops.client.PublicResults;
import io.tajmi.ops.client.Publishing;
import io.tajmi.ops.client.SampleComparison;
import io.tajmi.ops.client.ServerConnection;
import io.tajmi.ops.serve.NodeSettings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One demonstration from start to end: a server of its own, the election imported, one contest
 * released and the whole night sent to it over HTTP, and every area compared with the generator's
 * own sums.
 */
public final class DemoRun {
  private static final String OFFICE = "ستاد نمایشی / Demonstration headquarters";

  private static final int WITHOUT_SHOWN = 20;

  private final DemoSize size;
  private final Path data;
  private final Pause pause;
  private final PrintWriter out;
  private final PrintWriter err;
  private final Bar.Use bars;
  private final Heap heap = Heap.watch();
  private final AtomicBoolean stopped = new AtomicBoolean();

  /** In this directory; {@code bars} where standard error is a terminal. */
  public DemoRun(
      DemoSize size, Path data, Pause pause, PrintWriter out, PrintWriter err, Bar.Use bars) {
    this.size = size;
    this.data = data;
    this.pause = pause;
    this.out = out;
    this.err = err;
    this.bars = bars;
  }

  /** A server of a test log in the directory; it logs what is wrong, and nothing else. */
  public io.tajmi.ops.serve.TajmiServer start(int port) {
    return io.tajmi.ops.serve.TajmiServer.start(
        new NodeSettings(data, port, LogKind.TEST),
        Map.of(
            "logging.level.root",
            "WARN",
            "logging.level.io.tajmi",
            "WARN",
            "logging.level.io.tajmi.api.http.RequestLog",
            "ERROR"));
  }

  /**
   * Brings the election to the server and sends the night.
   *
   * @param speed seconds of the night in a real one; 0 as fast as it goes
   * @param atOnce tallies in one request; 1 sends each alone
   * @return an exit code: {@link ExitCode#DONE} where all sums agree
   */
  public int play(int port, int speed, int atOnce) throws IOException, InterruptedException {
    Night night = new Night(size);
    ReportingCurve arrivals = new ReportingCurve(night);
    DemoFiles files = new DemoFiles(night);
    Path election = data.resolve("package");
    files.writePackage(election);
    announce(port, night);
    new DemoPeople(data, night.territory().sampleCounty()).enter(address(port), out);
    out.flush();
    try (ServerConnection client = client(port)) {
      int imported = bring(client, election, night);
      if (imported != ExitCode.DONE) {
        return imported;
      }
      release(client, night);
      files.writeExpected(data.resolve("expected.json"));
      long begun = System.nanoTime();
      Sending sending = new Sending(client, arrivals, atOnce, err, stopped::get);
      DemoPace pace = new DemoPace(speed, System::nanoTime, pause);
      try (DemoProgress telling = new DemoProgress(night, arrivals, pace, out, err, bars)) {
        sending.send(night, pace, telling);
      }
      if (stopped.get()) {
        return ExitCode.DONE;
      }
      out.println("Sent in " + seconds(begun) + " s: " + sending);
      begun = System.nanoTime();
      int sums = new SampleComparison(client, pause, out, err, bars).compare(data, "afterActs");
      out.println(
          (sums == ExitCode.DONE
                  ? "Every area of every contest has the sums that the generator wrote down"
                  : "The sums differ from those that the generator wrote down")
              + " ("
              + seconds(begun)
              + " s).");
      List<String> without = everyoneReads(client, port, night);
      out.println(
          "Heap: at most " + heap.peakMebibytes() + " of " + heap.limitMebibytes() + " MiB.");
      out.flush();
      return sending.refused() > 0 || !without.isEmpty() ? ExitCode.REFUSED : sums;
    }
  }

  /** Sends nothing more; the run then ends by itself. */
  public void stop() {
    stopped.set(true);
  }

  /** The one place where the demonstration gets its client, and who it is to the server. */
  private ServerConnection client(int port) throws IOException {
    String token = Files.readString(Accounts.operatorToken(data)).strip();
    return new ServerConnection(address(port), token, pause);
  }

  private void announce(int port, Night night) {
    out.println("A demonstration election: " + night.branchCount() + " branches.");
    out.println("TEST LOG: its numbers are not real. آزمایشی — نتایج واقعی نیست");
    out.println("Page: " + address(port) + "/  (this machine only)");
    out.println("Data: " + data);
    out.flush();
  }

  private int bring(ServerConnection client, Path election, Night night) throws IOException {
    out.println(
        "Importing "
            + night.contests().size()
            + " contests, "
            + night.pairs()
            + " pairs of contest and branch …");
    out.flush();
    long begun = System.nanoTime();
    int code = new PackageImport(client, out, err).send(election);
    out.println(
        "Imported in "
            + seconds(begun)
            + " s, heap at most "
            + heap.peakMebibytes()
            + " of "
            + heap.limitMebibytes()
            + " MiB.");
    out.flush();
    return code;
  }

  /** When all is counted every contest is released; those whose total not everyone reads. */
  private List<String> everyoneReads(ServerConnection client, int port, Night night) {
    long begun = System.nanoTime();
    String first = night.of(DemoContest.Kind.PRESIDENT).code();
    List<String> contests = night.contests().stream().map(DemoContest::code).toList();
    try (ServerConnection everyone = new ServerConnection(address(port), null, pause)) {
      PublicResults results = new PublicResults(client, everyone, DemoFiles.ELECTION);
      long last =
          results.release(contests.stream().filter(code -> !code.equals(first)).toList(), OFFICE);
      PublicResults.Found found = results.compare(contests, last);
      out.println("All are released: " + found + " (" + seconds(begun) + " s)");
      found.without().stream().limit(WITHOUT_SHOWN).forEach(out::println);
      return found.without();
    }
  }

  /** The votes of one contest are for everyone while they come in; all others wait for the end. */
  private void release(ServerConnection client, Night night) {
    String contest = night.of(DemoContest.Kind.PRESIDENT).code();
    Publishing.Done done =
        new Publishing(client, DemoFiles.ELECTION)
            .release(
                contest,
                new Publishing.Decision("release-" + contest, OFFICE, null, Publishing.Basis.NONE));
    out.println(
        done.state()
            + " "
            + contest
            + ", from position "
            + done.position()
            + ": everyone reads its votes. The other "
            + (night.contests().size() - 1)
            + " contests are closed to all who have not logged in, until all is counted.");
    out.flush();
  }

  private static String address(int port) {
    return "http://127.0.0.1:" + port;
  }

  private static String seconds(long begun) {
    long tenths = Duration.ofNanos(System.nanoTime() - begun).toMillis() / 100;
    return tenths / 10 + "." + tenths % 10;
  }
}
