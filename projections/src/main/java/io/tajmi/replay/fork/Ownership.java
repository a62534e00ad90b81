package io.tajmi.replay.fork;

import io.tajmi.replay.fork.ForkStore.Owner;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * For whom a fork is kept. Immutable.
 *
 * @param names by caller, of each circle that made it
 */
record Ownership(SortedMap<String, SortedMap<String, String>> names) {
  static final Ownership NOBODY = new Ownership(new TreeMap<>());

  /** Takes a copy. */
  Ownership {
    TreeMap<String, SortedMap<String, String>> copy = new TreeMap<>();
    names.forEach(
        (circle, of) -> copy.put(circle, Collections.unmodifiableSortedMap(new TreeMap<>(of))));
    names = Collections.unmodifiableSortedMap(copy);
  }

  boolean isOf(Owner owner) {
    return names.containsKey(owner.circle());
  }

  Set<String> circles() {
    return names.keySet();
  }

  /** Of what circles keep, the least that one of these does. */
  Long least(Map<String, Long> kept) {
    return circles().stream().map(kept::get).filter(Objects::nonNull).min(Long::compare).orElse(0L);
  }

  boolean isNamed() {
    return names.values().stream().anyMatch(of -> !of.isEmpty());
  }

  @Nullable String name(Owner owner) {
    Map<String, String> of = names.get(owner.circle());
    return of == null ? null : of.get(owner.caller());
  }

  /** With an owner; the caller's name stays where none is given. */
  Ownership with(Owner owner, @Nullable String name) {
    return changed(
        owner,
        of -> {
          if (name != null) {
            of.put(owner.caller(), name);
          }
        });
  }

  Ownership forgetting(Owner owner) {
    return changed(owner, of -> of.remove(owner.caller()));
  }

  private interface Change {
    void to(Map<String, String> names);
  }

  private Ownership changed(Owner owner, Change change) {
    TreeMap<String, SortedMap<String, String>> next = new TreeMap<>(names);
    SortedMap<String, String> of =
        new TreeMap<>(next.getOrDefault(owner.circle(), Collections.emptySortedMap()));
    change.to(of);
    next.put(owner.circle(), of);
    return new Ownership(next);
  }
}
