package io.tajmi.api.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tajmi.api.access.account.AccessLog;
import io.tajmi.api.access.sight.AccessRefused;
import io.tajmi.api.http.InFlight;
import io.tajmi.branch.TallyDocument;
import io.tajmi.document.Rejection;
import io.tajmi.eventlog.LogBusy;
import io.tajmi.eventlog.LogFull;
import io.tajmi.eventlog.LogMoving;
import io.tajmi.eventlog.LogStopped;
import io.tajmi.eventlog.OutcomeUnknown;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Many tallies in one request. Lines are taken in side by side, so that one sync serves many, but
 * two lines of one branch or one envelope go one after the other, and answers come in the order of
 * the lines.
 */
final class BulkIntake {
  private static final int SIDE_BY_SIDE_MAX = 256;
  private static final int BUSY_TRIES = 200;
  private static final long BUSY_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long MEMORY_WAIT_MAX_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Intake intake;
  private final InFlight inFlight;
  private final AccessLog access;

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
      ReceiptAnswer.@Nullable State state,
      @Nullable List<ReceiptAnswer.FindingAnswer> findings,
      @Nullable Boolean inForce,
      @Nullable Long inForceAt) {

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
          receipt.findings(),
          receipt.inForce(),
          receipt.inForceAt());
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
          null,
          null,
          null);
    }

    static LineAnswer failed(long line, @Nullable String envelope, String code, String detail) {
      return new LineAnswer(
          line, Outcome.REFUSED, envelope, code, detail, null, null, null, null, null, null, null);
    }

    boolean heldBack() {
      return outcome == Outcome.ACCEPTED && state == ReceiptAnswer.State.QUARANTINED;
    }

    boolean replaced() {
      return outcome == Outcome.REPEATED && Boolean.FALSE.equals(inForce);
    }
  }

  /**
   * The last line: {@code lines = accepted + repeated + refused}; those held back are among the
   * accepted, and those whose tally is no longer in force among the repeated.
   */
  record Summary(
      long lines, long accepted, long repeated, long refused, long heldBack, long notInForce) {

    static final Summary NONE = new Summary(0, 0, 0, 0, 0, 0);

    Summary with(LineAnswer answer) {
      return new Summary(
          lines + 1,
          accepted + (answer.outcome() == Outcome.ACCEPTED ? 1 : 0),
          repeated + (answer.outcome() == Outcome.REPEATED ? 1 : 0),
          refused + (answer.outcome() == Outcome.REFUSED ? 1 : 0),
          heldBack + (answer.heldBack() ? 1 : 0),
          notInForce + (answer.replaced() ? 1 : 0));
    }
  }

  /** Where answers go, in the order of the lines. */
  interface Answers {
    void line(LineAnswer answer) throws IOException;
  }

  BulkIntake(Intake intake, InFlight inFlight, AccessLog access) {
    this.intake = intake;
    this.inFlight = inFlight;
    this.access = access;
  }

  /** Takes in every line of a stream. */
  Summary take(String election, NdjsonLines lines, Sender sender, Answers answers)
      throws IOException {
    try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
      Request request = new Request(election, sender, workers, answers);
      try {
        for (NdjsonLines.Line line = lines.next(); line != null; line = lines.next()) {
          request.add(line);
        }
        while (request.settleOldest()) {}
        return request.summary;
      } finally {
        request.giveBack();
      }
    }
  }

  /** One request under way. */
  private final class Request {
    private final String election;
    private final Sender sender;
    private final ExecutorService workers;
    private final Answers answers;
    private final ArrayDeque<Pending> pending = new ArrayDeque<>();
    private final Map<String, CompletableFuture<LineAnswer>> last = new HashMap<>();
    private Summary summary = Summary.NONE;

    Request(String election, Sender sender, ExecutorService workers, Answers answers) {
      this.election = election;
      this.sender = sender;
      this.workers = workers;
      this.answers = answers;
    }

    private record Pending(CompletableFuture<LineAnswer> answer, int bytes) {}

    void add(NdjsonLines.Line line) throws IOException {
      if (pending.size() == SIDE_BY_SIDE_MAX) {
        settleOldest();
      }
      int bytes = line.bytes().length;
      boolean held = inFlight.tryTake(sender.holder(), bytes);
      while (!held && settleOldest()) {
        held = inFlight.tryTake(sender.holder(), bytes);
      }
      if (held || inFlight.tryTake(sender.holder(), bytes, MEMORY_WAIT_MAX_NANOS)) {
        pending.add(new Pending(start(line), bytes));
      } else {
        pending.add(new Pending(done(busy(line, null)), 0));
      }
      if (last.size() > SIDE_BY_SIDE_MAX * 4) {
        last.values().removeIf(CompletableFuture::isDone);
      }
    }

    /** Waits for the oldest line's answer; false where none is under way. */
    boolean settleOldest() throws IOException {
      Pending oldest = pending.poll();
      if (oldest == null) {
        return false;
      }
      LineAnswer answer;
      try {
        answer = oldest.answer().join();
      } finally {
        inFlight.give(sender.holder(), oldest.bytes());
      }
      answers.line(answer);
      summary = summary.with(answer);
      return true;
    }

    /** Where the request ends before its lines: nothing of it stays in memory. */
    void giveBack() {
      for (Pending next = pending.poll(); next != null; next = pending.poll()) {
        int bytes = next.bytes();
        var _ = next.answer().whenComplete((_, _) -> inFlight.give(sender.holder(), bytes));
      }
    }

    private CompletableFuture<LineAnswer> start(NdjsonLines.Line line) {
      Rejection unread = line.rejection();
      if (unread != null) {
        return done(refused(line, unread));
      }
      TallyDocument document;
      try {
        document = TallyDocument.parse(line.bytes());
      } catch (Rejection rejection) {
        return done(refused(line, rejection));
      }
      return after(
          List.of(
              "branch " + document.contest() + "/" + document.branch(),
              "envelope " + document.envelope()),
          () -> answer(election, line, document, sender));
    }

    /** Lines of one branch go one after the other, and so do lines of one envelope. */
    private CompletableFuture<LineAnswer> after(List<String> keys, Supplier<LineAnswer> act) {
      List<CompletableFuture<?>> before = new ArrayList<>();
      for (String key : keys) {
        CompletableFuture<LineAnswer> earlier = last.get(key);
        if (earlier != null) {
          before.add(earlier);
        }
      }
      CompletableFuture<LineAnswer> answer =
          CompletableFuture.allOf(before.toArray(CompletableFuture[]::new))
              .thenApplyAsync(_ -> act.get(), workers);
      keys.forEach(key -> last.put(key, answer));
      return answer;
    }

    private LineAnswer refused(NdjsonLines.Line line, Rejection rejection) {
      return LineAnswer.refused(
          line.number(), null, intake.refused(rejection, line.bytes(), sender));
    }
  }

  private static CompletableFuture<LineAnswer> done(LineAnswer answer) {
    return CompletableFuture.completedFuture(answer);
  }

  private static LineAnswer moving(NdjsonLines.Line line, @Nullable String envelope) {
    return LineAnswer.failed(
        line.number(),
        envelope,
        "LOG_MOVING",
        "Other acts on this branch keep coming first; send the line again.");
  }

  private static LineAnswer busy(NdjsonLines.Line line, @Nullable String envelope) {
    return LineAnswer.failed(
        line.number(), envelope, "LOG_BUSY", "The node has too much to do; send the line again.");
  }

  private LineAnswer answer(
      String election, NdjsonLines.Line line, TallyDocument document, Sender sender) {
    for (int busy = 0; ; busy++) {
      try {
        return LineAnswer.of(line.number(), intake.tally(election, document, line.bytes(), sender));
      } catch (Rejection rejection) {
        return LineAnswer.refused(line.number(), document.envelope(), rejection);
      } catch (AccessRefused elsewhere) {
        access.write(
            AccessLog.What.DENIED,
            sender.actor(),
            sender.address(),
            "bulk line " + line.number() + " of " + election);
        return LineAnswer.failed(
            line.number(), document.envelope(), elsewhere.why().code(), elsewhere.detail());
      } catch (LogBusy tooMany) {
        if (busy == BUSY_TRIES) {
          return busy(line, document.envelope());
        }
        LockSupport.parkNanos(BUSY_WAIT_NANOS);
      } catch (LogMoving moving) {
        return moving(line, document.envelope());
      } catch (LogFull full) {
        return LineAnswer.failed(
            line.number(),
            document.envelope(),
            "LOG_FULL",
            "The disk of the node is full; send the line again.");
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
