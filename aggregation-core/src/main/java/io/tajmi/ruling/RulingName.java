package io.tajmi.ruling;

import io.tajmi.election.ElectionId;
import io.tajmi.eventlog.Act;
import java.util.Comparator;

/** A ruling as everybody outside names it: by the envelope that it came in. */
public record RulingName(ElectionId election, String envelope) implements Comparable<RulingName> {
  private static final Comparator<RulingName> ORDER =
      Comparator.comparing((RulingName name) -> name.election().value())
          .thenComparing(RulingName::envelope);

  @Override
  public int compareTo(RulingName other) {
    return ORDER.compare(this, other);
  }

  /** What an act follows from that carries it out. */
  Act.Cause asCause() {
    return new Act.Cause(election.value(), envelope);
  }
}
