package io.tajmi.ops.client;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Asks several things of a server at once. */
final class SideBySideTable {
  private static final int AT_ONCE = 8;

  private SideBySideTable() {}

  /** What each comes to, in the same order. */
  static <T, R> List<R> each(List<T> things, Function<T, R> ask) {
    List<R> results = new ArrayList<>(things.size());
    try (ExecutorService threads =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
      List<Future<R>> asked = new ArrayList<>(things.size());
      for (T thing : things) {
        asked.add(threads.submit(() -> ask.apply(thing)));
      }
      for (Future<R> one : asked) {
        results.add(one.get());
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new ClientFailure(ExitCode.NO_SERVER, "Interrupted; run the same command again.");
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new IllegalStateException(failed);
    }
    return results;
  }
}
