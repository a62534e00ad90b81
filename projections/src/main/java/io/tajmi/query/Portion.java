package io.tajmi.query;

import io.tajmi.text.Share;
import org.jspecify.annotations.Nullable;

/** An exact part of a whole, both as counted; the part may be larger. */
public record Portion(long part, long whole) {

  /** Whether there is anything to be a part of. */
  public boolean known() {
    return whole > 0;
  }

  /** For reading; null where there is nothing to be a part of. */
  public @Nullable Share share() {
    return known() ? Share.of(part, whole) : null;
  }

  /** For drawing: in units of which the whole has so many, rounded down; 0 of nothing. */
  public long in(long units) {
    return known() ? Math.multiplyExact(part, units) / whole : 0;
  }
}
