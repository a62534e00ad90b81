package io.tajmi.branch;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every ruling that has reached a branch, by its envelope, and what became of it. Immutable. */
public record SeenRulings(Map<String, Standing> byEnvelope) {
  /** None yet. */
  public static final SeenRulings NONE = new SeenRulings(Map.of());

  /** What a ruling is to the branch. */
  public enum Standing {
    /** An annulment that holds. */
    STANDING,
    /** An annulment that was reversed after it came. */
    REVERSED,
    /** An annulment that was reversed before it came, so that it never will take effect. */
    VOIDED,
    /** A ruling that reversed another one. */
    REVERSAL
  }

  /** Takes a sorted copy. */
  public SeenRulings {
    byEnvelope = Collections.unmodifiableMap(new TreeMap<>(byEnvelope));
  }

  /** What a ruling is to the branch; null where it has not been seen. */
  public @Nullable Standing of(String ruling) {
    return byEnvelope.get(ruling);
  }

  /** Whether any annulment holds. */
  public boolean annul() {
    return byEnvelope.containsValue(Standing.STANDING);
  }

  /** The annulments that hold, by envelope in order. */
  public List<String> standing() {
    return byEnvelope.entrySet().stream()
        .filter(seen -> seen.getValue() == Standing.STANDING)
        .map(Map.Entry::getKey)
        .toList();
  }

  SeenRulings annulled(String ruling) {
    return with(ruling, Standing.STANDING);
  }

  SeenRulings reversed(String ruling, String reverses) {
    Standing was = of(reverses) == null ? Standing.VOIDED : Standing.REVERSED;
    return with(ruling, Standing.REVERSAL).with(reverses, was);
  }

  private SeenRulings with(String ruling, Standing standing) {
    Map<String, Standing> next = new TreeMap<>(byEnvelope);
    next.put(ruling, standing);
    return new SeenRulings(next);
  }
}
