package io.tajmi.election.pack;

import io.tajmi.election.Definition;
import java.util.List;

/** What came of reading a package: a whole definition, or everything that is wrong with it. */
public sealed interface PackageReading {

  /** The package is sound. */
  record Accepted(Definition definition) implements PackageReading {}

  /**
   * The package is refused whole; at least one fault, at most 1,000 and one that counts the rest.
   */
  record Refused(List<PackageFault> faults) implements PackageReading {
    /** Takes a copy. */
    public Refused {
      faults = List.copyOf(faults);
    }
  }
}
