package io.tajmi.eventlog;

import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.writer.EventLog;
import io.tajmi.eventlog.writer.LogWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Acts on threads of their own, for tests of a log. */
public final class LogThreads {
  private LogThreads() {}

  /** Starts one act. */
  public static CompletableFuture<LogWriter.Appended> start(EventLog log, Entry... act) {
    return start(log, List.of(), act);
  }

  /** Starts one act under conditions. */
  public static CompletableFuture<LogWriter.Appended> start(
      EventLog log, List<Condition> conditions, Entry... act) {
    CompletableFuture<LogWriter.Appended> outcome = new CompletableFuture<>();
    Thread.startVirtualThread(() -> complete(outcome, () -> log.append(List.of(act), conditions)));
    return outcome;
  }

  /** Starts all at once and waits for none. */
  public static <T> List<CompletableFuture<T>> startTogether(List<Callable<T>> acts) {
    CountDownLatch start = new CountDownLatch(1);
    List<CompletableFuture<T>> outcomes = new ArrayList<>();
    for (Callable<T> act : acts) {
      CompletableFuture<T> outcome = new CompletableFuture<>();
      outcomes.add(outcome);
      Thread.startVirtualThread(() ->
          complete(
              outcome,
              () -> {
                start.await();
                return act.call();
              }));
    }
    start.countDown();
    return outcomes;
  }

  /** Waits until so many entries are queued. */
  public static void awaitBacklog(EventLog log, int entries) {
    while (log.backlog() < entries) {
      Thread.onSpinWait();
    }
  }

  /** Why an act failed; null where it did not. */
  public static @Nullable Throwable failure(CompletableFuture<?> outcome) {
    try {
      outcome.join();
      return null;
    } catch (CompletionException failed) {
      return failed.getCause();
    }
  }

  @SuppressWarnings("CatchingUnchecked") // whatever an act fails with is its outcome
  private static <T> void complete(CompletableFuture<T> outcome, Callable<T> act) {
    try {
      outcome.complete(act.call());
    } catch (Exception failed) {
      outcome.completeExceptionally(failed);
    }
  }
}
