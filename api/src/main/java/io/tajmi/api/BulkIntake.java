package io.tajmi.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tajmi.branch.Rejection;
import io.tajmi.branch.TallyDocument;
import io.tajmi.eventlog.LogBusy;
import io.tajmi.eventlog.LogStopped;
import io.tajmi.eventlog.OutcomeUnknown;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Many tallies in one request. Lines are taken in side by side, so that one sync serves many, but
 * two lines of one branch go one after the other, and answers come in the order of the lines.
 */
final class BulkIntake {
  private static final int SIDE_BY_SIDE_MAX = 256;
  private static final int BUSY_TRIES = 200;
  private static final long BUSY_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final Intake intake;

  /** What became of one line. */
  enum Outcome {
    ACCEPTED,
    REPEATED,
    REFUSED
  }

  /** The answer to one line; what does not apply is absent. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record LineAnswer(
      long line,
      Outcome outcome,
      @Nullable String envelope,
      @Nullable String code,
      @Nullable String detail,
      @Nullable String pointer,
      @Nullable Long position,
      @Nullable String leafHash,
      @Nullable String state,
      @Nullable List<ReceiptAnswer.FindingAnswer> findings) {

    static LineAnswer of(long line, ReceiptAnswer receipt) {
      return new LineAnswer(
          line,
          receipt.repeat() ? Outcome.REPEATED : Outcome.ACCEPTED,
          receipt.envelope(),
          null,
          null,
          null,
          receipt.position(),
          receipt.leafHash(),
          receipt.state(),
          receipt.findings());
    }

    static LineAnswer refused(long line, @Nullable String envelope, Rejection rejection) {
      return new LineAnswer(
          line,
          Outcome.REFUSED,
          envelope,
          rejection.code().code(),
          rejection.detail(),
          rejection.pointer(),
          null,
          null,
          null,
          null);
    }

    static LineAnswer failed(long line, @Nullable String envelope, String code, String detail) {
      return new LineAnswer(
          line, Outcome.REFUSED, envelope, code, detail, null, null, null, null, null);
    }

    boolean heldBack() {
      return outcome == Outcome.ACCEPTED && "QUARANTINED".equals(state);
    }
  }

  /**
   * The last line: {@code lines = accepted + repeated + refused}; those held back are among the
   * accepted.
   */
  record Summary(long lines, long accepted, long repeated, long refused, long heldBack) {

    static final Summary NONE = new Summary(0, 0, 0, 0, 0);

    Summary with(LineAnswer answer) {
      return new Summary(
          lines + 1,
          accepted + (answer.outcome() == Outcome.ACCEPTED ? 1 : 0),
          repeated + (answer.outcome() == Outcome.REPEATED ? 1 : 0),
          refused + (answer.outcome() == Outcome.REFUSED ? 1 : 0),
          heldBack + (answer.heldBack() ? 1 : 0));
    }
  }

  /** Where answers go, in the order of the lines. */
  interface Answers {
    void line(LineAnswer answer) throws IOException;
  }

  BulkIntake(Intake intake) {
    this.intake = intake;
  }

  /** Takes in every line of a stream. */
  Summary take(String election, InputStream in, String client, Answers answers) throws IOException {
    NdjsonLines lines = new NdjsonLines(in);
    Summary summary = Summary.NONE;
    ArrayDeque<CompletableFuture<LineAnswer>> pending = new ArrayDeque<>();
    Map<String, CompletableFuture<LineAnswer>> lastOfBranch = new HashMap<>();
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (NdjsonLines.Line line = lines.next(); line != null; line = lines.next()) {
        if (pending.size() == SIDE_BY_SIDE_MAX) {
          LineAnswer answer = pending.remove().join();
          answers.line(answer);
          summary = summary.with(answer);
        }
        pending.add(start(election, line, client, lastOfBranch, workers));
        if (lastOfBranch.size() > SIDE_BY_SIDE_MAX * 2) {
          lastOfBranch.values().removeIf(CompletableFuture::isDone);
        }
      }
      while (!pending.isEmpty()) {
        LineAnswer answer = pending.remove().join();
        answers.line(answer);
        summary = summary.with(answer);
      }
    }
    return summary;
  }

  private CompletableFuture<LineAnswer> start(
      String election,
      NdjsonLines.Line line,
      String client,
      Map<String, CompletableFuture<LineAnswer>> lastOfBranch,
      ExecutorService workers) {
    Rejection tooLong = line.rejection();
    if (tooLong != null) {
      return done(
          LineAnswer.refused(line.number(), null, intake.refused(tooLong, line.bytes(), client)));
    }
    TallyDocument document;
    try {
      document = TallyDocument.parse(line.bytes());
    } catch (Rejection rejection) {
      return done(
          LineAnswer.refused(line.number(), null, intake.refused(rejection, line.bytes(), client)));
    }
    String branch = document.contest() + "/" + document.branch();
    CompletableFuture<LineAnswer> before =
        lastOfBranch.getOrDefault(branch, CompletableFuture.completedFuture(null));
    CompletableFuture<LineAnswer> answer =
        before.thenApplyAsync(_ -> answer(election, line, document, client), workers);
    lastOfBranch.put(branch, answer);
    return answer;
  }

  private static CompletableFuture<LineAnswer> done(LineAnswer answer) {
    return CompletableFuture.completedFuture(answer);
  }

  private LineAnswer answer(
      String election, NdjsonLines.Line line, TallyDocument document, String client) {
    for (int busy = 0; ; busy++) {
      try {
        return LineAnswer.of(line.number(), intake.tally(election, document, line.bytes(), client));
      } catch (Rejection rejection) {
        return LineAnswer.refused(line.number(), document.envelope(), rejection);
      } catch (LogBusy full) {
        if (busy == BUSY_TRIES) {
          return LineAnswer.failed(
              line.number(),
              document.envelope(),
              "LOG_BUSY",
              "The node has too much to do; send the line again.");
        }
        LockSupport.parkNanos(BUSY_WAIT_NANOS);
      } catch (OutcomeUnknown unknown) {
        return LineAnswer.failed(
            line.number(),
            document.envelope(),
            "OUTCOME_UNKNOWN",
            "It is not known whether it was written; send the line again.");
      } catch (LogStopped stopped) {
        return LineAnswer.failed(
            line.number(),
            document.envelope(),
            "LOG_STOPPED",
            "The log takes no acts; the line was not written.");
      }
    }
  }
}
