package io.tajmi.contest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tajmi.branch.Elections;
import io.tajmi.contest.ContestActCommand.RecordLot;
import io.tajmi.contest.ContestActEvent.LotDrawn;
import io.tajmi.contest.ContestActEvent.Method;
import io.tajmi.decision.Decision;
import io.tajmi.decision.Outcome;
import io.tajmi.decision.terms.BranchCount;
import io.tajmi.decision.terms.BranchCount.Box;
import io.tajmi.decision.terms.BranchCount.SameName;
import io.tajmi.decision.terms.BranchCount.State;
import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.ContestTerms.Entrant;
import io.tajmi.decision.terms.ContestTerms.Office;
import io.tajmi.decision.terms.ContestTerms.OnTie;
import io.tajmi.decision.terms.Counts;
import io.tajmi.decision.terms.Lot.Matter;
import io.tajmi.decision.terms.Rule;
import io.tajmi.document.Authority;
import io.tajmi.document.Rejection;
import io.tajmi.document.Request;
import io.tajmi.document.RuleCode;
import io.tajmi.election.BranchCode;
import io.tajmi.election.Definition;
import io.tajmi.election.Definitions;
import java.util.List;
import java.util.stream.Stream;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.matchers.Matchers;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Lots: the document, the rule before it is sent, the aggregate, and what the decision makes of
 * them.
 */
class LotsOnRecordTest {
  private static final Definition DEFINITION = Elections.definition(Elections.PLAIN);
  private static final String RULED =
      "\"body\":\"boards\",\"office\":\"governor\",\"article\":\"9\",\"document\":\"7\","
          + "\"date\":\"2026-01-02\",\"witnesses\":[\"executive board\",\"supervision board\"]";
  private static final String BY_HAND =
      lot("\"matter\":\"CANDIDATES\",\"method\":\"HAND\",\"drawn\":[\"b\",\"a\"]");

  private AggregateTestFixture<ContestRecord> fixture;

  @BeforeEach
  void freshFixture() {
    fixture = new AggregateTestFixture<>(ContestRecord.class);
    Definitions definitions = _ -> DEFINITION;
    fixture.registerInjectableResource(definitions);
  }

  private static String lot(String says) {
    return "{\"envelope\":\"l-1\"," + says + "," + RULED + "}";
  }

  private static RecordLot command(String json) {
    Request<ContestActCommand> request =
        LotDocument.parse(json.getBytes(UTF_8)).resolve("c", DEFINITION, 7);
    return (RecordLot) request.command();
  }

  private static ContestTerms terms(OnTie onTie) {
    List<Entrant> entrants =
        Stream.of("a", "b", "c").map(code -> new Entrant(code, ContestTerms.SINGLY)).toList();
    return new ContestTerms(
        Office.OTHER, 1, 1, 0, 1, new Rule.Plurality(), 1, onTie, entrants, List.of());
  }

  private static BranchCount box(String branch, List<SameName> sameName, long... votes) {
    long valid = LongSum.of(votes) + sameName.stream().mapToLong(SameName::votes).sum();
    return new BranchCount(
        branch, State.COUNTED, valid, new Box(valid, 0, i -> votes[i], null, sameName));
  }

  /** Sums what a test writes down. */
  private static final class LongSum {
    static long of(long[] votes) {
      long sum = 0;
      for (long some : votes) {
        sum += some;
      }
      return sum;
    }
  }

  private static Outcome outcome(OnTie onTie, ContestState done, BranchCount... branches) {
    ContestTerms terms = terms(onTie);
    return Decision.decide(terms, Counts.of(terms, List.of(branches)), done.acts(), done.lots());
  }

  private static RuleCode refused(String json, Outcome outcome) {
    return catchThrowableOfType(Rejection.class, () -> LotDocument.admit(command(json), outcome))
        .code();
  }

  @Test
  void a_lot_between_equals_is_let_in_recorded_and_settles_them() {
    BranchCount equal = box("b-1", List.of(), 5, 5, 1);
    Outcome open = outcome(OnTie.LOT, ContestState.NEW, equal);
    assertThat(open.state()).isEqualTo(Outcome.State.LOT);
    RecordLot command = command(BY_HAND);
    LotDocument.admit(command, open);
    LotDrawn drawn =
        new LotDrawn(
            Elections.CONTEST,
            "l-1",
            Matter.CANDIDATES,
            null,
            Method.HAND,
            null,
            List.of("b", "a"),
            List.of("executive board", "supervision board"),
            7,
            new Authority("boards", "governor", "9", "7", "2026-01-02"));
    fixture.givenNoPriorActivity().when(command).expectEvents(drawn);
    Outcome settled = outcome(OnTie.LOT, ContestState.NEW.after(drawn), equal);
    assertThat(settled.state()).isEqualTo(Outcome.State.DECIDED);
    assertThat(settled.counted().elected()).containsExactly("b");
    assertThat(settled.questions()).isEmpty();
  }

  @Test
  void a_second_lot_on_the_question_is_refused_until_the_first_is_reversed() {
    LotDrawn drawn = drawn(command(BY_HAND));
    RecordLot again =
        command(BY_HAND.replace("l-1", "l-2").replace("[\"b\",\"a\"]", "[\"a\",\"b\"]"));
    fixture
        .given(drawn)
        .when(again)
        .expectException(
            Matchers.predicate(
                failure -> failure instanceof Rejection it && it.code() == RuleCode.R_109));
    freshFixture();
    fixture
        .given(
            drawn,
            new ContestActEvent.ActReversed(Elections.CONTEST, "a-1", "l-1", drawn.authority()))
        .when(again)
        .expectSuccessfulHandlerExecution();
  }

  private static LotDrawn drawn(RecordLot lot) {
    return new LotDrawn(
        lot.contest(),
        lot.act(),
        lot.matter(),
        lot.branch(),
        lot.method(),
        lot.seed(),
        lot.drawn(),
        lot.witnesses(),
        lot.position(),
        lot.authority());
  }

  @Test
  void no_lot_is_recorded_where_none_is_needed_or_others_are_equal() {
    Outcome clear = outcome(OnTie.LOT, ContestState.NEW, box("b-1", List.of(), 5, 4, 1));
    assertThat(refused(BY_HAND, clear)).isEqualTo(RuleCode.R_110);
    Outcome three = outcome(OnTie.LOT, ContestState.NEW, box("b-1", List.of(), 5, 5, 5));
    assertThat(refused(BY_HAND, three)).isEqualTo(RuleCode.R_110);
    Outcome equal = outcome(OnTie.LOT, ContestState.NEW, box("b-1", List.of(), 5, 5, 1));
    assertThat(refused(BY_HAND.replace("CANDIDATES", "GROUPS"), equal)).isEqualTo(RuleCode.R_110);
  }

  @Test
  void no_lot_is_recorded_while_branches_or_lots_on_names_may_still_change_the_equality() {
    BranchCount equal = box("b-1", List.of(), 5, 5, 1);
    BranchCount outstanding = new BranchCount("b-2", State.UNCERTAIN, 9, null);
    assertThat(refused(BY_HAND, outcome(OnTie.LOT, ContestState.NEW, equal, outstanding)))
        .isEqualTo(RuleCode.R_111);
    BranchCount names = box("b-1", List.of(new SameName(List.of(1, 2), 1)), 5, 5, 5);
    Outcome waits = outcome(OnTie.LOT, ContestState.NEW, names);
    assertThat(waits.questions()).hasSize(2);
    assertThat(refused(BY_HAND.replace("[\"b\",\"a\"]", "[\"a\",\"b\",\"c\"]"), waits))
        .isEqualTo(RuleCode.R_111);
    String sameName =
        lot(
            "\"matter\":\"SAME_NAME\",\"branch\":\"b-1\",\"method\":\"HAND\","
                + "\"drawn\":[\"c\",\"b\"]");
    LotDocument.admit(command(sameName), waits);
    ContestState done = ContestState.NEW.after(drawn(command(sameName)));
    assertThat(command(sameName).branch()).isEqualTo(new BranchCode("b-1"));
    assertThat(outcome(OnTie.LOT, done, names).counted().elected()).containsExactly("c");
  }

  @Test
  void where_the_rule_knows_no_lot_only_the_decision_of_the_body_is_recorded() {
    BranchCount equal = box("b-1", List.of(), 5, 5, 1);
    Outcome body = outcome(OnTie.RULING, ContestState.NEW, equal);
    assertThat(refused(BY_HAND, body)).isEqualTo(RuleCode.R_110);
    String decided = BY_HAND.replace("HAND", "BODY");
    LotDocument.admit(command(decided), body);
    assertThat(refused(decided, outcome(OnTie.LOT, ContestState.NEW, equal)))
        .isEqualTo(RuleCode.R_110);
    ContestState done = ContestState.NEW.after(drawn(command(decided)));
    assertThat(outcome(OnTie.RULING, done, equal).counted().elected()).containsExactly("b");
  }

  @Test
  void a_seeded_lot_gives_the_same_order_whoever_types_it_and_cannot_be_bent() {
    String seeded =
        lot(
            "\"matter\":\"CANDIDATES\",\"method\":\"SEED\",\"seed\":\"1405/02/11\","
                + "\"tied\":[\"a\",\"b\",\"c\"]");
    RecordLot one = command(seeded);
    RecordLot two = command(seeded.replace("[\"a\",\"b\",\"c\"]", "[\"c\",\"a\",\"b\"]"));
    assertThat(one.drawn()).containsExactlyInAnyOrder("a", "b", "c").isEqualTo(two.drawn());
    RecordLot bent =
        new RecordLot(
            one.contest(),
            one.act(),
            one.matter(),
            null,
            one.method(),
            one.seed(),
            one.drawn().reversed(),
            one.witnesses(),
            7,
            one.authority());
    assertThatThrownBy(() -> ContestState.NEW.after(drawn(bent)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"matter\":\"CANDIDATES\",\"method\":\"HAND\",\"drawn\":[\"a\"]",
        "\"matter\":\"CANDIDATES\",\"method\":\"HAND\",\"drawn\":[\"a\",\"a\"]",
        "\"matter\":\"CANDIDATES\",\"method\":\"HAND\",\"tied\":[\"a\",\"b\"]",
        "\"matter\":\"CANDIDATES\",\"method\":\"HAND\",\"drawn\":[\"a\",\"b\"],\"seed\":\"s\"",
        "\"matter\":\"CANDIDATES\",\"method\":\"SEED\",\"tied\":[\"a\",\"b\"]",
        "\"matter\":\"CANDIDATES\",\"method\":\"HAND\",\"drawn\":[\"a\",\"b\"],"
            + "\"branch\":\"b-1\"",
        "\"matter\":\"SAME_NAME\",\"method\":\"HAND\",\"drawn\":[\"a\",\"b\"]"
      })
  void a_lot_says_exactly_what_its_method_and_matter_need(String says) {
    Rejection rejection = catchThrowableOfType(Rejection.class, () -> command(lot(says)));
    assertThat(rejection.code()).isEqualTo(RuleCode.R_101);
  }
}
