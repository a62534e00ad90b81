package io.tajmi.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Clients on virtual threads, each sending its next act when the one before was answered. */
final class Load {
  /** How often each measurement is repeated. */
  static final int REPETITIONS = 3;

  private static final long NANOS_MAX = TimeUnit.MINUTES.toNanos(2);
  private static final double NANOS_A_MILLI = 1e6;

  private Load() {}

  /** What one repetition gave. */
  record Run(double perSecond, double p50Millis, double p99Millis) {}

  /** One act of a client; false where there is nothing left to do. */
  interface Operation {
    boolean run(int client) throws Exception;
  }

  /** What one client does until it is done. */
  private interface Client {
    void run(int client, Histogram nanos) throws Exception;
  }

  /** Runs for a while and measures what was answered within it. */
  static Run closed(int clients, Duration length, Operation operation) throws Exception {
    long end = System.nanoTime() + length.toNanos();
    return run(
        clients,
        (client, nanos) -> {
          long before = System.nanoTime();
          while (before < end && operation.run(client)) {
            long after = System.nanoTime();
            record(nanos, after - before);
            before = after;
          }
        });
  }

  /**
   * Runs for a while at a rate. Each act has its time, whatever became of those before it, and its
   * latency is from that time, so that nothing is measured better because everything waited.
   */
  static Run paced(int clients, Duration length, double perSecond, Operation operation)
      throws Exception {
    long began = System.nanoTime();
    long end = began + length.toNanos();
    long every = (long) (clients * 1e9 / perSecond);
    return run(
        clients,
        (client, nanos) -> {
          long due = began + every * client / clients;
          while (due < end) {
            LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
            if (System.nanoTime() >= due) {
              if (!operation.run(client)) {
                return;
              }
              record(nanos, System.nanoTime() - due);
              due += every;
            }
          }
        });
  }

  private static void record(Histogram nanos, long value) {
    nanos.recordValue(Math.min(value, NANOS_MAX));
  }

  private static Run run(int clients, Client work) throws Exception {
    Histogram nanos = new ConcurrentHistogram(NANOS_MAX, 3);
    long start = System.nanoTime();
    List<Future<?>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < clients; i++) {
        int client = i;
        running.add(
            threads.submit(() -> {
              work.run(client, nanos);
              return null;
            }));
      }
      for (Future<?> one : running) {
        finished(one);
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Run(nanos.getTotalCount() / seconds, millis(nanos, 50), millis(nanos, 99));
  }

  /** A percentile of a histogram of nanoseconds, in milliseconds. */
  static double millis(Histogram nanos, double percentile) {
    return nanos.getValueAtPercentile(percentile) / NANOS_A_MILLI;
  }

  /** What a task gave, or the reason why it gave nothing. */
  static void finished(Future<?> one) throws Exception {
    try {
      one.get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof Exception reason) {
        throw reason;
      }
      throw failed;
    }
  }
}
