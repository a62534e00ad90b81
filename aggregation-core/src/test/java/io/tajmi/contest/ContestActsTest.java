package io.tajmi.contest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tajmi.branch.Elections;
import io.tajmi.contest.ContestActEvent.CandidateLeft;
import io.tajmi.contest.ContestActEvent.ContestAnnulled;
import io.tajmi.contest.ContestActEvent.ScopePart;
import io.tajmi.contest.ContestActEvent.SeatsVacated;
import io.tajmi.contest.ContestActEvent.VotesAnnulled;
import io.tajmi.decision.terms.ContestAct;
import io.tajmi.decision.terms.ContestAct.BallotsGo;
import io.tajmi.decision.terms.ContestAct.Moment;
import io.tajmi.decision.terms.ContestAct.Remedy;
import io.tajmi.decision.terms.ContestAct.Why;
import io.tajmi.document.Authority;
import io.tajmi.document.Rejection;
import io.tajmi.document.Request;
import io.tajmi.document.RuleCode;
import io.tajmi.document.Scope;
import io.tajmi.election.BranchCode;
import io.tajmi.election.CandidateCode;
import io.tajmi.election.ContestId;
import io.tajmi.election.Definition;
import io.tajmi.election.Definitions;
import io.tajmi.eventlog.codec.CorruptedStream;
import io.tajmi.publication.PublicationCommand.ReleaseContest;
import io.tajmi.publication.PublicationEvent.ContestReleased;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.matchers.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Acts on candidates and contests: the document, the aggregate, what the decision takes. */
class ContestActsTest {
  private static final Definition DEFINITION = Elections.definition(Elections.PLAIN);
  private static final ContestId CONTEST = Elections.CONTEST;
  private static final String RULED =
      "\"body\":\"board\",\"office\":\"chair\",\"article\":\"29\",\"document\":\"7\","
          + "\"date\":\"2026-01-02\"";
  private static final Authority AUTHORITY =
      new Authority("board", "chair", "29", "7", "2026-01-02");
  private static final CandidateLeft LEFT =
      new CandidateLeft(
          CONTEST, "a-1", new CandidateCode("b"), Why.DIED, Moment.AFTER_POLL, AUTHORITY);
  private static final String DEATH =
      act("a-1", "\"kind\":\"DEATH\",\"candidate\":\"b\",\"moment\":\"AFTER_POLL\"");
  private static final List<BranchCode> TWO = List.of(new BranchCode("b-2"), new BranchCode("b-1"));
  private static final ScopePart PART = new ScopePart(CONTEST, "a-2", 0, 1, TWO);
  private static final VotesAnnulled VOTES =
      new VotesAnnulled(
          CONTEST,
          "a-2",
          new CandidateCode("b"),
          2,
          Scope.hash(TWO),
          BallotsGo.INVALID_TAKEN,
          AUTHORITY);

  private AggregateTestFixture<ContestRecord> fixture;

  @BeforeEach
  void freshFixture() {
    fixture = new AggregateTestFixture<>(ContestRecord.class);
    Definitions definitions =
        election -> election.equals(DEFINITION.election()) ? DEFINITION : null;
    fixture.registerInjectableResource(definitions);
  }

  private static String act(String envelope, String says) {
    return "{\"envelope\":\"" + envelope + "\"," + says + "," + RULED + "}";
  }

  private static Request<ContestActCommand> request(String json) {
    return ContestActDocument.parse(json.getBytes(UTF_8)).resolve("c", DEFINITION);
  }

  private static ContestActCommand command(String envelope, String says) {
    return request(act(envelope, says)).command();
  }

  private static void rejected(ResultValidator<ContestRecord> result, RuleCode code) {
    result
        .expectException(
            Matchers.predicate(
                failure -> failure instanceof Rejection rejection && rejection.code() == code))
        .expectNoEvents();
  }

  @Test
  void a_candidate_leaves_once() {
    fixture.givenNoPriorActivity().when(request(DEATH).command()).expectEvents(LEFT);
    freshFixture();
    rejected(
        fixture
            .given(LEFT)
            .when(
                command(
                    "a-9",
                    "\"kind\":\"WITHDRAWAL\",\"candidate\":\"b\",\"moment\":\"BEFORE_POLL\"")),
        RuleCode.R_109);
  }

  @Test
  void votes_are_annulled_where_the_act_says_and_their_branches_come_as_parts_before() {
    fixture
        .given(LEFT)
        .when(
            command(
                "a-2",
                "\"kind\":\"ANNUL_VOTES\",\"candidate\":\"b\",\"branches\":[\"b-2\",\"b-1\"],"
                    + "\"ballotsGo\":\"INVALID_TAKEN\""))
        .expectEvents(PART, VOTES);
    ContestState state = ContestState.NEW.after(PART).after(VOTES);
    assertThat(state.acts())
        .containsExactly(
            new ContestAct.VotesAnnulled(
                "b", Set.of("b-1", "b-2"), BallotsGo.INVALID_TAKEN, AUTHORITY.warrant()));
    assertThat(state.scope("a-2")).isEqualTo(TWO);
  }

  @Test
  void everywhere_has_no_parts() {
    VotesAnnulled everywhere =
        new VotesAnnulled(
            CONTEST, "a-2", new CandidateCode("b"), null, null, BallotsGo.STAY_VALID, AUTHORITY);
    fixture
        .givenNoPriorActivity()
        .when(
            command(
                "a-2",
                "\"kind\":\"ANNUL_VOTES\",\"candidate\":\"b\",\"everywhere\":true,"
                    + "\"ballotsGo\":\"STAY_VALID\""))
        .expectEvents(everywhere);
    assertThat(ContestState.NEW.after(everywhere).acts())
        .containsExactly(
            new ContestAct.VotesAnnulled("b", null, BallotsGo.STAY_VALID, AUTHORITY.warrant()));
  }

  @Test
  void a_contest_is_annulled_once_and_has_no_more_vacant_seats_than_seats() {
    ContestAnnulled annulled = new ContestAnnulled(CONTEST, "a-3", Remedy.RE_RUN, AUTHORITY);
    ContestActCommand annul = command("a-3", "\"kind\":\"ANNUL_CONTEST\",\"remedy\":\"RE_RUN\"");
    fixture.givenNoPriorActivity().when(annul).expectEvents(annulled);
    freshFixture();
    rejected(
        fixture
            .given(annulled)
            .when(command("a-4", "\"kind\":\"ANNUL_CONTEST\",\"remedy\":\"RE_RUN\"")),
        RuleCode.R_109);
    freshFixture();
    SeatsVacated vacated = new SeatsVacated(CONTEST, "a-5", 1, AUTHORITY);
    fixture
        .givenNoPriorActivity()
        .when(command("a-5", "\"kind\":\"VACATE_SEATS\",\"seats\":1"))
        .expectEvents(vacated);
    freshFixture();
    rejected(
        fixture.given(vacated).when(command("a-6", "\"kind\":\"VACATE_SEATS\",\"seats\":1")),
        RuleCode.R_109);
  }

  @Test
  void an_act_that_is_reversed_no_longer_stands_and_may_be_done_again() {
    var reversed = new ContestActEvent.ActReversed(CONTEST, "a-7", "a-1", AUTHORITY);
    ContestActCommand reverse = command("a-7", "\"kind\":\"REVERSE\",\"reverses\":\"a-1\"");
    fixture.given(LEFT).when(reverse).expectEvents(reversed);
    freshFixture();
    rejected(fixture.givenNoPriorActivity().when(reverse), RuleCode.R_109);
    freshFixture();
    rejected(
        fixture
            .given(LEFT, reversed)
            .when(command("a-8", "\"kind\":\"REVERSE\",\"reverses\":\"a-7\"")),
        RuleCode.R_109);
    ContestState state = ContestState.NEW.after(LEFT).after(reversed);
    assertThat(state.acts()).isEmpty();
    assertThat(state.stands("a-1")).isFalse();
    assertThat(state.facts()).containsExactly(LEFT, reversed);
    freshFixture();
    fixture
        .given(LEFT, reversed)
        .when(command("a-9", "\"kind\":\"DEATH\",\"candidate\":\"b\",\"moment\":\"AFTER_POLL\""))
        .expectSuccessfulHandlerExecution();
  }

  @Test
  void acts_and_publication_share_the_stream_of_the_contest() {
    ContestReleased released = new ContestReleased(CONTEST, "headquarters", null, null, null, null);
    fixture.given(released).when(request(DEATH).command()).expectEvents(LEFT);
    freshFixture();
    fixture
        .given(LEFT)
        .when(new ReleaseContest(CONTEST, "headquarters", null, null, null, null))
        .expectEvents(released);
  }

  @Test
  void a_log_that_contradicts_itself_is_not_gone_on_with() {
    var other =
        new VotesAnnulled(
            CONTEST, "a-2", VOTES.candidate(), 1, VOTES.scope(), VOTES.ballotsGo(), AUTHORITY);
    for (List<ContestActEvent> wrong :
        List.of(
            List.<ContestActEvent>of(LEFT, LEFT),
            List.<ContestActEvent>of(VOTES),
            List.<ContestActEvent>of(PART, other),
            List.<ContestActEvent>of(PART, LEFT),
            List.<ContestActEvent>of(PART, PART),
            List.<ContestActEvent>of(
                new ContestActEvent.ActReversed(CONTEST, "a-7", "a-1", AUTHORITY)))) {
      assertThatThrownBy(
              () -> {
                ContestState state = ContestState.NEW;
                for (ContestActEvent event : wrong) {
                  state = state.after(event);
                }
              })
          .as("%s", wrong)
          .isInstanceOf(CorruptedStream.class);
    }
  }

  @Test
  void the_envelope_pins_everything_that_the_document_says() {
    String hash = request(DEATH).envelope().content();
    assertThat(request(DEATH.replace("{", "{ ")).envelope().content()).isEqualTo(hash);
    for (String other :
        List.of(
            DEATH.replace("DEATH", "WITHDRAWAL"),
            DEATH.replace("AFTER", "BEFORE"),
            DEATH.replace("\"candidate\":\"b\"", "\"candidate\":\"c\""),
            DEATH.replace("2026-01-02", "2026-01-03"),
            DEATH.replace("chair", "clerk"))) {
      assertThat(request(other).envelope().content()).as(other).isNotEqualTo(hash);
    }
    assertThat(Objects.requireNonNull(request(DEATH).envelope()).id()).isEqualTo("a-1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"kind\":\"DEATH\",\"candidate\":\"b\"",
        "\"kind\":\"DEATH\",\"candidate\":\"b\",\"moment\":\"SOON\"",
        "\"kind\":\"DEATH\",\"candidate\":\"b\",\"moment\":\"AFTER_POLL\",\"seats\":1",
        "\"kind\":\"ANNUL_VOTES\",\"candidate\":\"b\",\"everywhere\":true",
        "\"kind\":\"ANNUL_VOTES\",\"candidate\":\"b\",\"ballotsGo\":\"STAY_VALID\"",
        "\"kind\":\"ANNUL_VOTES\",\"candidate\":\"b\",\"everywhere\":false,"
            + "\"branches\":[\"b-1\"],\"ballotsGo\":\"STAY_VALID\"",
        "\"kind\":\"ANNUL_VOTES\",\"candidate\":\"b\",\"everywhere\":true,"
            + "\"branches\":[\"b-1\"],\"ballotsGo\":\"STAY_VALID\"",
        "\"kind\":\"ANNUL_VOTES\",\"candidate\":\"b\",\"branches\":[\"b-1\",\"b-1\"],"
            + "\"ballotsGo\":\"STAY_VALID\"",
        "\"kind\":\"ANNUL_VOTES\",\"candidate\":\"b\",\"branches\":[],"
            + "\"ballotsGo\":\"STAY_VALID\"",
        "\"kind\":\"ANNUL_CONTEST\"",
        "\"kind\":\"VACATE_SEATS\",\"seats\":0",
        "\"kind\":\"ELECT\",\"candidate\":\"b\""
      })
  void nothing_has_a_default_and_nothing_else_is_taken(String says) {
    Rejection rejection = catchThrowableOfType(Rejection.class, () -> command("a-1", says));
    assertThat(rejection.code()).isEqualTo(RuleCode.R_101);
  }

  @Test
  void candidates_and_branches_are_those_of_the_contest() {
    assertThat(
            catchThrowableOfType(
                    Rejection.class, () -> request(DEATH.replace("\"b\"", "\"nobody\"")))
                .code())
        .isEqualTo(RuleCode.R_102);
    assertThat(
            catchThrowableOfType(
                    Rejection.class,
                    () ->
                        command(
                            "a-2",
                            "\"kind\":\"ANNUL_VOTES\",\"candidate\":\"b\","
                                + "\"branches\":[\"b-4\"],\"ballotsGo\":\"STAY_VALID\""))
                .code())
        .isEqualTo(RuleCode.R_103);
  }
}
