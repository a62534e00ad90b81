package io.tajmi.bench;

import io.tajmi.view.Snapshot;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Many open live streams on loopback, each read by a virtual thread, and what comes in by them. */
final class LiveStreams implements AutoCloseable {
  private static final long NANOS_MAX = TimeUnit.MINUTES.toNanos(2);

  private final List<Socket> sockets = new ArrayList<>();
  private final Map<Long, Long> published = new ConcurrentHashMap<>();
  private final CountDownLatch opened;
  private final Histogram lateness = new ConcurrentHistogram(NANOS_MAX, 3);
  private final Histogram between = new ConcurrentHistogram(NANOS_MAX, 3);
  private final LongAdder frames = new LongAdder();
  private final LongAdder bytes = new LongAdder();

  /** Opens so many streams, spread over topics. */
  LiveStreams(int port, int clients, List<String> topics) throws IOException {
    opened = new CountDownLatch(clients);
    for (int i = 0; i < clients; i++) {
      Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
      socket.setTcpNoDelay(true);
      sockets.add(socket);
      String request =
          String.format(
              Locale.ROOT,
              "GET /live?topic=%s&lang=%s HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
              topics.get(i % topics.size()),
              i % 2 == 0 ? "fa" : "en");
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      Thread.ofVirtual().start(() -> read(socket));
    }
  }

  /** Waits until each has had its first frame. */
  void await() throws InterruptedException {
    if (!opened.await(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException(opened.getCount() + " streams had no frame in a minute");
    }
  }

  /** Notes when a snapshot was published. */
  void published(Snapshot snapshot) {
    published.put(snapshot.position(), System.nanoTime());
  }

  /** Forgets what was measured so far. */
  void reset() {
    lateness.reset();
    between.reset();
    frames.reset();
    bytes.reset();
  }

  long frames() {
    return frames.sum();
  }

  long bytes() {
    return bytes.sum();
  }

  /** From a snapshot's publication to the arrival of a frame of it. */
  Histogram lateness() {
    return lateness;
  }

  /** From one frame of a stream to its next. */
  Histogram between() {
    return between;
  }

  private void read(Socket socket) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
      long last = -1;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        bytes.add(line.length());
        if (line.startsWith("id: ")) {
          last = frame(line, last);
        }
      }
    } catch (IOException closed) {
      // The bench has ended it.
    }
  }

  private long frame(String id, long lastNanos) {
    long now = System.nanoTime();
    frames.increment();
    if (lastNanos < 0) {
      opened.countDown();
    } else {
      between.recordValue(Math.min(now - lastNanos, NANOS_MAX));
      int dash = id.indexOf('-');
      Long at = published.get(Long.parseLong(id.substring(4, dash < 0 ? id.length() : dash)));
      if (at != null) {
        lateness.recordValue(Math.min(now - at, NANOS_MAX));
      }
    }
    return now;
  }

  @Override
  public void close() throws IOException {
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
