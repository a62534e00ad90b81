package io.tajmi.election;

import org.jspecify.annotations.Nullable;

/** Where handlers get the sealed definition of an election from. */
@FunctionalInterface
public interface Definitions {

  /** The sealed definition, or null where no such election has been sealed in this log. */
  @Nullable Definition of(ElectionId election);
}
