package io.tajmi.election.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.election.DefinitionHash;
import io.tajmi.election.ElectionId;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.FixtureConfiguration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ElectionTest {
  private static final ElectionId ELECTION = new ElectionId("small");
  private static final DefinitionHash FIRST = new DefinitionHash("a".repeat(64));
  private static final DefinitionHash SECOND = new DefinitionHash("b".repeat(64));

  private FixtureConfiguration<Election> election;

  @BeforeEach
  void given_an_empty_log() {
    election = new AggregateTestFixture<>(Election.class);
  }

  @Test
  void first_parts_open_the_stream_of_the_election() {
    assertThat(record(FIRST, 0).stream()).hasToString("election/small");
    election
        .givenNoPriorActivity()
        .when(record(FIRST, 0, 1))
        .expectEvents(part(FIRST, 0), part(FIRST, 1));
  }

  @Test
  void parts_that_are_recorded_are_not_recorded_again() {
    election
        .given(part(FIRST, 0), part(FIRST, 2))
        .when(record(FIRST, 0, 1, 1, 2))
        .expectEvents(part(FIRST, 1));
  }

  @Test
  void parts_of_other_content_make_a_set_of_their_own() {
    election
        .given(part(FIRST, 0), part(FIRST, 1))
        .when(record(SECOND, 0, 1))
        .expectEvents(part(SECOND, 0), part(SECOND, 1));
  }

  @Test
  void a_whole_definition_is_sealed() {
    election
        .given(part(FIRST, 2), part(SECOND, 0), part(FIRST, 0), part(FIRST, 1))
        .when(seal(FIRST))
        .expectEvents(sealed(FIRST));
  }

  @Test
  void a_seal_over_missing_parts_is_refused_and_names_them() {
    election
        .given(part(FIRST, 1), part(SECOND, 0))
        .when(seal(FIRST))
        .expectNoEvents()
        .expectException(DefinitionIncomplete.class)
        .expectExceptionMessage(
            "definition " + FIRST + " of election small lacks the parts [0, 2]");
  }

  @Test
  void a_seal_without_any_part_is_refused() {
    election
        .givenNoPriorActivity()
        .when(seal(FIRST))
        .expectNoEvents()
        .expectException(DefinitionIncomplete.class);
  }

  @Test
  void after_the_seal_the_same_content_writes_nothing() {
    election
        .given(whole(FIRST))
        .when(record(FIRST, 0, 1))
        .expectSuccessfulHandlerExecution()
        .expectNoEvents();
    given_an_empty_log();
    election
        .given(whole(FIRST))
        .when(seal(FIRST))
        .expectSuccessfulHandlerExecution()
        .expectNoEvents();
  }

  @Test
  void after_the_seal_other_content_is_refused_and_the_sealed_one_named() {
    election
        .given(whole(FIRST))
        .when(record(SECOND, 0))
        .expectNoEvents()
        .expectException(ElectionAlreadySealed.class)
        .expectExceptionMessage("election small has definition " + FIRST);
    given_an_empty_log();
    election
        .given(whole(FIRST))
        .when(seal(SECOND))
        .expectNoEvents()
        .expectException(ElectionAlreadySealed.class);
  }

  @Test
  void a_command_has_limits_and_parts_of_one_content() {
    List<ElectionEvent.DefinitionPart> many = new ArrayList<>();
    for (int i = 0; i < 33; i++) {
      many.add(part(FIRST, i % 3));
    }
    assertRefused(many);
    assertRefused(List.of());
    assertRefused(List.of(part(SECOND, 0)));
    assertRefused(List.of(part(FIRST, 3)));
    assertRefused(List.of(part(FIRST, -1)));
    String row = "\"" + "x".repeat(ElectionCommand.RecordParts.ROW_BYTES_MAX) + "\"";
    assertRefused(
        List.of(
            new ElectionEvent.DefinitionPart(
                ELECTION, FIRST, 0, 1, JsonMapper.shared().readTree(row))));
  }

  private static void assertRefused(List<ElectionEvent.DefinitionPart> parts) {
    assertThatThrownBy(() -> new ElectionCommand.RecordParts(ELECTION, FIRST, parts))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static ElectionCommand record(DefinitionHash content, int... indexes) {
    List<ElectionEvent.DefinitionPart> parts = new ArrayList<>();
    for (int index : indexes) {
      parts.add(part(content, index));
    }
    return new ElectionCommand.RecordParts(ELECTION, content, parts);
  }

  private static ElectionCommand seal(DefinitionHash content) {
    return new ElectionCommand.SealDefinition(ELECTION, content, 3);
  }

  private static ElectionEvent.DefinitionPart part(DefinitionHash content, int index) {
    return new ElectionEvent.DefinitionPart(
        ELECTION, content, index, 3, JsonMapper.shared().readTree("[[\"area\"," + index + "]]"));
  }

  private static ElectionEvent sealed(DefinitionHash content) {
    return new ElectionEvent.DefinitionSealed(ELECTION, content, 3);
  }

  private static List<ElectionEvent> whole(DefinitionHash content) {
    return List.of(part(content, 0), part(content, 1), part(content, 2), sealed(content));
  }
}
