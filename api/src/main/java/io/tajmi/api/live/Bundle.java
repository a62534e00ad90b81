package io.tajmi.api.live;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The streams of several pages sent as one, since a browser opens six connections to a host and
 * more windows than that. Each has a thread of its own, which mostly waits; a page whose stream
 * ends says so in its place, and the others go on.
 */
final class Bundle {
  /** Pages that one stream carries. */
  static final int PAGES_MAX = 16;

  private final List<@Nullable Subscriber> pages;
  private final OutputStream out;
  private final ReentrantLock writing = new ReentrantLock();

  /**
   * Of pages in the order that they were asked for.
   *
   * @param pages null in place of one that could not be opened
   */
  Bundle(List<@Nullable Subscriber> pages, OutputStream out) {
    this.pages = pages;
    this.out = out;
  }

  /** Sends until all have ended or the client has gone. */
  void send() {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < pages.size(); i++) {
        int place = i;
        threads.execute(() -> send(place, pages.get(place)));
      }
    }
  }

  private void send(int place, @Nullable Subscriber page) {
    try {
      for (Frame next = next(page); next != null; next = next(page)) {
        write(next, place);
      }
      write(Frame.over(), place);
    } catch (IOException left) {
      pages.stream().filter(other -> other != null).forEach(other -> other.end(Frame.COMMENT));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static @Nullable Frame next(@Nullable Subscriber page) throws InterruptedException {
    return page == null ? null : page.take();
  }

  private void write(Frame frame, int place) throws IOException {
    writing.lock();
    try {
      frame.writeTo(out, place);
      out.flush();
    } finally {
      writing.unlock();
    }
  }
}
