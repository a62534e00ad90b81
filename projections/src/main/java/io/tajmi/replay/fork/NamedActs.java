package io.tajmi.replay.fork;

import io.tajmi.document.Fields;
import io.tajmi.document.Rejection;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.replay.fork.Supposition.Suppose;
import io.tajmi.replay.fork.Supposition.Without;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Names each act that a fork leaves out by its envelope, also where one of its entries was named,
 * so that whoever leaves out the same act supposes the same. What followed from an act has no
 * envelope, and is named by its position still.
 */
public final class NamedActs {
  private final Fork fork;
  private final RecordedActs log;

  /** Envelopes of documents that are supposed: by these an act of the log would not be meant. */
  private final Set<String> supposed = new HashSet<>();

  private NamedActs(Fork fork, RecordedActs log) {
    this.fork = fork;
    this.log = log;
    for (Supposition supposition : fork.suppositions()) {
      if (supposition instanceof Suppose suppose) {
        supposed.add(String.valueOf(envelope(suppose)));
      }
    }
  }

  /** A fork with its acts so named. */
  public static Fork of(Fork fork, RecordedActs log) {
    NamedActs named = new NamedActs(fork, log);
    List<Supposition> suppositions =
        fork.suppositions().stream()
            .map(it -> it instanceof Without without ? named.by(without) : it)
            .toList();
    return new Fork(
        fork.origin(), fork.position(), fork.root(), fork.contest(), suppositions, fork.rule());
  }

  /** The envelope that a document comes in; null where it is malformed. */
  static @Nullable String envelope(Suppose suppose) {
    byte[] document = suppose.document().getBytes(StandardCharsets.UTF_8);
    try {
      return Fields.read(document).envelopeOf(document);
    } catch (Rejection malformed) {
      // It is refused for that when it is taken in.
      return null;
    }
  }

  private Supposition by(Without without) {
    SortedSet<Long> entries = new TreeSet<>();
    SortedSet<String> envelopes = new TreeSet<>(without.envelopes());
    for (long position : without.entries()) {
      String envelope = position > fork.position() ? null : envelope(log.entry(position));
      if (envelope == null) {
        entries.add(position);
      } else {
        envelopes.add(envelope);
      }
    }
    return new Without(entries, envelopes);
  }

  private @Nullable String envelope(DecodedEntry entry) {
    String envelope = entry.meta().get("envelope");
    boolean isOfContest = fork.contest().toString().equals(entry.contest());
    return isOfContest && Facts.cause(entry) == null && !supposed.contains(String.valueOf(envelope))
        ? envelope
        : null;
  }
}
