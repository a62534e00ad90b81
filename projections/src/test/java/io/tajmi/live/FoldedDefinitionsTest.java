package io.tajmi.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.election.Definition;
import io.tajmi.election.record.DefinitionCodec;
import io.tajmi.election.record.ElectionEvent;
import io.tajmi.election.record.SealedDefinitions;
import io.tajmi.eventlog.SecrecyLimits;
import io.tajmi.view.ElectionView;
import io.tajmi.view.RulingLedger;
import io.tajmi.view.SampleElection;
import io.tajmi.view.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FoldedDefinitionsTest {
  private final Definition definition =
      DefinitionCodec.definition(DefinitionCodec.rows(SampleElection.of(9)));
  private final SnapshotHolder snapshots = new SnapshotHolder();
  private final AtomicInteger reads = new AtomicInteger();
  private final FoldedDefinitions definitions =
      new FoldedDefinitions(
          snapshots,
          new SealedDefinitions(_ -> {
            reads.incrementAndGet();
            return events();
          }));

  private List<ElectionEvent> events() {
    List<ElectionEvent> events = new ArrayList<>(DefinitionCodec.parts(definition));
    events.add(
        new ElectionEvent.DefinitionSealed(
            definition.election(), definition.hash(), events.size()));
    return events;
  }

  @Test
  void the_log_is_asked_before_the_snapshot_has_the_election() {
    assertThat(definitions.of(definition.election())).isNotNull();
    assertThat(definitions.of(definition.election())).isNotNull();
    assertThat(reads).hasValue(1);
  }

  @Test
  void a_folded_definition_is_the_only_one_that_is_kept() {
    Definition assembled = definitions.of(definition.election());
    ElectionView folded = ElectionView.sealed(definition, 0, null, SecrecyLimits.DEFAULT);
    snapshots.publish(
        new Snapshot(
            0,
            null,
            null,
            new TreeMap<>(Map.of(definition.election(), folded)),
            RulingLedger.NONE.issued(),
            List.of()));
    assertThat(definitions.of(definition.election()))
        .isSameAs(folded.definition())
        .isNotSameAs(assembled);
    assertThat(reads).as("no read beside the snapshot").hasValue(1);
  }
}
