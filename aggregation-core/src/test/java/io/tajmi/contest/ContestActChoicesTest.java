package io.tajmi.contest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tajmi.branch.Elections;
import io.tajmi.contest.ContestActEvent.CandidateLeft;
import io.tajmi.contest.ContestActEvent.SeatsVacated;
import io.tajmi.contest.ContestActEvent.VotesAnnulled;
import io.tajmi.decision.terms.ContestAct;
import io.tajmi.decision.terms.ContestAct.BallotsGo;
import io.tajmi.decision.terms.ContestAct.Moment;
import io.tajmi.decision.terms.ContestAct.Then;
import io.tajmi.decision.terms.ContestAct.Warrant;
import io.tajmi.decision.terms.ContestAct.Which;
import io.tajmi.decision.terms.ContestAct.Why;
import io.tajmi.document.Authority;
import io.tajmi.document.Rejection;
import io.tajmi.document.Request;
import io.tajmi.document.RuleCode;
import io.tajmi.election.Candidate;
import io.tajmi.election.CandidateCode;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestId;
import io.tajmi.election.ContestRule;
import io.tajmi.election.ContestRule.Method;
import io.tajmi.election.Definition;
import io.tajmi.election.Definitions;
import io.tajmi.election.Name;
import io.tajmi.eventlog.codec.CorruptedStream;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.matchers.Matchers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What an act may choose: what becomes of the seat of whoever left, which seats stay empty, where
 * ballots go; and what a contest does not leave to choose.
 */
class ContestActChoicesTest {
  private static final ContestId CONTEST = Elections.CONTEST;
  private static final String RULED =
      "\"body\":\"board\",\"office\":\"chair\",\"document\":\"7\",\"date\":\"2026-01-02\"";
  private static final Authority AUTHORITY =
      new Authority("board", "chair", Authority.NOT_STATED, "7", "2026-01-02");
  private static final CandidateCode B = new CandidateCode("b");
  private static final CandidateCode C = new CandidateCode("c");

  /** Three seats and votes; candidates a, b, c and the option none. */
  private static Contest contest(Method method, int seats, int alternates, int votesMax) {
    Contest plain = Elections.contest(votesMax);
    List<Candidate> candidates = new ArrayList<>(plain.candidates());
    candidates.add(new Candidate(new CandidateCode("none"), new Name("", "none"), null, false));
    return new Contest(
        CONTEST,
        plain.office(),
        1,
        seats,
        alternates,
        votesMax,
        List.of(),
        null,
        null,
        ContestRule.of(method),
        candidates,
        List.of(),
        plain.branches());
  }

  private static final Contest PLAIN = contest(Method.PLURALITY, 3, 0, 1);

  private static String document(String says) {
    return "{\"envelope\":\"a-1\"," + says + "," + RULED + "}";
  }

  private static Request<ContestActCommand> request(String json, Contest contest) {
    Definition definition = Elections.definition(contest, Elections.PLAIN);
    return ContestActDocument.parse(json.getBytes(UTF_8)).resolve("c", definition);
  }

  private static AggregateTestFixture<ContestRecord> fixture(Contest contest) {
    AggregateTestFixture<ContestRecord> fixture = new AggregateTestFixture<>(ContestRecord.class);
    Definition definition = Elections.definition(contest, Elections.PLAIN);
    Definitions definitions = _ -> definition;
    fixture.registerInjectableResource(definitions);
    return fixture;
  }

  private static void leads(Contest contest, String says, ContestActEvent event) {
    fixture(contest)
        .givenNoPriorActivity()
        .when(request(document(says), contest).command())
        .expectEvents(event);
  }

  private static void refused(
      Contest contest, List<ContestActEvent> given, String says, String pointer, String detail) {
    fixture(contest)
        .given(given)
        .when(request(document(says), contest).command())
        .expectNoEvents()
        .expectException(
            Matchers.predicate(failure -> {
              assertThat(failure)
                  .isInstanceOfSatisfying(
                      Rejection.class,
                      rejection -> {
                        assertThat(rejection.code()).isEqualTo(RuleCode.R_109);
                        assertThat(rejection.pointer()).isEqualTo(pointer);
                        assertThat(rejection.detail()).contains(detail).endsWith(".");
                      });
              return true;
            }));
  }

  private static CandidateLeft left(@Nullable Then place) {
    return new CandidateLeft(CONTEST, "a-1", B, Why.DIED, Moment.AFTER_POLL, place, AUTHORITY);
  }

  private static String death(String place) {
    return "\"kind\":\"DEATH\",\"candidate\":\"b\",\"moment\":\"AFTER_POLL\",\"place\":\""
        + place
        + "\"";
  }

  @ParameterizedTest
  @EnumSource(Then.class)
  void who_left_after_the_poll_leaves_a_seat_of_which_the_act_says_what_becomes(Then place) {
    Contest all = contest(Method.MAJORITY, 3, 1, 1);

    leads(all, death(place.name()), left(place));
    assertThat(ContestState.NEW.after(left(place)).acts())
        .containsExactly(
            new ContestAct.Left("b", Why.DIED, Moment.AFTER_POLL, place, AUTHORITY.warrant()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"WITHDRAWAL", "DEATH", "DISQUALIFICATION"})
  void who_left_before_the_poll_leaves_no_seat(String kind) {
    String says = death("VACANT").replace("DEATH", kind).replace("AFTER_POLL", "BEFORE_POLL");

    Rejection rejection =
        catchThrowableOfType(Rejection.class, () -> request(document(says), PLAIN));

    assertThat(rejection.code()).isEqualTo(RuleCode.R_101);
    assertThat(rejection.pointer()).isEqualTo("/place");
  }

  @Test
  void nobody_follows_from_alternates_or_a_second_round_that_the_contest_does_not_have() {
    refused(PLAIN, List.of(), death("ALTERNATE"), "/place", "no alternates; say NEXT");
    for (Method method : Method.values()) {
      Contest contest = contest(method, 3, 0, 1);
      if (method == Method.MAJORITY || method == Method.THRESHOLD) {
        leads(contest, death("RUN_OFF"), left(Then.RUN_OFF));
      } else {
        refused(contest, List.of(), death("RUN_OFF"), "/place", "no second round; say ALTERNATE");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"INVALID_TAKEN, 2", "INVALID_NOT_TAKEN, 2", "INVALID_TAKEN, 1", "STAY_VALID, 2"})
  void ballots_with_other_lawful_votes_stay_valid(BallotsGo where, int votesMax) {
    Contest contest = contest(Method.PLURALITY, 3, 0, votesMax);
    String says =
        "\"kind\":\"ANNUL_VOTES\",\"candidate\":\"b\",\"everywhere\":true,\"ballotsGo\":\""
            + where
            + "\"";

    if (votesMax > 1 && where != BallotsGo.STAY_VALID) {
      refused(contest, List.of(), says, "/ballotsGo", "carries up to 2 votes");
      refused(contest, List.of(), says, "/ballotsGo", "or annul with STAY_VALID");
    } else {
      leads(contest, says, new VotesAnnulled(CONTEST, "a-1", B, null, null, where, AUTHORITY));
    }
  }

  @Test
  void an_act_says_whose_seats_stay_empty_or_that_they_are_the_last_or_neither() {
    SeatsVacated named = new SeatsVacated(CONTEST, "a-1", 2, List.of(C, B), null, AUTHORITY);
    SeatsVacated last = new SeatsVacated(CONTEST, "a-1", 2, null, true, AUTHORITY);
    SeatsVacated open = new SeatsVacated(CONTEST, "a-1", 2, AUTHORITY);

    leads(PLAIN, vacate(2, ",\"candidates\":[\"c\",\"b\"]"), named);
    leads(PLAIN, vacate(2, ",\"last\":true"), last);
    leads(PLAIN, vacate(2, ""), open);
    assertThat(which(named)).isEqualTo(new Which.Of(List.of("c", "b")));
    assertThat(which(last)).isEqualTo(new Which.Last());
    assertThat(which(open)).isNull();
  }

  private static String vacate(int seats, String which) {
    return "\"kind\":\"VACATE_SEATS\",\"seats\":" + seats + which;
  }

  private static @Nullable Which which(SeatsVacated event) {
    ContestAct act = ContestState.NEW.after(event).acts().getFirst();
    assertThat(act.by()).isEqualTo(AUTHORITY.warrant());
    return ((ContestAct.SeatsVacant) act).which();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "2; ,'candidates':['b']; R.101; /candidates",
        "1; ,'candidates':['b','c']; R.101; /candidates",
        "2; ,'candidates':['b','b']; R.101; /candidates/1",
        "1; ,'candidates':['nobody']; R.102; /candidates/0",
        "1; ,'candidates':[]; R.101; /candidates",
        "1; ,'candidates':['b'],'last':true; R.101; /last",
        "1; ,'last':false; R.101; /last",
        "1; ,'last':1; R.101; /last"
      },
      quoteCharacter = '"')
  void whose_seats_stay_empty_is_said_of_each_once_and_of_no_more(
      int seats, String which, String code, String pointer) {
    String says = document(vacate(seats, which.replace('\'', '"')));
    Rejection rejection = catchThrowableOfType(Rejection.class, () -> request(says, PLAIN));

    assertThat(rejection.code().code()).isEqualTo(code);
    assertThat(rejection.pointer()).isEqualTo(pointer);
  }

  @Test
  void a_seat_is_vacant_once_and_an_option_has_none() {
    SeatsVacated before = new SeatsVacated(CONTEST, "a-0", 1, List.of(B), null, AUTHORITY);

    refused(
        PLAIN,
        List.of(before),
        vacate(1, ",\"candidates\":[\"b\"]"),
        "/candidates",
        "vacant already");
    refused(PLAIN, List.of(), vacate(1, ",\"candidates\":[\"none\"]"), "/candidates", "an option");
  }

  @Test
  void an_article_that_the_body_did_not_name_is_said_so_in_the_word_or_left_out() {
    String without = document(death("NEXT"));
    String word = without.replace("\"document\"", "\"article\":\"NOT_STATED\",\"document\"");
    String named = word.replace("NOT_STATED", "29");

    assertThat(request(word, PLAIN)).isEqualTo(request(without, PLAIN));
    assertThat(request(named, PLAIN).envelope()).isNotEqualTo(request(word, PLAIN).envelope());
    assertThat(AUTHORITY.warrant()).isEqualTo(new Warrant("board", "chair", null, "7"));
    assertThat(new Authority("board", "chair", "29", "7", "2026-01-02").warrant())
        .isEqualTo(new Warrant("board", "chair", "29", "7"));
  }

  @Test
  void the_envelope_pins_what_was_chosen() {
    List<String> all =
        List.of(
            death("NEXT"),
            death("VACANT"),
            death("NEXT").replace(",\"place\":\"NEXT\"", ""),
            vacate(1, ""),
            vacate(1, ",\"last\":true"),
            vacate(1, ",\"candidates\":[\"b\"]"),
            vacate(1, ",\"candidates\":[\"c\"]"));

    assertThat(all.stream().map(says -> request(document(says), PLAIN).envelope().content()))
        .doesNotHaveDuplicates();
  }

  @Test
  void a_log_with_choices_that_do_not_fit_is_not_gone_on_with() {
    for (ContestActEvent wrong :
        List.of(
            new CandidateLeft(
                CONTEST, "a-1", B, Why.DIED, Moment.BEFORE_POLL, Then.NEXT, AUTHORITY),
            new SeatsVacated(CONTEST, "a-1", 2, List.of(B), null, AUTHORITY),
            new SeatsVacated(CONTEST, "a-1", 2, List.of(B, B), null, AUTHORITY),
            new SeatsVacated(CONTEST, "a-1", 1, List.of(B), true, AUTHORITY),
            new SeatsVacated(CONTEST, "a-1", 1, null, false, AUTHORITY))) {
      assertThatThrownBy(() -> ContestState.NEW.after(wrong))
          .as("%s", wrong)
          .isInstanceOf(CorruptedStream.class);
    }
  }
}
