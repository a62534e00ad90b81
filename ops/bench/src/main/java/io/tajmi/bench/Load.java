package io.tajmi.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
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

  /** Runs for a while and measures what was answered within it. */
  static Run closed(int clients, Duration length, Operation operation) throws Exception {
    Histogram nanos = new ConcurrentHistogram(NANOS_MAX, 3);
    LongAdder done = new LongAdder();
    long start = System.nanoTime();
    long end = start + length.toNanos();
    List<Future<?>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < clients; i++) {
        int client = i;
        running.add(
            threads.submit(() -> {
              client(client, end, operation, nanos, done);
              return null;
            }));
      }
      for (Future<?> one : running) {
        finished(one);
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    return new Run(done.sum() / seconds, millis(nanos, 50), millis(nanos, 99));
  }

  private static void client(
      int client, long end, Operation operation, Histogram nanos, LongAdder done) throws Exception {
    long before = System.nanoTime();
    while (before < end && operation.run(client)) {
      long after = System.nanoTime();
      nanos.recordValue(Math.min(after - before, NANOS_MAX));
      done.increment();
      before = after;
    }
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
