package io.tajmi.ops.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.JsonNode;

/**
 * Sends files of tallies in chunks. Running it again is how it is resumed: an envelope that was
 * accepted before is answered as repeated.
 */
public final class Submission {
  private static final int REFUSED_LINES_SHOWN = 20;

  private final TajmiServer server;
  private final String path;
  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean bars;
  private long refusedInAll;

  /** Sends to an election; refused lines and progress go to {@code err}, sums to {@code out}. */
  public Submission(
      TajmiServer server, String election, PrintWriter out, PrintWriter err, boolean bars) {
    this.server = server;
    this.path = "/api/v1/elections/" + TajmiServer.encoded(election) + "/tallies/bulk";
    this.out = out;
    this.err = err;
    this.bars = bars;
  }

  /** Sends the files in order; {@link ExitCode#REFUSED} where a line was refused. */
  public int send(List<Path> files) throws IOException {
    for (Path file : files) {
      send(file);
    }
    if (refusedInAll > REFUSED_LINES_SHOWN) {
      err.println("… and " + (refusedInAll - REFUSED_LINES_SHOWN) + " more refused lines");
    }
    return refusedInAll > 0 ? ExitCode.REFUSED : ExitCode.DONE;
  }

  private void send(Path file) throws IOException {
    Counts counts = new Counts();
    long total = TallyLines.count(file);
    try (TallyLines lines = TallyLines.open(file);
        Bar bar = Bar.of(String.valueOf(file.getFileName()), total, err, bars)) {
      for (List<TallyLines.Line> chunk = lines.chunk(); !chunk.isEmpty(); chunk = lines.chunk()) {
        send(file, chunk, counts, bar);
      }
    }
    out.println(file + ": " + counts);
    out.flush();
  }

  private void send(Path file, List<TallyLines.Line> chunk, Counts counts, Bar bar) {
    Answer answer = server.postGzip(path, "application/x-ndjson", gzip(chunk));
    if (answer.status() / 100 == 5) {
      throw new ClientFailure(
          ExitCode.NO_SERVER, answer.problem() + " Run the same command again to go on.");
    }
    if (!answer.succeeded()) {
      throw new ClientFailure(ExitCode.USAGE, answer.problem());
    }
    int answered = 0;
    for (String line : answer.body().split("\n", -1)) {
      JsonNode result = Answer.read(line);
      if (result.has("outcome") && answered < chunk.size()) {
        take(file, lineOf(chunk, result, answered), result, counts, bar);
        answered++;
      }
    }
    bar.show(counts.lines, counts.toString());
    if (answered < chunk.size()) {
      throw new ClientFailure(
          ExitCode.NO_SERVER,
          "The server answered only "
              + answered
              + " of "
              + chunk.size()
              + " lines; run the same command again to go on.");
    }
  }

  /** The server numbers the lines of one request from 1. */
  private static TallyLines.Line lineOf(
      List<TallyLines.Line> chunk, JsonNode result, int answered) {
    int index = result.path("line").asInt(answered + 1) - 1;
    return chunk.get(index >= 0 && index < chunk.size() ? index : answered);
  }

  private void take(Path file, TallyLines.Line line, JsonNode result, Counts counts, Bar bar) {
    counts.lines++;
    switch (result.path("outcome").asString("")) {
      case "ACCEPTED" -> {
        counts.accepted++;
        if ("QUARANTINED".equals(result.path("state").asString(""))) {
          counts.heldBack++;
        }
      }
      case "REPEATED" -> counts.repeated++;
      default -> {
        counts.refused++;
        refused(file, line, result, bar);
      }
    }
  }

  private void refused(Path file, TallyLines.Line line, JsonNode result, Bar bar) {
    refusedInAll++;
    if (refusedInAll <= REFUSED_LINES_SHOWN) {
      bar.leaveRoom();
      err.println(
          file
              + ":"
              + line.number()
              + ": "
              + result.path("code").asString("")
              + " "
              + result.path("detail").asString(""));
      err.flush();
    }
  }

  private static byte[] gzip(List<TallyLines.Line> chunk) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      for (TallyLines.Line line : chunk) {
        gzip.write(line.bytes());
        gzip.write('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static final class Counts {
    private long lines;
    private long accepted;
    private long repeated;
    private long refused;
    private long heldBack;

    @Override
    public String toString() {
      return lines
          + " lines, "
          + accepted
          + " accepted, "
          + repeated
          + " repeated, "
          + refused
          + " refused, "
          + heldBack
          + " held back";
    }
  }
}
