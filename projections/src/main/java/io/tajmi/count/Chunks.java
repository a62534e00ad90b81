package io.tajmi.count;

import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * An immutable row of values in chunks of {@value #CHUNK}; an edited copy shares every chunk that
 * was not written to.
 */
public final class Chunks<T> {
  public static final int CHUNK = 256;
  private static final int SHIFT = 8;
  private static final int MASK = CHUNK - 1;

  private final Object[][] chunks;
  private final int size;

  private Chunks(Object[][] chunks, int size) {
    this.chunks = chunks;
    this.size = size;
  }

  public static <T> Chunks<T> of(int size, IntFunction<? extends T> values) {
    Object[][] chunks = new Object[(size + MASK) >> SHIFT][];
    for (int chunk = 0; chunk < chunks.length; chunk++) {
      int first = chunk << SHIFT;
      Object[] filled = new Object[Math.min(CHUNK, size - first)];
      Arrays.setAll(filled, i -> values.apply(first + i));
      chunks[chunk] = filled;
    }
    return new Chunks<>(chunks, size);
  }

  public int size() {
    return size;
  }

  @SuppressWarnings("unchecked")
  public T get(int index) {
    return (T) chunks[index >> SHIFT][index & MASK];
  }

  /** Whether the chunk that holds this index is the same object in both. */
  @SuppressWarnings("ReferenceEquality")
  public boolean sharesChunk(int index, Chunks<T> other) {
    return chunks[index >> SHIFT] == other.chunks[index >> SHIFT];
  }

  /**
   * Tells of each value that is another object than before, with what was; of all where there was
   * nothing before.
   *
   * @return how many chunks hold such values
   */
  @SuppressWarnings({"ReferenceEquality", "unchecked"})
  public int differences(@Nullable Chunks<T> before, BiConsumer<@Nullable T, T> told) {
    int written = 0;
    for (int chunk = 0; chunk < chunks.length; chunk++) {
      Object[] was = before == null ? null : before.chunks[chunk];
      if (was == chunks[chunk]) {
        continue;
      }
      written++;
      for (int i = 0; i < chunks[chunk].length; i++) {
        Object earlier = was == null ? null : was[i];
        if (earlier != chunks[chunk][i]) {
          told.accept((T) earlier, (T) chunks[chunk][i]);
        }
      }
    }
    return written;
  }

  /** A writable copy, for one writer; of no use after {@link #done()}. */
  public static final class Edit<T> {
    private final Chunks<T> base;
    private final Object[][] chunks;

    public Edit(Chunks<T> base) {
      this.base = base;
      this.chunks = base.chunks.clone();
    }

    @SuppressWarnings("unchecked")
    public T get(int index) {
      return (T) chunks[index >> SHIFT][index & MASK];
    }

    @SuppressWarnings("ReferenceEquality")
    public void set(int index, T value) {
      int chunk = index >> SHIFT;
      if (chunks[chunk] == base.chunks[chunk]) {
        chunks[chunk] = base.chunks[chunk].clone();
      }
      chunks[chunk][index & MASK] = value;
    }

    public Chunks<T> done() {
      return new Chunks<>(chunks, base.size);
    }
  }
}
