package io.tajmi.contest;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.tajmi.contest.ContestActCommand.AnnulContest;
import io.tajmi.contest.ContestActCommand.AnnulVotes;
import io.tajmi.contest.ContestActCommand.CallSecondRound;
import io.tajmi.contest.ContestActCommand.RecordLot;
import io.tajmi.contest.ContestActCommand.ReverseAct;
import io.tajmi.contest.ContestActCommand.VacateSeats;
import io.tajmi.contest.ContestActCommand.WithdrawCandidate;
import io.tajmi.document.Places;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestId;
import io.tajmi.election.ContestStream;
import io.tajmi.election.Definitions;
import io.tajmi.eventlog.codec.CorruptedStream;
import io.tajmi.eventlog.codec.DecodedEntry.Unreadable;
import io.tajmi.publication.PublicationCommand;
import io.tajmi.publication.PublicationCommand.HaltContest;
import io.tajmi.publication.PublicationCommand.ReleaseContest;
import io.tajmi.publication.PublicationEvent;
import io.tajmi.publication.PublicationState;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.jspecify.annotations.Nullable;

/** The aggregate of a contest as a whole: loads, decides, applies. */
class ContestRecord {
  @AggregateIdentifier private @Nullable ContestStream id;
  private PublicationState publication = PublicationState.CLOSED;
  private ContestState acts = ContestState.NEW;

  ContestRecord() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void release(ReleaseContest command, Definitions definitions) {
    publish(command, definitions);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void halt(HaltContest command, Definitions definitions) {
    publish(command, definitions);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void withdraw(WithdrawCandidate command, Definitions definitions) {
    act(command, definitions);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void annul(AnnulVotes command, Definitions definitions) {
    act(command, definitions);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void annul(AnnulContest command, Definitions definitions) {
    act(command, definitions);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void vacate(VacateSeats command, Definitions definitions) {
    act(command, definitions);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void reverse(ReverseAct command, Definitions definitions) {
    act(command, definitions);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void draw(RecordLot command, Definitions definitions) {
    act(command, definitions);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void call(CallSecondRound command, Definitions definitions) {
    act(command, definitions);
  }

  private void publish(PublicationCommand command, Definitions definitions) {
    var _ = contest(command.contest(), definitions);
    apply(publication.decide(command));
  }

  private void act(ContestActCommand command, Definitions definitions) {
    Contest contest = contest(command.contest(), definitions);
    ContestDecisions.decide(acts, command, contest).forEach(event -> apply(event));
  }

  private static Contest contest(ContestId id, Definitions definitions) {
    var definition = Places.definition(id.election(), definitions);
    return Places.contest(id.contest().value(), definition, null);
  }

  @EventSourcingHandler
  void evolve(PublicationEvent event) {
    id = new ContestStream(event.contest());
    publication = publication.after(event);
  }

  @EventSourcingHandler
  void evolve(ContestActEvent event) {
    id = new ContestStream(event.contest());
    acts = acts.after(event);
  }

  @EventSourcingHandler
  void refuse(Unreadable event) {
    throw new CorruptedStream(
        String.valueOf(id),
        "an entry of type " + event.type() + " cannot be read: " + event.reason());
  }
}
