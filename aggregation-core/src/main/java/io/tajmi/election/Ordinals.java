package io.tajmi.election;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Where codes stand in their lists. */
final class Ordinals {
  private Ordinals() {}

  /**
   * The place of each value by its code, in a map that is as small as its content.
   *
   * @throws IllegalArgumentException where two have one code
   */
  static <T, C> Map<C, Integer> of(List<T> values, Function<T, C> code) {
    Map<C, Integer> places = HashMap.newHashMap(values.size());
    for (int i = 0; i < values.size(); i++) {
      if (places.put(code.apply(values.get(i)), i) != null) {
        throw new IllegalArgumentException("twice: " + code.apply(values.get(i)));
      }
    }
    return Map.copyOf(places);
  }
}
