package io.tajmi.bench;

import io.tajmi.branch.BranchTallyEvent;
import io.tajmi.election.Definition;
import io.tajmi.election.record.ElectionEvent.DefinitionSealed;
import io.tajmi.eventlog.LogPosition;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.fold.Fold;
import io.tajmi.live.SnapshotHolder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/** The fold behind the reference: takes the events as objects, one snapshot a batch. */
final class MemoryView {
  private static final String BATCH = "io.tajmi.bench.batch";

  private final Fold fold;
  private final SnapshotHolder snapshots;
  private long position;

  MemoryView(Fold fold, Definition definition, SnapshotHolder snapshots) {
    this.fold = fold;
    this.snapshots = snapshots;
    DefinitionSealed seal = new DefinitionSealed(definition.election(), definition.hash(), 1);
    snapshots.publish(
        fold.apply(
            List.of(
                new DecodedEntry(
                    new LogPosition(0),
                    "election.definition-sealed/1",
                    "election/" + definition.election(),
                    0,
                    null,
                    Instant.EPOCH,
                    Map.of(),
                    List.of(seal)))));
  }

  @EventHandler
  void on(BranchTallyEvent event, DomainEventMessage<?> message) {
    UnitOfWork<?> batch = CurrentUnitOfWork.get().root();
    List<DecodedEntry> entries = batch.getOrComputeResource(BATCH, key -> begin(batch));
    position++;
    entries.add(
        new DecodedEntry(
            new LogPosition(position),
            "branch.tally-recorded/1",
            message.getAggregateIdentifier(),
            message.getSequenceNumber(),
            event.branch().contest().toString(),
            message.getTimestamp(),
            Map.of(),
            List.of(event)));
  }

  private List<DecodedEntry> begin(UnitOfWork<?> batch) {
    List<DecodedEntry> entries = new ArrayList<>();
    batch.onPrepareCommit(committing -> snapshots.publish(fold.apply(entries)));
    return entries;
  }
}
