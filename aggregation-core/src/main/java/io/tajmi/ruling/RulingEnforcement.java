package io.tajmi.ruling;

import io.tajmi.branch.BranchTallyCommand;
import io.tajmi.branch.BranchTallyCommand.AnnulTally;
import io.tajmi.branch.BranchTallyCommand.RestoreTally;
import io.tajmi.election.BranchCode;
import io.tajmi.election.BranchId;
import io.tajmi.eventlog.Act;
import io.tajmi.eventlog.Commands;
import io.tajmi.ruling.RulingCommand.CompleteEnforcement;
import io.tajmi.ruling.RulingEvent.RulingIssued;

/**
 * Carries rulings to the branches that they name. Each step may be done again without effect, so
 * after any crash the open rulings are simply enforced once more, in the order of their positions.
 */
public final class RulingEnforcement {
  private final Commands commands;
  private final Rulings rulings;
  private final String actor;

  /** Acts as {@code actor}, an opaque id. */
  public RulingEnforcement(Commands commands, Rulings rulings, String actor) {
    this.commands = commands;
    this.rulings = rulings;
    this.actor = actor;
  }

  /** Enforces every open ruling, in the order of their positions. */
  public void enforceOpen() {
    rulings.open().forEach(this::enforce);
  }

  /** Enforces one ruling in the order of its scope; nothing where it is unknown or was enforced. */
  public void enforce(RulingName ruling) {
    Rulings.Issued found = rulings.of(ruling);
    if (found == null || !found.open()) {
      return;
    }
    Act act = new Act(actor, null, ruling.asCause());
    for (BranchCode branch : found.branches()) {
      commands.send(step(found.issued(), branch), act);
    }
    commands.send(new CompleteEnforcement(found.issued().ruling()), act);
  }

  /** What carrying out a ruling asks of one branch of its scope. */
  public static BranchTallyCommand step(RulingIssued issued, BranchCode branch) {
    BranchId id = new BranchId(issued.contest(), branch);
    String reverses = issued.reverses();
    return reverses == null
        ? new AnnulTally(id, issued.envelope())
        : new RestoreTally(id, issued.envelope(), reverses);
  }
}
