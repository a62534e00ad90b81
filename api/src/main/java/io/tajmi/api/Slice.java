package io.tajmi.api;

import io.tajmi.branch.Rejection;
import io.tajmi.branch.RuleCode;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list in the order of the package.
 *
 * @param next code of the last of them where more follow, to go on after; else null
 */
record Slice<T>(List<T> items, @Nullable String next) {

  /** What follows a code, up to a limit. */
  static <T> Slice<T> of(
      List<T> all, Function<T, String> code, @Nullable String after, int limitAsked) {
    int limit = Views.limit(limitAsked);
    int first = after == null ? 0 : place(all, code, after) + 1;
    int end = Math.min(all.size(), first + limit);
    List<T> items = all.subList(first, end);
    return new Slice<>(items, end < all.size() ? code.apply(items.getLast()) : null);
  }

  private static <T> int place(List<T> all, Function<T, String> code, String after) {
    for (int i = 0; i < all.size(); i++) {
      if (code.apply(all.get(i)).equals(after)) {
        return i;
      }
    }
    throw nothingAfter(after);
  }

  /** Where a page is to go on after what is not in its list. */
  static Rejection nothingAfter(String after) {
    return new Rejection(
        RuleCode.R_101,
        "/after",
        "Nothing comes after " + after + "; take next of the page before.");
  }
}
