package io.tajmi.ops.client;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.function.ObjIntConsumer;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Sends tallies of an election many at a time, one a line, in gzip; or one alone. */
public final class BulkPost {
  /** The status of an act that is on record already; one that is new is answered with another. */
  private static final int OK = 200;

  private final ServerConnection server;
  private final String path;
  private final String alone;

  /** What a line led to. */
  public enum Became {
    /** Its tally is on record now. */
    ACCEPTED,
    /** Its tally was on record before. */
    REPEATED,
    /** Nothing of it was recorded. */
    REFUSED
  }

  /** What an accepted tally's branch is. */
  private enum State {
    RECORDED,
    QUARANTINED
  }

  /**
   * What the server says of one line.
   *
   * @param heldBack whether the tally was accepted and is kept out of the totals
   * @param inForce false of a repeated line where another act has taken its place
   * @param position of its entry; -1 where there is none
   * @param refusal code and sentence; empty where it was not refused
   */
  public record Result(
      Became became,
      boolean heldBack,
      boolean inForce,
      long position,
      @Nullable String envelope,
      String refusal) {
    private static Result received(Answer answer) {
      JsonNode receipt = answer.json();
      boolean repeat = answer.status() == OK;
      return new Result(
          repeat ? Became.REPEATED : Became.ACCEPTED,
          !repeat && isHeldBack(receipt),
          receipt.path("inForce").asBoolean(true),
          receipt.path("position").asLong(-1),
          receipt.path("envelope").asString(null),
          "");
    }

    private static Result refused(Answer answer) {
      return new Result(Became.REFUSED, false, true, -1, null, answer.problem());
    }

    private static Result of(JsonNode line) {
      Became became =
          Objects.requireNonNull(Answer.word(line, "outcome", Became.class), "an outcome");
      return new Result(
          became,
          became == Became.ACCEPTED && isHeldBack(line),
          line.path("inForce").asBoolean(true),
          line.path("position").asLong(-1),
          line.path("envelope").asString(null),
          line.path("code").asString("") + " " + line.path("detail").asString(""));
    }
  }

  /** Whether the receipt of a tally that was accepted says that it is kept out of the totals. */
  private static boolean isHeldBack(JsonNode receipt) {
    return Answer.word(receipt, "state", State.class) == State.QUARANTINED;
  }

  /** Sends to an election of a server. */
  public BulkPost(ServerConnection server, String election) {
    this.server = server;
    this.alone = "/api/v1/elections/" + ServerConnection.encoded(election) + "/tallies";
    this.path = alone + "/bulk";
  }

  /**
   * Sends these lines in one request.
   *
   * @param answers is told what became of each line, by its index
   * @throws ClientFailure where the request as a whole was refused, or lines were not answered
   */
  public void send(List<byte[]> lines, ObjIntConsumer<Result> answers) {
    Answer answer = server.postGzip(path, "application/x-ndjson", gzip(lines));
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
      if (result.hasNonNull("outcome") && answered < lines.size()) {
        answers.accept(Result.of(result), indexOf(result, answered, lines.size()));
        answered++;
      }
    }
    if (answered < lines.size()) {
      throw new ClientFailure(
          ExitCode.NO_SERVER,
          "The server answered only "
              + answered
              + " of "
              + lines.size()
              + " lines; run the same command again to go on.");
    }
  }

  /** Sends one tally in a request of its own, as a branch does; what became of it. */
  public Result alone(byte[] tally) {
    Answer answer = server.post(alone, "application/json", tally);
    return answer.succeeded() ? Result.received(answer) : Result.refused(answer);
  }

  /** The server numbers the lines of one request from 1. */
  private static int indexOf(JsonNode result, int answered, int lines) {
    int index = result.path("line").asInt(answered + 1) - 1;
    return index >= 0 && index < lines ? index : answered;
  }

  private static byte[] gzip(List<byte[]> lines) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      for (byte[] line : lines) {
        gzip.write(line);
        gzip.write('\n');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
