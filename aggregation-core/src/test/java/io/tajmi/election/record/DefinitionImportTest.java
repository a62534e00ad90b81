package io.tajmi.election.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.election.Definition;
import io.tajmi.election.pack.PackageInMemory;
import io.tajmi.eventlog.Act;
import io.tajmi.eventlog.Commands;
import io.tajmi.eventlog.Decided;
import io.tajmi.eventlog.LogPosition;
import io.tajmi.eventlog.OutcomeUnknown;
import io.tajmi.eventlog.Receipt;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class DefinitionImportTest {

  /** A log of one election in memory that dies after a number of commits. */
  private static final class MortalLog implements Commands {
    private final List<ElectionEvent> entries = new ArrayList<>();
    private final Map<Act.Envelope, Receipt> receipts = new HashMap<>();
    private DefinitionState state = DefinitionState.NEW;
    private int commitsLeft = Integer.MAX_VALUE;
    private boolean diesBeforeAnswering;

    @Override
    public Receipt decide(Decided.Deciding deciding, Act act) {
      Object command = deciding.now().command();
      Receipt first = receipts.get(act.envelope());
      if (first != null) {
        return new Receipt(first.position(), first.last(), first.leafHash(), true, null, null);
      }
      if (commitsLeft == 0 && !diesBeforeAnswering) {
        throw new OutcomeUnknown("killed before the commit");
      }
      List<ElectionEvent> events = state.decide((ElectionCommand) command);
      assertThat(events).isNotEmpty();
      LogPosition position = new LogPosition(entries.size());
      for (ElectionEvent event : events) {
        state = state.after(event);
        entries.add(event);
      }
      Receipt receipt =
          new Receipt(
              position, new LogPosition(entries.size() - 1), "0".repeat(64), false, null, null);
      receipts.put(act.envelope(), receipt);
      if (commitsLeft == 0) {
        throw new OutcomeUnknown("killed after the commit");
      }
      commitsLeft--;
      return receipt;
    }
  }

  @Test
  void an_import_seals_and_its_repetition_writes_nothing() {
    Definition definition = large();
    MortalLog log = new MortalLog();
    List<String> progress = new ArrayList<>();
    DefinitionImport importing = new DefinitionImport(log, "importer");

    DefinitionImport.Result first =
        importing.run(definition, (done, all) -> progress.add(done + "/" + all));
    int entries = log.entries.size();
    DefinitionImport.Result second = importing.run(definition, (_, _) -> {});

    assertThat(first)
        .isEqualTo(
            new DefinitionImport.Result(DefinitionImport.Outcome.SEALED_NOW, definition.hash()));
    assertThat(second.outcome()).isEqualTo(DefinitionImport.Outcome.ALREADY_SEALED);
    assertThat(log.entries).hasSize(entries);
    int parts = entries - 1;
    assertThat(progress).hasSizeGreaterThan(2).last().isEqualTo(parts + "/" + parts);
  }

  @Test
  void an_import_killed_between_any_two_commits_is_finished_by_the_next() {
    Definition definition = large();
    for (boolean afterTheCommit : List.of(false, true)) {
      int kills = 0;
      boolean killed = true;
      while (killed) {
        killed = importTwice(definition, kills, afterTheCommit);
        kills++;
      }
      assertThat(kills).isGreaterThan(4);
    }
  }

  private static boolean importTwice(Definition definition, int commits, boolean afterTheCommit) {
    MortalLog log = new MortalLog();
    log.commitsLeft = commits;
    log.diesBeforeAnswering = afterTheCommit;
    DefinitionImport importing = new DefinitionImport(log, "importer");
    boolean killed = false;
    try {
      importing.run(definition, (_, _) -> {});
    } catch (OutcomeUnknown e) {
      killed = true;
    }
    log.commitsLeft = Integer.MAX_VALUE;
    assertThat(importing.run(definition, (_, _) -> {}).hash()).isEqualTo(definition.hash());

    Set<Integer> indexes = new HashSet<>();
    int seals = 0;
    for (ElectionEvent event : log.entries) {
      switch (event) {
        case ElectionEvent.DefinitionPart part ->
            assertThat(indexes.add(part.index())).as("part " + part.index()).isTrue();
        case ElectionEvent.DefinitionSealed _ -> seals++;
      }
    }
    assertThat(seals).isEqualTo(1);
    Definition sealed =
        Objects.requireNonNull(new SealedDefinitions(_ -> log.entries).of(definition.election()));
    assertThat(sealed.hash()).isEqualTo(definition.hash());
    return killed;
  }

  @Test
  void other_content_is_refused_after_the_seal() {
    MortalLog log = new MortalLog();
    DefinitionImport importing = new DefinitionImport(log, "importer");
    Definition sealed = PackageInMemory.valid().definition();
    importing.run(sealed, (_, _) -> {});
    Definition other =
        PackageInMemory.valid().change(PackageInMemory.ELECTION, "Second", "2nd").definition();

    assertThatThrownBy(() -> importing.run(other, (_, _) -> {}))
        .isInstanceOfSatisfying(
            ElectionAlreadySealed.class,
            refusal -> assertThat(refusal.inForce()).isEqualTo(sealed.hash()));
  }

  @Test
  void a_sealed_definition_is_read_once_and_an_unsealed_one_each_time() {
    MortalLog log = new MortalLog();
    AtomicInteger reads = new AtomicInteger();
    SealedDefinitions definitions =
        new SealedDefinitions(_ -> {
          reads.incrementAndGet();
          return log.entries;
        });
    Definition definition = PackageInMemory.valid().definition();
    assertThat(definitions.of(definition.election())).isNull();

    new DefinitionImport(log, "importer").run(definition, (_, _) -> {});
    Definition read = definitions.of(definition.election());

    assertThat(read).isNotNull().isSameAs(definitions.of(definition.election()));
    assertThat(reads).hasValue(2);
  }

  /** Large enough for several commands. */
  private static Definition large() {
    StringBuilder branches = new StringBuilder("code,area,kind,name,electorate\n");
    for (int i = 0; i < 60_000; i++) {
      branches.append("branch-number-").append(i).append(",W1,FIXED,Some branch ").append(i);
      branches.append(",1000\n");
    }
    return PackageInMemory.valid().put(PackageInMemory.BRANCHES, branches.toString()).definition();
  }
}
