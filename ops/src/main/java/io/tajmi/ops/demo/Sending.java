package io.tajmi.ops.demo;

import io.tajmi.ops.client.Answer;
import io.tajmi.ops.client.BulkPost;
import io.tajmi.ops.client.ClientFailure;
import io.tajmi.ops.client.ExitCode;
import io.tajmi.ops.client.ServerConnection;
import io.tajmi.ops.demo.ReportingCurve.Arrival;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Sends a night to a server: tallies many at a time or each alone, every other act alone, in their
 * order.
 */
public final class Sending {
  /** The most tallies of one request. */
  public static final int LINES_MAX = 500;

  private static final int REFUSED_SHOWN = 20;

  private final ServerConnection server;
  private final BulkPost post;
  private final ReportingCurve arrivals;
  private final int atOnce;
  private final PrintWriter err;
  private final BooleanSupplier stopped;
  private long accepted;
  private long repeated;
  private long heldBack;
  private long refused;

  Sending(
      ServerConnection server,
      ReportingCurve arrivals,
      int atOnce,
      PrintWriter err,
      BooleanSupplier stopped) {
    this.server = server;
    this.post = new BulkPost(server, DemoFiles.ELECTION);
    this.arrivals = arrivals;
    this.atOnce = atOnce;
    this.err = err;
    this.stopped = stopped;
  }

  /** Sends everything, each when its time has come, until it is stopped. */
  void send(Night night, DemoPace pace, DemoProgress telling) throws InterruptedException {
    int president = night.of(DemoContest.Kind.PRESIDENT).branches().length;
    List<byte[]> lines = new ArrayList<>(LINES_MAX);
    for (int i = 0; i < arrivals.size() && !stopped.getAsBoolean(); i++) {
      Arrival arrival = arrivals.get(i);
      while (!pace.reached(arrival.second()) && !stopped.getAsBoolean()) {
        flush(lines);
        telling.sent(i);
        pace.await(arrival.second());
      }
      if (arrival.tally()) {
        lines.add(arrivals.line(arrival));
      } else {
        flush(lines);
        act(arrivals.act(arrival));
      }
      if (arrival.first() && arrival.pair() < president) {
        telling.president();
      }
      if (lines.size() == atOnce) {
        flush(lines);
        telling.sent(i + 1);
      }
    }
    flush(lines);
    telling.sent(arrivals.size());
  }

  long refused() {
    return refused;
  }

  /** What became of everything. */
  @Override
  public String toString() {
    return accepted
        + " accepted, of them "
        + heldBack
        + " held back at first; "
        + repeated
        + " repeated, "
        + refused
        + " refused";
  }

  private void flush(List<byte[]> lines) {
    if (atOnce == 1) {
      lines.forEach(line -> take(post.alone(line), 0));
      lines.clear();
    } else if (!lines.isEmpty()) {
      post.send(lines, this::take);
      lines.clear();
    }
  }

  private void take(BulkPost.Result result, int index) {
    switch (result.became()) {
      case ACCEPTED -> {
        accepted++;
        heldBack += result.heldBack() ? 1 : 0;
      }
      case REPEATED -> repeated++;
      case REFUSED -> {
        refused++;
        if (refused <= REFUSED_SHOWN && !stopped.getAsBoolean()) {
          String envelope = result.envelope();
          err.println((envelope == null ? "line " + index : envelope) + ": " + result.refusal());
        }
      }
    }
  }

  private void act(ReportingCurve.PostedAct act) {
    Answer answer =
        server.post(
            "/api/v1/elections/" + DemoFiles.ELECTION + act.path(), "application/json", act.body());
    if (!answer.succeeded()) {
      throw new ClientFailure(ExitCode.REFUSED, act.path() + ": " + answer.problem());
    }
    accepted++;
  }
}
