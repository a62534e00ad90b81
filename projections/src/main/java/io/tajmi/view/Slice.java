package io.tajmi.view;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param next code of the last of this page where more follow, to go on after; else null
 */
public record Slice<T>(List<T> items, @Nullable String next) {

  /**
   * What follows a code, up to a limit.
   *
   * @param after null for the first page
   * @throws NothingAfter where nothing in the list has that code
   */
  public static <T> Slice<T> of(
      List<T> all, Function<T, String> code, @Nullable String after, int limit) {
    int first = after == null ? 0 : place(all, code, after) + 1;
    int end = Math.min(all.size(), first + limit);
    return new Slice<>(
        List.copyOf(all.subList(first, end)),
        end < all.size() ? code.apply(all.get(end - 1)) : null);
  }

  private static <T> int place(List<T> all, Function<T, String> code, String after) {
    for (int i = 0; i < all.size(); i++) {
      if (code.apply(all.get(i)).equals(after)) {
        return i;
      }
    }
    throw new NothingAfter(after);
  }
}
