package io.tajmi.ops.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tajmi.api.ApiSettings;
import io.tajmi.api.http.BodyLimits;
import io.tajmi.eventlog.LogLimits;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MachineTest {
  private static final long GIB = 1L << 30;
  private static final int WANTED = ApiSettings.DEFAULT.live().clientsMax();

  @Test
  void streams_and_others_are_at_most_a_third_of_the_open_files_and_a_quarter_of_the_heap() {
    Random random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      Machine machine = new Machine(random.nextInt(200_000), (1 + random.nextInt(64)) * GIB / 4);
      int streams = machine.streams(WANTED);
      assertThat(streams).isBetween(0, WANTED);
      if (streams > 0) {
        assertThat(3L * (streams + 500)).isLessThanOrEqualTo(machine.openFilesMax());
        assertThat(4L * 72 * 1_024 * (streams + 500)).isLessThanOrEqualTo(machine.heapBytesMax());
      }
    }
    assertThat(new Machine(1 << 20, 8 * GIB).streams(WANTED)).isEqualTo(10_000);
    assertThat(new Machine(10_240, 8 * GIB).streams(WANTED)).isEqualTo(3_413 - 500);
    assertThat(new Machine(1 << 20, GIB / 2).streams(WANTED)).isEqualTo(1_638 - 500);
  }

  @Test
  void what_may_come_in_at_once_is_a_part_of_the_heap() {
    Machine small = new Machine(1 << 20, GIB / 2);
    assertThat(small.fit(ApiSettings.DEFAULT).bodies())
        .isEqualTo(new BodyLimits(64 << 20, 64 << 20));
    assertThat(small.queueBytesMax(LogLimits.DEFAULT.queueBytesMax())).isEqualTo(32 << 20);
    Machine large = new Machine(1 << 20, 64 * GIB);
    assertThat(large.fit(ApiSettings.DEFAULT).bodies()).isEqualTo(BodyLimits.DEFAULT);
    assertThat(large.queueBytesMax(LogLimits.DEFAULT.queueBytesMax())).isEqualTo(64 << 20);
  }

  @Test
  void a_process_that_is_too_small_is_told_what_to_change() {
    assertThatExceptionOfType(TajmiServer.NotStarted.class)
        .isThrownBy(() -> new Machine(1 << 20, GIB / 4).check())
        .withMessageContaining("maximum heap is 256 MiB")
        .withMessageContaining("-Xmx512m");
    assertThatExceptionOfType(TajmiServer.NotStarted.class)
        .isThrownBy(() -> new Machine(1_024, GIB).check())
        .withMessageContaining("may open 1024 files; a server needs 1800");
    assertThatCode(() -> new Machine(1_800, Machine.HEAP_BYTES_MIN).check())
        .doesNotThrowAnyException();
  }
}
