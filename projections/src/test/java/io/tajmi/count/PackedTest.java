package io.tajmi.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PackedTest {
  @ParameterizedTest
  @CsvSource({
    "0, 2",
    "32767, 2",
    "-32768, 2",
    "32768, 4",
    "-32769, 4",
    "2147483647, 4",
    "-2147483648, 4",
    "2147483648, 8",
    "-2147483649, 8",
    "9223372036854775807, 8",
    "-9223372036854775808, 8"
  })
  void the_largest_number_says_how_many_bytes_each_takes(long number, long bytes) {
    Packed packed = Packed.of(new long[] {1, number, -1});
    assertThat(packed.bytes()).isEqualTo(3 * bytes);
    assertThat(packed.toArray()).containsExactly(1, number, -1);
  }

  @Test
  void packed_numbers_are_the_same_numbers() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      int width = 1 + random.nextInt(Long.SIZE);
      long[] numbers =
          random.longs(random.nextInt(9)).map(number -> number >> (Long.SIZE - width)).toArray();
      Packed packed = Packed.of(numbers);
      assertThat(packed.length()).isEqualTo(numbers.length);
      assertThat(packed.toArray()).isEqualTo(numbers);
    }
  }

  @Test
  void what_is_written_to_later_changes_nothing() {
    long[] numbers = {1L << 40};
    Packed packed = Packed.of(numbers);
    numbers[0] = 5;
    packed.toArray()[0] = 6;
    assertThat(packed.get(0)).isEqualTo(1L << 40);
  }
}
