package io.tajmi.ops.node;

import io.tajmi.branch.BranchTallyCommand;
import io.tajmi.contest.ContestActCommand;
import io.tajmi.election.record.ElectionCommand;
import io.tajmi.publication.PublicationCommand;
import io.tajmi.ruling.RulingCommand;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;

/**
 * The stream that a command is asked of, as each kind of command says it. Axon would find the same
 * by looking through the annotations of the command's class, each time anew.
 */
final class CommandTargets implements CommandTargetResolver {
  @Override
  public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> command) {
    return new VersionedAggregateIdentifier(target(command.getPayload()), null);
  }

  private static Object target(Object command) {
    return switch (command) {
      case BranchTallyCommand branch -> branch.branch();
      case ElectionCommand election -> election.stream();
      case RulingCommand ruling -> ruling.ruling();
      case ContestActCommand contest -> contest.stream();
      case PublicationCommand contest -> contest.stream();
      default -> throw new IllegalArgumentException(command.getClass() + " is asked of no stream");
    };
  }
}
