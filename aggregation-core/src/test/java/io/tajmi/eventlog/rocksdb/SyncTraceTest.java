package io.tajmi.eventlog.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Watches the system calls of a program with one writer: before each acknowledgement leaves it, a
 * sync of the write-ahead log has begun after the acknowledgement before, and has returned.
 */
@Timeout(120)
class SyncTraceTest {
  private static final int APPENDS = 20;

  /** A line's first word is the thread; an unfinished call is resumed by its own thread. */
  private static final Pattern SYNC =
      Pattern.compile("(\\d+) .*\\b(?:fdatasync|fsync)\\(\\d+<[^>]*\\.log>(.*)");

  private static final Pattern RESUMED =
      Pattern.compile("(\\d+) .*<\\.\\.\\. (?:fdatasync|fsync) resumed>(.*)");
  private static final Pattern ACKNOWLEDGED =
      Pattern.compile("\\d+ .*\\bwrite\\(1<[^>]*>, \"\\d+ 0 \\d+ [0-9a-f]+.*");

  @TempDir Path directory;

  @BeforeAll
  static void straceIsInstalled() {
    assumeTrue(
        Arrays.stream(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":", -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "strace"))),
        "strace is not installed");
  }

  @Test
  void each_acknowledgement_follows_a_completed_sync() throws Exception {
    assertThat(acknowledgedWithoutSync(trace(IngestProgram.Way.SYNCED))).isEmpty();
  }

  @Test
  void the_same_check_finds_a_mutant_that_does_not_sync() throws Exception {
    assertThat(acknowledgedWithoutSync(trace(IngestProgram.Way.UNSYNCED))).hasSize(APPENDS);
  }

  private List<String> trace(IngestProgram.Way way) throws IOException, InterruptedException {
    Path trace = directory.resolve("trace.txt");
    Process program =
        ChildProgram.of(directory)
            .beneath(
                List.of(
                    "strace",
                    "-f",
                    "-y",
                    "-ttt",
                    "-s",
                    "120",
                    "-e",
                    "trace=fdatasync,fsync,write",
                    "-o",
                    trace.toString()))
            .start(
                IngestProgram.class,
                List.of(directory.toString(), way.name(), Integer.toString(APPENDS), "0"));
    program.getInputStream().transferTo(java.io.OutputStream.nullOutputStream());
    assertThat(program.waitFor()).as(() -> errors(directory.resolve("errors.txt"))).isZero();
    return Files.readAllLines(trace, StandardCharsets.ISO_8859_1);
  }

  private static String errors(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      return unreadable.toString();
    }
  }

  /** The acknowledgements before which no sync of the write-ahead log began and returned. */
  private static List<String> acknowledgedWithoutSync(List<String> trace) {
    List<String> without = new ArrayList<>();
    List<String> syncing = new ArrayList<>();
    int acknowledged = 0;
    boolean synced = false;
    for (String line : trace) {
      var sync = SYNC.matcher(line);
      var resumed = RESUMED.matcher(line);
      if (sync.matches()) {
        if (sync.group(2).contains("unfinished")) {
          syncing.add(sync.group(1));
        } else {
          synced |= sync.group(2).endsWith("= 0");
        }
      } else if (resumed.matches() && syncing.remove(resumed.group(1))) {
        synced |= resumed.group(2).endsWith("= 0");
      } else if (ACKNOWLEDGED.matcher(line).matches()) {
        acknowledged++;
        if (!synced) {
          without.add(line);
        }
        synced = false;
        syncing.clear();
      }
    }
    assertThat(acknowledged).as("acknowledgements in the trace").isEqualTo(APPENDS);
    return without;
  }
}
