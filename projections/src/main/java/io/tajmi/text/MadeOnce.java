package io.tajmi.text;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Supplier;

/** What is made once of something for a language, and forgotten with it. Safe for threads. */
public final class MadeOnce<K, V> {
  private final Map<K, Map<Language, V>> known = Collections.synchronizedMap(new WeakHashMap<>());

  /**
   * What was made of it, or is made now.
   *
   * @param make must not hold on to {@code of}, or that is never forgotten
   */
  public V get(K of, Language language, Supplier<V> make) {
    return known
        .computeIfAbsent(of, _ -> Collections.synchronizedMap(new EnumMap<>(Language.class)))
        .computeIfAbsent(language, _ -> make.get());
  }
}
