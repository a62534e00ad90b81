package io.tajmi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;

/** Where the time of a benchmark goes, sampled by the JVM's flight recorder. */
final class Profile implements AutoCloseable {
  private static final int LINES = 45;
  private static final List<String> SAMPLES =
      List.of("jdk.ExecutionSample", "jdk.NativeMethodSample");

  private final Recording recording = new Recording();
  private final Path file;

  /** Starts; {@link #report()} ends it. */
  Profile(Path file) throws IOException {
    this.file = file;
    recording.setDestination(file);
    SAMPLES.forEach(name -> recording.enable(name).withPeriod(Duration.ofMillis(10)));
    recording.start();
  }

  /** Methods in the order of samples with them on the stack (all) and on top of it (self). */
  String report() throws IOException {
    recording.stop();
    Map<String, int[]> counts = new HashMap<>();
    int samples = 0;
    try (RecordingFile events = new RecordingFile(file)) {
      while (events.hasMoreEvents()) {
        RecordedEvent event = events.readEvent();
        if (event.getStackTrace() != null) {
          samples++;
          count(event.getStackTrace().getFrames(), counts);
        }
      }
    }
    StringBuilder text =
        new StringBuilder(
            samples + " samples; percent with the method on the stack, percent on top\n");
    append(text, counts, samples, 0);
    text.append("by percent on top\n");
    append(text, counts, samples, 1);
    return text.toString();
  }

  private static void count(List<RecordedFrame> frames, Map<String, int[]> counts) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < frames.size(); i++) {
      RecordedFrame frame = frames.get(i);
      String method = frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
      int[] count = counts.computeIfAbsent(method, key -> new int[2]);
      if (seen.add(method)) {
        count[0]++;
      }
      if (i == 0) {
        count[1]++;
      }
    }
  }

  private static void append(
      StringBuilder text, Map<String, int[]> counts, int samples, int column) {
    counts.entrySet().stream()
        .filter(entry -> column == 1 || ours(entry.getKey()))
        .sorted((a, b) -> b.getValue()[column] - a.getValue()[column])
        .limit(LINES)
        .forEach(entry ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "  %5.1f %5.1f  %s%n",
                    100.0 * entry.getValue()[0] / samples,
                    100.0 * entry.getValue()[1] / samples,
                    entry.getKey())));
  }

  private static boolean ours(String method) {
    return method.startsWith("io.tajmi.") && !method.contains("Lambda");
  }

  @Override
  public void close() throws IOException {
    recording.close();
    Files.deleteIfExists(file);
  }
}
