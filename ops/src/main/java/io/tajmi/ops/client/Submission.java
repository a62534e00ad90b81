package io.tajmi.ops.client;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;

/**
 * Sends files of tallies in chunks. Running it again is how it is resumed: an envelope that was
 * accepted before is answered as repeated.
 */
public final class Submission {
  private static final int REFUSED_LINES_SHOWN = 20;

  private final ServerConnection server;
  private final String election;
  private final BulkPost post;
  private final PrintWriter out;
  private final PrintWriter err;
  private final Bar.Use bars;
  private long refusedInAll;
  private long through = -1;

  /** Sends to an election; refused lines and progress go to {@code err}, sums to {@code out}. */
  public Submission(
      ServerConnection server, String election, PrintWriter out, PrintWriter err, Bar.Use bars) {
    this.server = server;
    this.election = election;
    this.post = new BulkPost(server, election);
    this.out = out;
    this.err = err;
    this.bars = bars;
  }

  /**
   * Sends the files in order, and ends when whoever asks for results next reads them with all of
   * these; {@link ExitCode#REFUSED} where a line was refused.
   */
  public int send(List<Path> files) throws IOException {
    for (Path file : files) {
      send(file);
    }
    awaitResults();
    if (refusedInAll > REFUSED_LINES_SHOWN) {
      err.println("… and " + (refusedInAll - REFUSED_LINES_SHOWN) + " more refused lines");
    }
    return refusedInAll > 0 ? ExitCode.REFUSED : ExitCode.DONE;
  }

  private void awaitResults() {
    if (through >= 0) {
      String progress = "/api/v1/elections/" + ServerConnection.encoded(election) + "/progress";
      Answer answer = server.get(progress + "?at-least=" + through);
      if (answer.status() != 200) {
        err.println("All lines are on record; results do not show the last of them yet.");
      }
    }
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
    post.send(
        chunk.stream().map(TallyLines.Line::bytes).toList(),
        (result, index) -> take(file, chunk.get(index), result, counts, bar));
    bar.show(counts.lines, counts.toString());
  }

  private void take(
      Path file, TallyLines.Line line, BulkPost.Result result, Counts counts, Bar bar) {
    counts.lines++;
    through = Math.max(through, result.position());
    switch (result.became()) {
      case ACCEPTED -> {
        counts.accepted++;
        counts.heldBack += result.heldBack() ? 1 : 0;
      }
      case REPEATED -> {
        counts.repeated++;
        counts.notInForce += result.inForce() ? 0 : 1;
      }
      case REFUSED -> {
        counts.refused++;
        refused(file, line, result, bar);
      }
    }
  }

  private void refused(Path file, TallyLines.Line line, BulkPost.Result result, Bar bar) {
    refusedInAll++;
    if (refusedInAll <= REFUSED_LINES_SHOWN) {
      bar.leaveRoom();
      err.println(file + ":" + line.number() + ": " + result.refusal());
      err.flush();
    }
  }

  private static final class Counts {
    private long lines;
    private long accepted;
    private long repeated;
    private long notInForce;
    private long refused;
    private long heldBack;

    @Override
    public String toString() {
      return lines
          + " lines, "
          + accepted
          + " accepted, "
          + repeated
          + " repeated"
          + (notInForce > 0 ? " (" + notInForce + " no longer in force)" : "")
          + ", "
          + refused
          + " refused, "
          + heldBack
          + " held back";
    }
  }
}
