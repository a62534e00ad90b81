package io.tajmi.ops.fiction;

import java.util.List;

/** Takes from the head of a list, which has been shuffled. */
public final class Draw {
  private Draw() {}

  /** Takes so many out of it, or all where there are fewer. */
  public static <T> List<T> from(List<T> shuffled, int count) {
    List<T> head = shuffled.subList(0, Math.min(count, shuffled.size()));
    List<T> taken = List.copyOf(head);
    head.clear();
    return taken;
  }
}
