package io.tajmi.contest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tajmi.branch.Elections;
import io.tajmi.document.EnvelopeContent;
import io.tajmi.document.Rejection;
import io.tajmi.document.Request;
import io.tajmi.document.RuleCode;
import io.tajmi.election.ContestId;
import io.tajmi.election.Definition;
import io.tajmi.election.Definitions;
import io.tajmi.eventlog.codec.CorruptedStream;
import io.tajmi.eventlog.codec.DecodedEntry.Unreadable;
import io.tajmi.publication.Confirmation;
import io.tajmi.publication.PublicationCommand;
import io.tajmi.publication.PublicationCommand.HaltContest;
import io.tajmi.publication.PublicationCommand.ReleaseContest;
import io.tajmi.publication.PublicationDocument;
import io.tajmi.publication.PublicationEvent;
import io.tajmi.publication.PublicationEvent.ContestHalted;
import io.tajmi.publication.PublicationEvent.ContestReleased;
import io.tajmi.publication.PublicationState;
import java.util.List;
import java.util.Map;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContestPublicationTest {
  private static final Definition DEFINITION = Elections.definition(Elections.PLAIN);
  private static final ContestId CONTEST = ContestId.parse("e:c");
  private static final ReleaseContest RELEASE =
      new ReleaseContest(CONTEST, "headquarters", null, null, null, null);
  private static final HaltContest HALT = new HaltContest(CONTEST, "headquarters", "a fault");
  private static final ContestReleased RELEASED =
      new ContestReleased(CONTEST, "headquarters", null, null, null, null);
  private static final ContestHalted HALTED = new ContestHalted(CONTEST, "headquarters", "a fault");

  private AggregateTestFixture<ContestRecord> fixture;

  @BeforeEach
  void freshFixture() {
    fixture = new AggregateTestFixture<>(ContestRecord.class);
    Definitions definitions =
        election -> election.equals(DEFINITION.election()) ? DEFINITION : null;
    fixture.registerInjectableResource(definitions);
  }

  @Test
  void a_closed_contest_is_released() {
    fixture.givenNoPriorActivity().when(RELEASE).expectEvents(RELEASED);
  }

  @Test
  void a_released_contest_is_halted_and_released_again() {
    fixture.given(RELEASED).when(HALT).expectEvents(HALTED);
    freshFixture();
    fixture.given(RELEASED, HALTED).when(RELEASE).expectEvents(RELEASED);
  }

  @Test
  void what_is_released_is_not_released_again() {
    rejected(fixture.given(RELEASED).when(RELEASE), RuleCode.R_109);
  }

  @Test
  void what_nobody_may_read_is_not_halted() {
    rejected(fixture.givenNoPriorActivity().when(HALT), RuleCode.R_109);
    freshFixture();
    rejected(fixture.given(RELEASED, HALTED).when(HALT), RuleCode.R_109);
  }

  @Test
  void a_contest_that_no_sealed_definition_has_is_not_released() {
    rejected(
        fixture
            .givenNoPriorActivity()
            .when(
                new ReleaseContest(
                    ContestId.parse("e:none"), "headquarters", null, null, null, null)),
        RuleCode.R_102);
    freshFixture();
    rejected(
        fixture
            .givenNoPriorActivity()
            .when(
                new ReleaseContest(
                    ContestId.parse("none:c"), "headquarters", null, null, null, null)),
        RuleCode.R_102);
  }

  private static void rejected(
      org.axonframework.test.aggregate.ResultValidator<ContestRecord> result, RuleCode code) {
    result
        .expectException(
            org.axonframework.test.matchers.Matchers.predicate(
                failure -> failure instanceof Rejection rejection && rejection.code() == code))
        .expectNoEvents();
  }

  @Test
  void a_log_that_contradicts_itself_is_not_gone_on_with() {
    for (List<PublicationEvent> wrong :
        List.of(List.<PublicationEvent>of(HALTED), List.<PublicationEvent>of(RELEASED, RELEASED))) {
      assertThatThrownBy(
              () -> {
                PublicationState state = PublicationState.CLOSED;
                for (PublicationEvent event : wrong) {
                  state = state.after(event);
                }
              })
          .isInstanceOf(CorruptedStream.class);
    }
    assertThatThrownBy(() -> new ContestRecord().refuse(new Unreadable("contest.odd/1", "unknown")))
        .isInstanceOf(CorruptedStream.class);
  }

  private static final String CONFIRMED =
      "{\"envelope\":\"p-1\",\"office\":\"governor\",\"article\":\"31\",\"document\":\"5/1\","
          + "\"confirmedBy\":{\"office\":\"board\",\"document\":\"7\"}}";

  @Test
  void a_release_names_its_article_its_document_and_the_confirmation_of_supervision() {
    Request<PublicationCommand> request = document(CONFIRMED).release("c", DEFINITION);
    fixture
        .givenNoPriorActivity()
        .when(request.command())
        .expectEvents(
            new ContestReleased(
                CONTEST, "governor", null, "31", "5/1", new Confirmation("board", "7")));
    for (String named : List.of("\"31\"", "\"5/1\"", "\"board\"", "\"7\"")) {
      assertThat(
              document(CONFIRMED.replace(named, "\"other\""))
                  .release("c", DEFINITION)
                  .envelope()
                  .content())
          .as(named)
          .isNotEqualTo(request.envelope().content());
    }
  }

  @Test
  void a_release_opens_what_came_before_it_where_it_says_so_and_a_halt_cannot() {
    String opening = "{\"envelope\":\"p-1\",\"office\":\"headquarters\",\"history\":true}";
    Request<PublicationCommand> request = document(opening).release("c", DEFINITION);
    fixture
        .givenNoPriorActivity()
        .when(request.command())
        .expectEvents(new ContestReleased(CONTEST, "headquarters", null, null, null, null, true));
    Request<PublicationCommand> closed =
        document(opening.replace("true", "false")).release("c", DEFINITION);
    assertThat(closed.envelope().content()).isNotEqualTo(request.envelope().content());
    freshFixture();
    fixture.givenNoPriorActivity().when(closed.command()).expectEvents(RELEASED);
    String halting = opening.replace("}", ",\"reason\":\"a fault\"}");
    Rejection rejection =
        catchThrowableOfType(Rejection.class, () -> document(halting).halt("c", DEFINITION));
    assertThat(rejection.pointer()).isEqualTo("/history");
  }

  /** So a release that was sent before these could be named is known again when it is repeated. */
  @Test
  void what_a_release_does_not_name_takes_no_part_in_its_content() {
    assertThat(
            document("{\"envelope\":\"p-1\",\"office\":\"headquarters\"}")
                .release("c", DEFINITION)
                .envelope()
                .content())
        .isEqualTo(
            EnvelopeContent.hash(
                "release", Map.of("contest", "e:c", "office", "headquarters", "reason", "")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"confirmedBy\":{\"office\":\"board\"}",
        "\"confirmedBy\":{\"document\":\"7\"}",
        "\"confirmedBy\":{\"office\":\"board\",\"document\":\"7\",\"name\":\"x\"}",
        "\"confirmedBy\":\"board\"",
        "\"confirmedBy\":null",
        "\"article\":\"\"",
        "\"history\":\"true\"",
        "\"history\":null",
        "\"document\":5"
      })
  void a_confirmation_has_an_office_and_a_document_and_nothing_else(String field) {
    Rejection rejection =
        catchThrowableOfType(
            Rejection.class, () -> document("{\"envelope\":\"p\",\"office\":\"o\"," + field + "}"));
    assertThat(rejection.code()).isEqualTo(RuleCode.R_101);
  }

  private static PublicationDocument document(String json) {
    return PublicationDocument.parse(json.getBytes(UTF_8));
  }

  @Test
  void the_document_says_who_and_why_and_pins_both_in_its_envelope() {
    PublicationDocument document =
        document("{\"envelope\":\"p-1\",\"office\":\"headquarters\",\"reason\":\"a fault\"}");
    Request<PublicationCommand> halt = document.halt("c", DEFINITION);

    assertThat(halt.command()).isEqualTo(HALT);
    assertThat(halt.envelope().id()).isEqualTo("p-1");
    assertThat(halt.envelope().content())
        .isNotEqualTo(document.release("c", DEFINITION).envelope().content());
    assertThat(halt.envelope().content())
        .isNotEqualTo(
            document("{\"envelope\":\"p-1\",\"office\":\"other\",\"reason\":\"a fault\"}")
                .halt("c", DEFINITION)
                .envelope()
                .content());
    assertThat(
            document("{\"envelope\":\"p-1\",\"office\":\"headquarters\"}")
                .release("c", DEFINITION)
                .command())
        .isEqualTo(RELEASE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"office\":\"o\",\"reason\":\"r\"}",
        "{\"envelope\":\"p\",\"reason\":\"r\"}",
        "{\"envelope\":\"p\",\"office\":\"o\"}",
        "{\"envelope\":\"p\",\"office\":\" \",\"reason\":\"r\"}",
        "{\"envelope\":\"p\",\"office\":\"o\",\"reason\":\"r\",\"actor\":\"x\"}",
        "{\"envelope\":\"p\",\"office\":\"o\",\"reason\":\"r\",\"article\":\"31\"}",
        "{\"envelope\":\"p\",\"office\":\"o\",\"reason\":\"r\",\"document\":\"7\"}"
      })
  void a_halt_has_envelope_office_and_reason_and_nothing_else(String json) {
    Rejection rejection =
        catchThrowableOfType(Rejection.class, () -> document(json).halt("c", DEFINITION));
    assertThat(rejection.code()).isEqualTo(RuleCode.R_101);
  }
}
