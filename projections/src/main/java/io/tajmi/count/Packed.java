package io.tajmi.count;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Whole numbers in as many bytes each as the largest of them needs: two, four or eight. Most areas
 * are small, and a state of the past keeps the figures of each that was touched. Immutable.
 */
public final class Packed {
  private static final VarHandle SHORTS = view(short[].class);
  private static final VarHandle INTS = view(int[].class);
  private static final VarHandle LONGS = view(long[].class);

  private final byte[] bytes;
  private final byte width;

  private Packed(long[] numbers, int width) {
    this.bytes = new byte[numbers.length * width];
    this.width = (byte) width;
    for (int i = 0; i < numbers.length; i++) {
      put(i * width, numbers[i]);
    }
  }

  private static VarHandle view(Class<?> array) {
    return MethodHandles.byteArrayViewVarHandle(array, ByteOrder.nativeOrder());
  }

  /** The same numbers, packed. */
  static Packed of(long[] numbers) {
    long largest = 0;
    for (long number : numbers) {
      // A number below zero needs as much as the one above that has its bits turned round.
      largest |= number ^ (number >> (Long.SIZE - 1));
    }
    if (largest > Integer.MAX_VALUE) {
      return new Packed(numbers, Long.BYTES);
    }
    return new Packed(numbers, largest > Short.MAX_VALUE ? Integer.BYTES : Short.BYTES);
  }

  private void put(int offset, long number) {
    switch (width) {
      case Short.BYTES -> SHORTS.set(bytes, offset, (short) number);
      case Integer.BYTES -> INTS.set(bytes, offset, (int) number);
      default -> LONGS.set(bytes, offset, number);
    }
  }

  /** How many there are. */
  public int length() {
    return bytes.length / width;
  }

  /** One of them. */
  long get(int index) {
    int offset = index * width;
    return switch (width) {
      case Short.BYTES -> (short) SHORTS.get(bytes, offset);
      case Integer.BYTES -> (int) INTS.get(bytes, offset);
      default -> (long) LONGS.get(bytes, offset);
    };
  }

  /** A copy of them all. */
  long[] toArray() {
    long[] numbers = new long[length()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = get(i);
    }
    return numbers;
  }

  /** What they take in the heap beside the headers, in bytes. */
  public long bytes() {
    return bytes.length;
  }
}
