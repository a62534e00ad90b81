package io.tajmi.eventlog.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Killed at random moments while 64 writers ingest: what was acknowledged is there, once. */
class CrashTest {
  private static final int ROUNDS = 12;
  private static final int ROUNDS_SOAK = 500;

  /**
   * Each round verifies its whole log again, so a log that grew for ever would take ever longer.
   */
  private static final int ROUNDS_A_LOG = 25;

  private static final int ROUNDS_MUTANT_MAX = 5;

  @TempDir Path directory;

  @Test
  @Timeout(300)
  void nothing_acknowledged_is_lost_or_doubled_by_12_kills() throws Exception {
    assertNothingLost(ROUNDS, 30);
  }

  @Test
  @Tag("soak")
  @Timeout(7_200)
  void nothing_acknowledged_is_lost_or_doubled_by_500_kills() throws Exception {
    assertNothingLost(ROUNDS_SOAK, 500);
  }

  private void assertNothingLost(int rounds, long seed) throws Exception {
    int done = 0;
    for (int log = 0; done < rounds; log++) {
      Path one = Files.createDirectory(directory.resolve("log-" + log));
      KilledIngest ingest = new KilledIngest(one, IngestProgram.Way.SYNCED, seed + log);
      for (int i = 0; i < ROUNDS_A_LOG && done < rounds; i++) {
        assertThat(ingest.round()).as("round %d", done).isEmpty();
        done++;
      }
      assertThat(ingest.acknowledged()).isGreaterThan(ROUNDS_A_LOG);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = IngestProgram.Way.class,
      names = {"ACKNOWLEDGED_EARLY", "WITHOUT_WAL"})
  @Timeout(120)
  void the_same_check_finds_the_loss_of_a_mutant(IngestProgram.Way mutant) throws Exception {
    KilledIngest ingest = new KilledIngest(directory, mutant, 7);
    List<String> faults = new ArrayList<>();
    for (int round = 0; round < ROUNDS_MUTANT_MAX && faults.isEmpty(); round++) {
      faults.addAll(ingest.round());
    }
    // On a slow machine the head on record, which the mutant cut too, is what shows it first.
    assertThat(faults)
        .anyMatch(fault ->
            fault.startsWith("lost: ") || fault.contains("the checkpoint record has seen"));
  }
}
