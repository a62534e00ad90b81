package io.tajmi.replay.fork;

import io.tajmi.document.Fields;
import io.tajmi.document.Rejection;
import io.tajmi.election.BranchCode;
import io.tajmi.election.BranchId;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.replay.fork.Supposition.CountAsWritten;
import io.tajmi.replay.fork.Supposition.Suppose;
import io.tajmi.replay.fork.Supposition.Without;
import io.tajmi.ruling.RulingName;
import io.tajmi.view.RulingView;
import io.tajmi.view.Snapshot;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Looks whether the acts that a fork names, by position or envelope, are of some branches of its
 * contest. What is nowhere is of none of them, so that whoever asks about some branches is answered
 * alike of what is elsewhere and of what is not there.
 */
public final class NamedWithin {
  private final Fork fork;
  private final Snapshot base;
  private final RecordedActs log;
  private final Predicate<BranchCode> within;

  /** Envelopes of documents that are supposed. */
  private final Set<String> supposed = new HashSet<>();

  private NamedWithin(Fork fork, Snapshot base, RecordedActs log, Predicate<BranchCode> within) {
    this.fork = fork;
    this.base = base;
    this.log = log;
    this.within = within;
  }

  /**
   * Whether all of them are.
   *
   * @param base of the state that the fork stands on
   */
  public static boolean holds(
      Fork fork, Snapshot base, RecordedActs log, Predicate<BranchCode> within) {
    NamedWithin named = new NamedWithin(fork, base, log, within);
    return fork.suppositions().stream().allMatch(named::holds);
  }

  private boolean holds(Supposition supposition) {
    return switch (supposition) {
      case Without without ->
          without.entries().stream().allMatch(this::holds)
              && without.envelopes().stream().allMatch(this::leavesOut);
      case Suppose suppose -> holds(suppose);
      case CountAsWritten _ -> true;
    };
  }

  /** After the fork's own position stands what is supposed itself. */
  private boolean holds(long position) {
    return position > fork.position() || isWithin(log.entry(position));
  }

  private boolean leavesOut(String envelope) {
    if (supposed.contains(envelope)) {
      return true;
    }
    Long first = log.accepted(fork.contest().election().value(), envelope);
    return first != null && first <= fork.position() && isWithin(log.entry(first));
  }

  private boolean isWithin(DecodedEntry entry) {
    String stream = String.valueOf(entry.stream());
    if (stream.startsWith("branch/" + fork.contest() + "/")) {
      return within.test(BranchId.parse(stream).branch());
    }
    return base.rulings().values().stream()
        .filter(ruling -> ruling.issued().ruling().toString().equals(stream))
        .filter(ruling -> ruling.issued().contest().equals(fork.contest()))
        .anyMatch(ruling -> ruling.scope().stream().allMatch(within));
  }

  /** A ruling reverses one that is known there: it names some of the branches. */
  private boolean holds(Suppose suppose) {
    supposed.add(String.valueOf(NamedActs.envelope(suppose)));
    try {
      Fields fields = Fields.read(suppose.document().getBytes(StandardCharsets.UTF_8));
      String reversed = fields.has("reverses") ? fields.text("reverses") : null;
      return reversed == null || supposed.contains(reversed) || isKnown(reversed);
    } catch (Rejection malformed) {
      // It is refused for that when it is taken in.
      return true;
    }
  }

  private boolean isKnown(String envelope) {
    @Nullable RulingView ruling =
        base.rulings().get(new RulingName(fork.contest().election(), envelope));
    return ruling != null
        && ruling.issued().contest().equals(fork.contest())
        && ruling.scope().stream().anyMatch(within);
  }
}
