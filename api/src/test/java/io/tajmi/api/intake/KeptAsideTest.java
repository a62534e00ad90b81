package io.tajmi.api.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptAsideTest {
  private static final int KIB = 1_024;

  @TempDir Path folder;
  private final AtomicInteger dropped = new AtomicInteger();
  private final AtomicInteger seconds = new AtomicInteger();
  private final InstantSource clock = () -> Instant.ofEpochSecond(seconds.incrementAndGet());

  private KeptAside open(int bytesMax, int clientBytesMax) {
    return new KeptAside(folder, bytesMax, clientBytesMax, clock, dropped::incrementAndGet);
  }

  private static byte[] bytes(int fill, int size) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) fill);
    return bytes;
  }

  /** The first byte of each file, oldest first. */
  private List<Integer> kept() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Integer> firsts = new java.util.ArrayList<>();
      for (Path file : files.sorted().toList()) {
        firsts.add((int) Files.readAllBytes(file)[0]);
      }
      return firsts;
    }
  }

  @Test
  void the_same_bytes_are_kept_once_whoever_sends_them() throws IOException {
    KeptAside aside = open(100 * KIB, 50 * KIB);
    aside.keep(bytes(1, 10 * KIB), "a");
    aside.keep(bytes(1, 10 * KIB), "a");
    aside.keep(bytes(1, 10 * KIB), "b");
    assertThat(kept()).containsExactly(1);
    assertThat(aside.bytes()).isEqualTo(10 * KIB);
    assertThat(dropped).hasValue(0);
  }

  @Test
  void over_the_limit_of_all_the_oldest_goes_and_is_counted() throws IOException {
    KeptAside aside = open(25 * KIB, 25 * KIB);
    aside.keep(bytes(1, 10 * KIB), "a");
    aside.keep(bytes(2, 10 * KIB), "b");
    aside.keep(bytes(3, 10 * KIB), "c");
    assertThat(kept()).containsExactly(2, 3);
    assertThat(aside.bytes()).isEqualTo(20 * KIB);
    assertThat(dropped).hasValue(1);
  }

  @Test
  void a_client_over_its_limit_loses_its_own_oldest_and_nobody_elses() throws IOException {
    KeptAside aside = open(1_000 * KIB, 25 * KIB);
    aside.keep(bytes(1, 10 * KIB), "quiet");
    aside.keep(bytes(2, 10 * KIB), "loud");
    aside.keep(bytes(3, 10 * KIB), "loud");
    aside.keep(bytes(4, 10 * KIB), "loud");
    assertThat(kept()).containsExactly(1, 3, 4);
    assertThat(dropped).hasValue(1);
  }

  @Test
  void what_is_more_than_a_client_may_have_is_not_kept_but_counted() throws IOException {
    KeptAside aside = open(100 * KIB, 25 * KIB);
    aside.keep(bytes(1, 26 * KIB), "a");
    assertThat(kept()).isEmpty();
    assertThat(dropped).hasValue(1);
  }

  @Test
  void what_was_dropped_can_be_kept_again() throws IOException {
    KeptAside aside = open(15 * KIB, 15 * KIB);
    aside.keep(bytes(1, 10 * KIB), "a");
    aside.keep(bytes(2, 10 * KIB), "a");
    aside.keep(bytes(1, 10 * KIB), "a");
    assertThat(kept()).containsExactly(1);
    assertThat(dropped).hasValue(2);
  }

  @Test
  void many_small_ones_count_as_the_blocks_that_they_fill() throws IOException {
    KeptAside aside = open(3 * KeptAside.FILE_BYTES_MIN, 100 * KIB);
    for (int i = 1; i <= 5; i++) {
      aside.keep(bytes(i, 1), "a");
    }
    assertThat(kept()).containsExactly(3, 4, 5);
    assertThat(dropped).hasValue(2);
  }

  @Test
  void a_restart_goes_on_with_what_is_there_and_within_its_limits() throws IOException {
    KeptAside before = open(100 * KIB, 100 * KIB);
    for (int i = 1; i <= 4; i++) {
      before.keep(bytes(i, 10 * KIB), "a");
    }
    Files.write(folder.resolve("part"), bytes(9, 10));

    KeptAside after = open(100 * KIB, 25 * KIB);

    assertThat(kept()).containsExactly(3, 4);
    assertThat(after.bytes()).isEqualTo(20 * KIB);
    assertThat(dropped).hasValue(2);
    after.keep(bytes(4, 10 * KIB), "b");
    assertThat(kept()).containsExactly(3, 4);
    after.keep(bytes(5, 10 * KIB), "a");
    assertThat(kept()).containsExactly(4, 5);
  }

  @Test
  void a_disk_that_takes_nothing_does_not_change_the_answer() throws IOException {
    KeptAside aside = open(100 * KIB, 100 * KIB);
    Files.delete(folder);
    aside.keep(bytes(1, 10), "a");
    assertThat(aside.bytes()).isZero();
  }
}
