package io.tajmi.ops.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.election.Definition;
import io.tajmi.election.DefinitionHash;
import io.tajmi.election.record.DefinitionCodec;
import io.tajmi.election.record.DefinitionImport;
import io.tajmi.election.record.DefinitionImport.Outcome;
import io.tajmi.election.record.ElectionAlreadySealed;
import io.tajmi.election.record.ElectionEvent.DefinitionPart;
import io.tajmi.election.record.ElectionEvent.DefinitionSealed;
import io.tajmi.eventlog.LogKind;
import io.tajmi.eventlog.LogStopped;
import io.tajmi.eventlog.OutcomeUnknown;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.eventlog.commit.InMemoryCommitLog;
import io.tajmi.ops.node.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KilledImportTest {
  private static final Node.Settings TEST = Node.Settings.of(LogKind.TEST);
  private static final Definition LARGE = SmallElection.of(11, 6_000, "x".repeat(500));
  private static final Definition OTHER = SmallElection.of(11, 4_000, "y".repeat(500));

  private final InMemoryCommitLog store = new InMemoryCommitLog();

  @Test
  void the_package_takes_several_commits() {
    assertThat(commitsOf(LARGE)).isEqualTo(4);
    assertThat(commitsOf(OTHER)).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void an_import_killed_before_any_commit_is_finished_by_the_next_node(int commits) {
    kill(commits, false);
    finish(Outcome.SEALED_NOW);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void an_import_killed_after_any_commit_is_finished_by_the_next_node(int commits) {
    kill(commits, true);
    finish(commits == 3 ? Outcome.ALREADY_SEALED : Outcome.SEALED_NOW);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void other_content_after_half_an_import_has_its_own_parts(int commits) {
    kill(commits, false);
    try (Node node = Node.open(store, null, TEST)) {
      DefinitionImport importing = node.imports(DocumentIntake.ACTOR);
      assertThat(importing.run(OTHER, (done, all) -> {}).outcome()).isEqualTo(Outcome.SEALED_NOW);

      inForce(node, OTHER);
      assertThat(indexes(node, LARGE.hash())).doesNotHaveDuplicates().isNotEmpty();
      assertThatThrownBy(() -> importing.run(LARGE, (done, all) -> {}))
          .isInstanceOf(ElectionAlreadySealed.class);
    }
  }

  private void kill(int commits, boolean writesTheLastOne) {
    MortalStore mortal = new MortalStore(store);
    try (Node node = Node.open(mortal, null, TEST)) {
      mortal.diesAfter(commits, writesTheLastOne);
      assertThatThrownBy(() -> node.imports(DocumentIntake.ACTOR).run(LARGE, (done, all) -> {}))
          .isInstanceOfAny(OutcomeUnknown.class, LogStopped.class);
    }
  }

  private void finish(Outcome outcome) {
    try (Node node = Node.open(store, null, TEST)) {
      DefinitionImport importing = node.imports(DocumentIntake.ACTOR);
      assertThat(importing.run(LARGE, (done, all) -> {}).outcome()).isEqualTo(outcome);
      inForce(node, LARGE);
      long size = node.log().size();
      assertThat(importing.run(LARGE, (done, all) -> {}).outcome())
          .isEqualTo(Outcome.ALREADY_SEALED);
      assertThat(node.log().size()).isEqualTo(size);
    }
    try (Node again = Node.open(store, null, TEST)) {
      inForce(again, LARGE);
    }
  }

  /** No part stands twice, one seal follows them, and the definition is the one sent. */
  private static void inForce(Node node, Definition expected) {
    Definition sealed = Objects.requireNonNull(node.definitions().of(expected.election()));
    assertThat(sealed.hash()).isEqualTo(expected.hash());
    assertThat(DefinitionCodec.rows(sealed)).isEqualTo(DefinitionCodec.rows(expected));
    int parts = DefinitionCodec.parts(expected).size();
    assertThat(indexes(node, expected.hash()))
        .containsExactlyElementsOf(IntStream.range(0, parts).boxed().toList());
    assertThat(events(node)).filteredOn(DefinitionSealed.class::isInstance).hasSize(1);
    Counts.agree(node);
  }

  private static List<Integer> indexes(Node node, DefinitionHash content) {
    List<Integer> indexes = new ArrayList<>();
    for (Object event : events(node)) {
      if (event instanceof DefinitionPart part && part.content().equals(content)) {
        indexes.add(part.index());
      }
    }
    return indexes;
  }

  private static List<Object> events(Node node) {
    return Counts.entries(node).stream().map(DecodedEntry::events).map(List::getFirst).toList();
  }

  private static long commitsOf(Definition definition) {
    MortalStore counting = new MortalStore(new InMemoryCommitLog());
    try (Node node = Node.open(counting, null, TEST)) {
      long before = counting.appended();
      var _ = node.imports(DocumentIntake.ACTOR).run(definition, (done, all) -> {});
      return counting.appended() - before;
    }
  }
}
