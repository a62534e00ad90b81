package io.tajmi.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.election.Definition;
import io.tajmi.election.record.DefinitionCodec;
import io.tajmi.eventlog.SecrecyLimits;
import io.tajmi.fold.FoldState;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import tools.jackson.databind.JsonNode;

/** What a contest, a branch and a tally take in the heap of a node that stays. */
@Tag("soak")
class ContestWeightTest {
  private static final int MANY = 20_000;

  /** A thing made, and the bytes that it alone keeps in the heap. */
  private record Weighed<T>(T made, long bytes) {}

  private static long used() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 6; i++) {
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }

  private static <T> Weighed<T> weigh(Supplier<T> making) {
    long before = used();
    T made = making.get();
    return new Weighed<>(made, used() - before);
  }

  private static Definition read(List<JsonNode> rows) {
    return DefinitionCodec.definition(rows);
  }

  private static ElectionView sealed(Definition definition) {
    return ElectionView.sealed(definition, 0, null, SecrecyLimits.DEFAULT);
  }

  @Test
  void a_contest_of_one_branch_stays_small(TestReporter reporter) {
    List<JsonNode> villages = DefinitionCodec.rows(SampleElection.ofVillages(MANY));
    List<JsonNode> none = DefinitionCodec.rows(SampleElection.ofVillages(10));
    var _ = sealed(read(none));
    Weighed<Definition> definition = weigh(() -> read(villages));
    Weighed<ElectionView> view = weigh(() -> sealed(definition.made()));
    long ofDefinition = definition.bytes() / MANY;
    long ofView = view.bytes() / MANY;
    reporter.publishEntry(
        "a contest of one branch and 4 candidates, with its area, branch and row of another"
            + " contest",
        "definition " + ofDefinition + " bytes, view " + ofView + " bytes");
    assertThat(view.made().contests()).hasSize(MANY + 1);
    assertThat(ofView).as("bytes of view").isLessThan(800);
    assertThat(ofDefinition).as("bytes of definition").isLessThan(1_200);
  }

  @Test
  void a_branch_and_its_tally_stay_small(TestReporter reporter) {
    Definition definition = SampleElection.of(MANY);
    ElectionView awaited = sealed(definition);
    Weighed<FoldState> night =
        weigh(() ->
            FoldState.first(SampleElection.source(definition))
                .after(new Night(5, definition, 2 * MANY, 0).entries()));
    long tallies =
        night.made().snapshot().elections().values().stream()
            .flatMap(election -> election.contests().stream())
            .mapToLong(contest -> contest.whole().progress().received())
            .sum();
    long rows = awaited.contests().stream().mapToLong(it -> it.contest().branches().size()).sum();
    long ofTally = night.bytes() / tallies;
    reporter.publishEntry(
        "a tally of 3 candidates with its row, shared chunks and groups",
        ofTally + " bytes; " + tallies + " tallies, " + rows + " rows");
    assertThat(ofTally).as("bytes of a tally").isLessThan(700);
  }
}
