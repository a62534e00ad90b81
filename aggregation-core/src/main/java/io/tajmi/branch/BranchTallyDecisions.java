package io.tajmi.branch;

import io.tajmi.branch.BranchState.Annulled;
import io.tajmi.branch.BranchState.Awaited;
import io.tajmi.branch.BranchState.NoTally;
import io.tajmi.branch.BranchState.Quarantined;
import io.tajmi.branch.BranchState.Recorded;
import io.tajmi.branch.BranchTallyCommand.AnnulTally;
import io.tajmi.branch.BranchTallyCommand.CloseWithoutTally;
import io.tajmi.branch.BranchTallyCommand.CorrectTally;
import io.tajmi.branch.BranchTallyCommand.RecordTally;
import io.tajmi.branch.BranchTallyCommand.Reopen;
import io.tajmi.branch.BranchTallyCommand.RestoreTally;
import io.tajmi.branch.BranchTallyEvent.ClosedWithoutTally;
import io.tajmi.branch.BranchTallyEvent.Reopened;
import io.tajmi.branch.BranchTallyEvent.TallyAnnulled;
import io.tajmi.branch.BranchTallyEvent.TallyCorrected;
import io.tajmi.branch.BranchTallyEvent.TallyRecorded;
import io.tajmi.branch.BranchTallyEvent.TallyRestored;
import io.tajmi.branch.SeenRulings.Standing;
import io.tajmi.document.NotPossible;
import io.tajmi.document.Places;
import io.tajmi.document.Rejection;
import io.tajmi.document.RuleCode;
import io.tajmi.election.Contest;
import io.tajmi.election.Definition;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a branch answers to a command, given where it stands. Pure. */
public final class BranchTallyDecisions {
  private BranchTallyDecisions() {}

  /**
   * The event that the command leads to; empty where it was done before.
   *
   * @throws Rejection R.102 to R.107 or R.109
   */
  public static Optional<BranchTallyEvent> decide(
      BranchState state, BranchTallyCommand command, Definition definition) {
    Contest contest = Places.contest(command.branch(), definition);
    return switch (command) {
      case RecordTally record -> Optional.of(record(state, record, contest, definition));
      case CorrectTally correct -> Optional.of(correct(state, correct, contest, definition));
      case AnnulTally annul -> annul(state, annul);
      case RestoreTally restore -> restore(state, restore);
      case CloseWithoutTally close -> Optional.of(close(state, close));
      case Reopen reopen -> Optional.of(reopen(state, reopen));
    };
  }

  private static BranchTallyEvent record(
      BranchState state, RecordTally command, Contest contest, Definition definition) {
    switch (state) {
      case Awaited _ -> {}
      case Recorded _, Quarantined _ ->
          throw new Rejection(
              RuleCode.R_105, null, "The branch has a tally; send a correction of it.");
      case Annulled _, NoTally _ -> throw notIn(state);
    }
    Measured measured = measure(command.tally(), contest, definition);
    return new TallyRecorded(
        command.branch(),
        definition.hash(),
        command.envelope(),
        command.tally(),
        measured.failed(),
        measured.heldBack());
  }

  private static BranchTallyEvent correct(
      BranchState state, CorrectTally command, Contest contest, Definition definition) {
    TallyInForce before =
        switch (state) {
          case Recorded recorded -> recorded.latest();
          case Quarantined quarantined -> quarantined.latest();
          case Awaited _ ->
              throw new Rejection(
                  RuleCode.R_107, "/corrects", "The branch has no tally to correct yet.");
          case Annulled _, NoTally _ -> throw notIn(state);
        };
    if (command.replaces() != null && !command.replaces().equals(before.envelope())) {
      throw new Rejection(
          RuleCode.R_107, "/corrects", "The tally in force came as " + before.envelope() + ".");
    }
    Measured measured = measure(command.tally(), contest, definition);
    return new TallyCorrected(
        command.branch(),
        definition.hash(),
        command.envelope(),
        before.envelope(),
        command.reason(),
        command.tally(),
        measured.failed(),
        measured.heldBack(),
        Contribution.change(state.counted(), measured.heldBack() ? null : command.tally()));
  }

  private static Optional<BranchTallyEvent> annul(BranchState state, AnnulTally command) {
    if (state.rulings().of(command.ruling()) != null) {
      return Optional.empty();
    }
    return switch (state) {
      case Awaited _, NoTally _ -> throw notIn(state);
      case Recorded _, Quarantined _, Annulled _ ->
          Optional.of(
              new TallyAnnulled(
                  command.branch(), command.ruling(), Contribution.change(state.counted(), null)));
    };
  }

  /** A ruling that was reversed before stays so: a second reversal of it does nothing. */
  private static Optional<BranchTallyEvent> restore(BranchState state, RestoreTally command) {
    if (state.rulings().of(command.ruling()) != null) {
      return Optional.empty();
    }
    Standing standing = state.rulings().of(command.reverses());
    if (standing == Standing.REVERSED || standing == Standing.VOIDED) {
      return Optional.empty();
    }
    if (standing == Standing.REVERSAL) {
      throw NotPossible.RULING_IS_A_REVERSAL.at("/reverses", command.reverses());
    }
    return Optional.of(
        new TallyRestored(
            command.branch(), command.ruling(), command.reverses(), restored(state, command)));
  }

  private static @Nullable Change restored(BranchState state, RestoreTally command) {
    if (!(state instanceof Annulled annulled)) {
      return null;
    }
    SeenRulings seen = state.rulings().reversed(command.ruling(), command.reverses());
    return Contribution.change(null, BranchState.of(annulled.latest(), seen).counted());
  }

  private static BranchTallyEvent close(BranchState state, CloseWithoutTally command) {
    return switch (state) {
      case Awaited _ ->
          new ClosedWithoutTally(command.branch(), command.envelope(), command.reason());
      case Recorded _, Quarantined _, Annulled _, NoTally _ -> throw notIn(state);
    };
  }

  private static BranchTallyEvent reopen(BranchState state, Reopen command) {
    return switch (state) {
      case NoTally _ -> new Reopened(command.branch(), command.envelope(), command.reason());
      case Awaited _, Recorded _, Quarantined _, Annulled _ -> throw notIn(state);
    };
  }

  private record Measured(List<String> failed, boolean heldBack) {}

  private static Measured measure(Tally tally, Contest contest, Definition definition) {
    Votes lists = tally.listVotes();
    if (tally.votes().size() != contest.candidates().size()
        || (lists != null && lists.size() != contest.lists().size())) {
      throw new Rejection(
          RuleCode.R_104, null, "The tally is not in the order of definition " + definition.hash());
    }
    List<Finding> findings = TallyRules.check(tally, contest, definition.policy());
    return new Measured(
        TallyRules.failed(findings), TallyRules.heldBack(findings, definition.policy()));
  }

  private static Rejection notIn(BranchState state) {
    NotPossible why =
        switch (state) {
          case Awaited _ -> NotPossible.BRANCH_AWAITED;
          case Recorded _ -> NotPossible.BRANCH_RECORDED;
          case Quarantined _ -> NotPossible.BRANCH_QUARANTINED;
          case Annulled _ -> NotPossible.BRANCH_ANNULLED;
          case NoTally _ -> NotPossible.BRANCH_CLOSED;
        };
    return why.refusal();
  }
}
