package io.tajmi.ruling;

import io.tajmi.document.NotPossible;
import io.tajmi.document.Rejection;
import io.tajmi.document.Scope;
import io.tajmi.election.BranchCode;
import io.tajmi.ruling.RulingCommand.CompleteEnforcement;
import io.tajmi.ruling.RulingCommand.IssueRuling;
import io.tajmi.ruling.RulingEvent.EnforcementCompleted;
import io.tajmi.ruling.RulingEvent.RulingIssued;
import io.tajmi.ruling.RulingEvent.ScopePart;
import io.tajmi.ruling.RulingState.Enforced;
import io.tajmi.ruling.RulingState.Gathering;
import io.tajmi.ruling.RulingState.Open;
import java.util.ArrayList;
import java.util.List;

/** What a ruling answers to a command, given where it stands. Pure. */
public final class RulingDecisions {
  private RulingDecisions() {}

  /**
   * The events that the command leads to, to be written together; none where it was done before.
   *
   * @throws Rejection R.109
   */
  public static List<RulingEvent> decide(RulingState state, RulingCommand command) {
    return switch (command) {
      case IssueRuling issue -> issue(state, issue);
      case CompleteEnforcement complete -> complete(state, complete);
    };
  }

  private static List<RulingEvent> issue(RulingState state, IssueRuling command) {
    if (!(state instanceof Gathering gathering) || gathering.parts() > 0) {
      throw NotPossible.RULING_ISSUED.refusal();
    }
    List<RulingEvent> events = new ArrayList<>();
    List<List<BranchCode>> parts = Scope.parts(command.branches());
    for (List<BranchCode> part : parts) {
      events.add(new ScopePart(command.ruling(), events.size(), parts.size(), List.copyOf(part)));
    }
    events.add(
        new RulingIssued(
            command.ruling(),
            command.envelope(),
            command.kind(),
            command.contest(),
            command.reverses(),
            command.branches().size(),
            Scope.hash(command.branches()),
            command.body(),
            command.office(),
            command.article(),
            command.document(),
            command.date()));
    return events;
  }

  private static List<RulingEvent> complete(RulingState state, CompleteEnforcement command) {
    return switch (state) {
      case Open _ -> List.of(new EnforcementCompleted(command.ruling()));
      case Enforced _ -> List.of();
      case Gathering _ -> throw NotPossible.RULING_NOT_ISSUED.refusal();
    };
  }
}
