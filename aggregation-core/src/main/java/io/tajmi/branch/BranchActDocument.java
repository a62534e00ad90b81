package io.tajmi.branch;

import io.tajmi.document.EnvelopeContent;
import io.tajmi.document.Fields;
import io.tajmi.document.Places;
import io.tajmi.document.Rejection;
import io.tajmi.document.Request;
import io.tajmi.election.BranchId;
import io.tajmi.election.Contest;
import io.tajmi.election.Definition;
import io.tajmi.eventlog.Act;
import java.util.Map;
import java.util.Set;

/** The document {@code {envelope, reason}} that closes a branch without a tally or reopens it. */
public record BranchActDocument(String envelope, String reason) {

  /**
   * Reads it strictly.
   *
   * @throws Rejection R.101 or R.108
   */
  public static BranchActDocument parse(byte[] bytes) {
    Fields document = Fields.read(bytes).only(Set.of("envelope", "reason"));
    return new BranchActDocument(document.envelope("envelope"), document.text("reason"));
  }

  /**
   * The request to close a branch without a tally.
   *
   * @param contest its code as sent
   * @param branch its code as sent
   * @throws Rejection R.101, R.102 or R.103
   */
  public Request<BranchTallyCommand> close(String contest, String branch, Definition definition) {
    BranchId id = branch(contest, branch, definition);
    return new Request<>(
        new BranchTallyCommand.CloseWithoutTally(id, envelope, reason), envelope("close", id));
  }

  /**
   * The request to await a branch again.
   *
   * @param contest its code as sent
   * @param branch its code as sent
   * @throws Rejection R.101, R.102 or R.103
   */
  public Request<BranchTallyCommand> reopen(String contest, String branch, Definition definition) {
    BranchId id = branch(contest, branch, definition);
    return new Request<>(
        new BranchTallyCommand.Reopen(id, envelope, reason), envelope("reopen", id));
  }

  private static BranchId branch(String contest, String branch, Definition definition) {
    Contest known = Places.contest(contest, definition, null);
    return Places.branch(branch, known, definition, null);
  }

  private Act.Envelope envelope(String act, BranchId branch) {
    return new Act.Envelope(
        branch.contest().election().value(),
        envelope,
        EnvelopeContent.hash(act, Map.of("branch", branch.toString(), "reason", reason)));
  }
}
