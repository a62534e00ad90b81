package io.tajmi.ops.node;

import io.tajmi.EventCatalogue;
import io.tajmi.admission.Admission;
import io.tajmi.contest.SecondRounds;
import io.tajmi.election.Definition;
import io.tajmi.election.Definitions;
import io.tajmi.election.ElectionId;
import io.tajmi.election.record.ElectionEvent;
import io.tajmi.election.record.SealedDefinitions;
import io.tajmi.eventlog.Act;
import io.tajmi.eventlog.Commands;
import io.tajmi.eventlog.Decided;
import io.tajmi.eventlog.LogPosition;
import io.tajmi.eventlog.Receipt;
import io.tajmi.eventlog.codec.EventCodec;
import io.tajmi.eventlog.reader.StreamReader;
import io.tajmi.eventlog.writer.EventLog;
import io.tajmi.fold.Fold;
import io.tajmi.fold.FoldState;
import io.tajmi.live.SnapshotHolder;
import io.tajmi.outcome.Outcomes;
import io.tajmi.ruling.LogRulings;
import io.tajmi.ruling.RulingEnforcement;
import io.tajmi.view.Snapshot;
import java.time.Duration;
import java.util.Objects;

/** All of a node that decides, over a log that others write too: nothing is shared but the log. */
final class Handlers implements AutoCloseable {
  static final String ACTOR = "test:operator";

  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final SnapshotHolder snapshots = new SnapshotHolder();
  private final Outcomes outcomes = new Outcomes();
  private final Definitions definitions;
  private final AxonNode axon;
  private final Commands commands;
  private final Admission admission;
  private final RulingEnforcement enforcement;
  private final SecondRounds secondRounds;

  /** Over a log that was founded and holds no more than that. */
  Handlers(EventLog log) {
    EventCodec codec = EventCatalogue.codec();
    StreamReader streams = new StreamReader(log, codec);
    definitions =
        new SealedDefinitions(election ->
            streams.events("election/" + election).stream()
                .map(ElectionEvent.class::cast)
                .toList());
    Fold fold = new Fold(FoldState.first());
    axon =
        new AxonNode(
            log,
            codec,
            definitions,
            fold,
            state -> snapshots.publish(state.snapshot()),
            configurer -> {});
    commands = axon.commands();
    LogRulings rulings =
        new LogRulings(
            log,
            codec,
            () ->
                snapshots.current().openRulings().stream()
                    .map(ruling -> ruling.issued().name())
                    .toList());
    admission = new Admission(log, this::await, outcomes, rulings);
    enforcement = new RulingEnforcement(commands, rulings, Node.SELF);
    secondRounds = new SecondRounds(commands, definitions, Node.SELF);
    axon.start();
  }

  private Snapshot await(long position) {
    try {
      return snapshots.awaitAtLeast(new LogPosition(position), LONGEST).orElseThrow();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  Receipt decide(Decided.Deciding deciding, Act.Envelope envelope) {
    return Objects.requireNonNull(commands.decide(deciding, Act.of(ACTOR, envelope)), "a receipt");
  }

  Definition definition(ElectionId election) {
    return Objects.requireNonNull(definitions.of(election), "a sealed definition");
  }

  Commands commands() {
    return commands;
  }

  Admission admission() {
    return admission;
  }

  RulingEnforcement enforcement() {
    return enforcement;
  }

  SecondRounds secondRounds() {
    return secondRounds;
  }

  @Override
  public void close() {
    axon.stop();
    outcomes.close();
  }
}
