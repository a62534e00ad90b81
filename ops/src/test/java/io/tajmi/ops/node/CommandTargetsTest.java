package io.tajmi.ops.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.branch.BranchTallyCommand;
import io.tajmi.contest.ContestActCommand;
import io.tajmi.document.Authority;
import io.tajmi.election.BranchCode;
import io.tajmi.election.BranchId;
import io.tajmi.election.ContestCode;
import io.tajmi.election.ContestId;
import io.tajmi.election.DefinitionHash;
import io.tajmi.election.ElectionId;
import io.tajmi.election.record.ElectionCommand;
import io.tajmi.publication.PublicationCommand;
import io.tajmi.ruling.RulingCommand;
import io.tajmi.ruling.RulingId;
import java.util.List;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.modelling.command.AnnotationCommandTargetResolver;
import org.junit.jupiter.api.Test;

/** Each command there is goes where its annotation would send it. */
class CommandTargetsTest {
  private static final ElectionId ELECTION = new ElectionId("e");
  private static final ContestId CONTEST = new ContestId(ELECTION, new ContestCode("c"));

  @Test
  void every_kind_of_command_is_asked_of_the_stream_that_its_annotation_names() {
    BranchId branch = new BranchId(CONTEST, new BranchCode("1"));
    RulingId ruling = new RulingId(ELECTION, "0123456789abcdef".repeat(2));
    Authority authority = new Authority("body", "office", "1", "1", "2026-01-01");
    AnnotationCommandTargetResolver axon = AnnotationCommandTargetResolver.builder().build();
    List<Object> commands =
        List.of(
            new BranchTallyCommand.AnnulTally(branch, "ruling"),
            new BranchTallyCommand.RestoreTally(branch, "ruling", "other"),
            new BranchTallyCommand.CloseWithoutTally(branch, "envelope", "reason"),
            new BranchTallyCommand.Reopen(branch, "envelope", "reason"),
            new ContestActCommand.ReverseAct(CONTEST, "act", "other", authority),
            new ElectionCommand.SealDefinition(
                ELECTION, new DefinitionHash("0123456789abcdef".repeat(4)), 1),
            new PublicationCommand.HaltContest(CONTEST, "office", "reason"),
            new RulingCommand.CompleteEnforcement(ruling));
    for (Object one : commands) {
      CommandMessage<?> command = GenericCommandMessage.asCommandMessage(one);
      assertThat(new CommandTargets().resolveTarget(command))
          .as(one.toString())
          .isEqualTo(axon.resolveTarget(command));
    }
  }

  @Test
  void what_is_no_command_of_ours_is_refused() {
    assertThatThrownBy(() ->
            new CommandTargets().resolveTarget(GenericCommandMessage.asCommandMessage("record")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
