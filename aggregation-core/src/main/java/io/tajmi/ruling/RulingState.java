package io.tajmi.ruling;

import io.tajmi.document.Scope;
import io.tajmi.election.BranchCode;
import io.tajmi.eventlog.codec.CorruptedStream;
import io.tajmi.ruling.RulingEvent.EnforcementCompleted;
import io.tajmi.ruling.RulingEvent.RulingIssued;
import io.tajmi.ruling.RulingEvent.ScopePart;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a ruling stands: a fold of its events.
 *
 * <pre>{@code
 * stateDiagram-v2
 *   [*] --> Gathering
 *   Gathering --> Gathering: ScopePart
 *   Gathering --> Open: RulingIssued
 *   Open --> Enforced: EnforcementCompleted
 * }</pre>
 */
public sealed interface RulingState {

  /** Before the first part. */
  static RulingState first() {
    return new Gathering(0, 0, List.of());
  }

  /** Parts of its scope have come, which mean nothing yet. */
  record Gathering(int parts, int of, List<BranchCode> branches) implements RulingState {}

  /** A ruling on record. */
  sealed interface OnRecord extends RulingState {
    /** The ruling as issued. */
    RulingIssued issued();

    /** Its scope, in its order. */
    List<BranchCode> branches();

    /** Whether branches of its scope may not have been reached yet. */
    default boolean open() {
      return this instanceof Open;
    }
  }

  /** Issued; branches of its scope may not have been reached yet. */
  record Open(RulingIssued issued, List<BranchCode> branches) implements OnRecord {}

  /** Every branch of its scope has been reached. */
  record Enforced(RulingIssued issued, List<BranchCode> branches) implements OnRecord {}

  /**
   * The state that an event leads to.
   *
   * @throws CorruptedStream where the event does not fit, or its seal does not match its parts
   */
  default RulingState after(RulingEvent event) {
    return switch (this) {
      case Gathering gathering ->
          switch (event) {
            case ScopePart part -> gather(gathering, part);
            case RulingIssued issued -> issue(gathering, issued);
            case EnforcementCompleted _ -> throw misfit(event);
          };
      case Open open ->
          switch (event) {
            case EnforcementCompleted _ -> new Enforced(open.issued(), open.branches());
            case ScopePart _, RulingIssued _ -> throw misfit(event);
          };
      case Enforced _ -> throw misfit(event);
    };
  }

  private static RulingState gather(Gathering before, ScopePart part) {
    if (part.index() != before.parts() || (before.parts() > 0 && part.of() != before.of())) {
      throw misfit(part);
    }
    List<BranchCode> branches = new ArrayList<>(before.branches());
    branches.addAll(part.branches());
    return new Gathering(before.parts() + 1, part.of(), List.copyOf(branches));
  }

  private static RulingState issue(Gathering before, RulingIssued issued) {
    if (before.parts() != before.of()
        || before.branches().size() != issued.branches()
        || !Scope.hash(before.branches()).equals(issued.scope())) {
      throw new CorruptedStream(issued.ruling(), "its scope is not what its parts name");
    }
    return new Open(issued, before.branches());
  }

  private static CorruptedStream misfit(RulingEvent event) {
    return new CorruptedStream(
        event.ruling(), event.getClass().getSimpleName() + " does not fit what it follows");
  }
}
