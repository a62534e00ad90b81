package io.tajmi.view;

import java.util.Arrays;

/**
 * Whole numbers in as many bytes each as the largest of them needs: two, four or eight. Most areas
 * are small, and a state of the past keeps the figures of each that was touched. Immutable.
 */
sealed interface Packed {

  /** The same numbers, packed. */
  static Packed of(long[] numbers) {
    long outside = 0;
    for (long number : numbers) {
      outside |= number ^ (number >> (Long.SIZE - 1));
    }
    if (outside <= Short.MAX_VALUE) {
      return new Shorts(numbers);
    }
    return outside <= Integer.MAX_VALUE ? new Ints(numbers) : new Longs(numbers.clone());
  }

  /** How many there are. */
  int length();

  /** One of them. */
  long get(int index);

  /** What they take in the heap, in bytes. */
  long bytes();

  /** A copy of them all. */
  default long[] toArray() {
    long[] numbers = new long[length()];
    Arrays.setAll(numbers, this::get);
    return numbers;
  }

  /** From -32,768 to 32,767. */
  final class Shorts implements Packed {
    private final short[] numbers;

    private Shorts(long[] wide) {
      numbers = new short[wide.length];
      for (int i = 0; i < wide.length; i++) {
        numbers[i] = (short) wide[i];
      }
    }

    @Override
    public int length() {
      return numbers.length;
    }

    @Override
    public long get(int index) {
      return numbers[index];
    }

    @Override
    public long bytes() {
      return (long) Short.BYTES * numbers.length;
    }
  }

  /** Up to nine digits and a little more. */
  final class Ints implements Packed {
    private final int[] numbers;

    private Ints(long[] wide) {
      numbers = new int[wide.length];
      for (int i = 0; i < wide.length; i++) {
        numbers[i] = (int) wide[i];
      }
    }

    @Override
    public int length() {
      return numbers.length;
    }

    @Override
    public long get(int index) {
      return numbers[index];
    }

    @Override
    public long bytes() {
      return (long) Integer.BYTES * numbers.length;
    }
  }

  /** Any. */
  final class Longs implements Packed {
    private final long[] numbers;

    private Longs(long[] numbers) {
      this.numbers = numbers;
    }

    @Override
    public int length() {
      return numbers.length;
    }

    @Override
    public long get(int index) {
      return numbers[index];
    }

    @Override
    public long bytes() {
      return (long) Long.BYTES * numbers.length;
    }
  }
}
