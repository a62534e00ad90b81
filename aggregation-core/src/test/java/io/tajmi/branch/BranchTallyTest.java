package io.tajmi.branch;

import static io.tajmi.branch.Elections.HASH;
import static io.tajmi.branch.Elections.branch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tajmi.branch.BranchTallyCommand.AnnulTally;
import io.tajmi.branch.BranchTallyCommand.CloseWithoutTally;
import io.tajmi.branch.BranchTallyCommand.CorrectTally;
import io.tajmi.branch.BranchTallyCommand.RecordTally;
import io.tajmi.branch.BranchTallyCommand.Reopen;
import io.tajmi.branch.BranchTallyCommand.RestoreTally;
import io.tajmi.branch.BranchTallyEvent.ClosedWithoutTally;
import io.tajmi.branch.BranchTallyEvent.TallyAnnulled;
import io.tajmi.branch.BranchTallyEvent.TallyRecorded;
import io.tajmi.branch.BranchTallyEvent.TallyRestored;
import io.tajmi.document.Rejection;
import io.tajmi.document.RuleCode;
import io.tajmi.election.BranchId;
import io.tajmi.election.Definition;
import io.tajmi.election.Definitions;
import io.tajmi.election.ElectionId;
import io.tajmi.eventlog.codec.CorruptedStream;
import io.tajmi.eventlog.codec.DecodedEntry.Unreadable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.messaging.annotation.MessageHandlerInvocationException;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BranchTallyTest {
  private static final BranchId BRANCH = branch("b-1");
  private static final Definition DEFINITION = Elections.definition(Elections.PLAIN);
  private static final Definitions DEFINITIONS =
      election -> election.equals(Elections.ELECTION) ? DEFINITION : null;
  private static final Tally IN_ORDER = Minute.inOrder().tally();
  private static final Tally OUT_OF_ORDER = Minute.inOrder().with(BallotField.IN_BOX, 101).tally();

  /**
   * What each command leads to in each state: an event, a refusal, or nothing (-). In every state
   * the ruling {@code void} was reversed by {@code voider} before it came; the ruling {@code
   * standing} annuls where the state is ANNULLED.
   */
  private static final String DECISIONS =
      """
      command                  | AWAITED            | RECORDED       | QUARANTINED    | ANNULLED      | NO_TALLY
      record                   | TallyRecorded      | R.105          | R.105          | R.109         | R.109
      correct whichever        | R.107              | TallyCorrected | TallyCorrected | R.109         | R.109
      correct the one in force | R.107              | TallyCorrected | TallyCorrected | R.109         | R.109
      correct another          | R.107              | R.107          | R.107          | R.109         | R.109
      annul                    | R.109              | TallyAnnulled  | TallyAnnulled  | TallyAnnulled | R.109
      annul once more          | R.109              | TallyAnnulled  | TallyAnnulled  | -             | R.109
      annul after reversal     | -                  | -              | -              | -             | -
      restore                  | TallyRestored      | TallyRestored  | TallyRestored  | TallyRestored | TallyRestored
      restore what never came  | TallyRestored      | TallyRestored  | TallyRestored  | TallyRestored | TallyRestored
      restore once more        | -                  | -              | -              | -             | -
      restore what is reversed | -                  | -              | -              | -             | -
      restore a reversal       | R.109              | R.109          | R.109          | R.109         | R.109
      close                    | ClosedWithoutTally | R.109          | R.109          | R.109         | R.109
      reopen                   | R.109              | R.109          | R.109          | R.109         | Reopened
      """;

  private AggregateTestFixture<BranchTally> fixture = new AggregateTestFixture<>(BranchTally.class);

  record Cell(String command, String state, String expected) {}

  @BeforeEach
  void freshFixture() {
    fixture = new AggregateTestFixture<>(BranchTally.class);
    fixture.registerInjectableResource(DEFINITIONS);
  }

  @ParameterizedTest
  @MethodSource("decisions")
  void every_command_has_its_answer_in_every_state(Cell cell) {
    List<BranchTallyEvent> past = past(cell.state());
    BranchState state = fold(past);
    assertThat(state.name()).isEqualTo(cell.state());

    ResultValidator<BranchTally> result = fixture.given(past).when(command(cell.command()));

    if (cell.expected().startsWith("R.")) {
      result.expectException(Rejection.class).expectNoEvents();
      Rejection rejection =
          catchThrowableOfType(
              Rejection.class,
              () -> BranchTallyDecisions.decide(state, command(cell.command()), DEFINITION));
      assertThat(rejection.code().code()).isEqualTo(cell.expected());
      if (rejection.code() == RuleCode.R_109 && !cell.command().equals("restore a reversal")) {
        assertThat(rejection.detail()).contains(cell.state());
      }
    } else if (cell.expected().equals("-")) {
      result.expectSuccessfulHandlerExecution().expectNoEvents();
    } else {
      BranchTallyEvent event =
          BranchTallyDecisions.decide(state, command(cell.command()), DEFINITION).orElseThrow();
      assertThat(event.getClass().getSimpleName()).isEqualTo(cell.expected());
      assertThat(event.branch()).isEqualTo(BRANCH);
      assertThat(state.after(event)).isNotNull();
      result.expectSuccessfulHandlerExecution().expectEvents(event);
    }
  }

  static Stream<Cell> decisions() {
    List<String> rows = DECISIONS.lines().toList();
    String[] states = rows.getFirst().split("\\|", -1);
    List<Cell> cells = new ArrayList<>();
    for (String row : rows.subList(1, rows.size())) {
      String[] columns = row.split("\\|", -1);
      for (int i = 1; i < columns.length; i++) {
        cells.add(new Cell(columns[0].strip(), states[i].strip(), columns[i].strip()));
      }
    }
    assertThat(cells).hasSize(14 * 5);
    return cells.stream();
  }

  private static BranchTallyCommand command(String name) {
    return switch (name) {
      case "record" -> new RecordTally(BRANCH, "new", IN_ORDER);
      case "correct whichever" -> new CorrectTally(BRANCH, "new", null, "counted again", IN_ORDER);
      case "correct the one in force" ->
          new CorrectTally(BRANCH, "new", "first", "counted again", IN_ORDER);
      case "correct another" ->
          new CorrectTally(BRANCH, "new", "another", "counted again", IN_ORDER);
      case "annul" -> new AnnulTally(BRANCH, "new");
      case "annul once more" -> new AnnulTally(BRANCH, "standing");
      case "annul after reversal" -> new AnnulTally(BRANCH, "void");
      case "restore" -> new RestoreTally(BRANCH, "new", "standing");
      case "restore what never came" -> new RestoreTally(BRANCH, "new", "never came");
      case "restore once more" -> new RestoreTally(BRANCH, "voider", "void");
      case "restore what is reversed" -> new RestoreTally(BRANCH, "new", "void");
      case "restore a reversal" -> new RestoreTally(BRANCH, "new", "voider");
      case "close" -> new CloseWithoutTally(BRANCH, "new", "snow");
      case "reopen" -> new Reopen(BRANCH, "new", "thaw");
      default -> throw new AssertionError(name);
    };
  }

  private static List<BranchTallyEvent> past(String state) {
    BranchTallyEvent voided = new TallyRestored(BRANCH, "voider", "void", null);
    BranchTallyEvent recorded = recorded(IN_ORDER, List.of());
    return switch (state) {
      case "AWAITED" -> List.of(voided);
      case "RECORDED" -> List.of(recorded, voided);
      case "QUARANTINED" -> List.of(voided, recorded(OUT_OF_ORDER, List.of("E.203")));
      case "ANNULLED" ->
          List.of(
              recorded,
              voided,
              new TallyAnnulled(BRANCH, "standing", Contribution.change(IN_ORDER, null)));
      case "NO_TALLY" -> List.of(new ClosedWithoutTally(BRANCH, "closing", "flood"), voided);
      default -> throw new AssertionError(state);
    };
  }

  private static TallyRecorded recorded(Tally tally, List<String> failed) {
    return new TallyRecorded(BRANCH, HASH, "first", tally, failed, !failed.isEmpty());
  }

  private static BranchState fold(List<BranchTallyEvent> events) {
    BranchState state = BranchState.first();
    for (BranchTallyEvent event : events) {
      state = state.after(event);
    }
    return state;
  }

  @Test
  void a_first_tally_is_recorded_with_its_findings_and_its_definition() {
    fixture
        .givenNoPriorActivity()
        .when(new RecordTally(BRANCH, "first", OUT_OF_ORDER))
        .expectEvents(
            new TallyRecorded(BRANCH, HASH, "first", OUT_OF_ORDER, List.of("E.203"), true));
  }

  @Test
  void a_corrected_branch_replaces_its_old_votes() {
    Tally again = Minute.inOrder().votes(48, 32, 10).with(BallotField.BLANK, 3).tally();
    Change change = new Change(Map.of("blank", 3), VoteChange.of(-2, 2, 0), null);

    fixture
        .given(recorded(IN_ORDER, List.of()))
        .when(new CorrectTally(BRANCH, "second", "first", "counted again", again))
        .expectEvents(
            new BranchTallyEvent.TallyCorrected(
                BRANCH, HASH, "second", "first", "counted again", again, List.of(), false, change));
  }

  @Test
  void a_refused_first_command_leaves_no_branch_behind() {
    fixture
        .givenNoPriorActivity()
        .when(new Reopen(BRANCH, "new", "thaw"))
        .expectException(Rejection.class)
        .expectNoEvents();
  }

  @Test
  void a_branch_of_another_contest_or_election_is_refused() {
    BranchId elsewhere = branch("b-4");
    BranchId nowhere = branch("b-9");
    BranchId abroad = BranchId.parse("branch/x:c/b-1");

    assertThat(refusal(new RecordTally(elsewhere, "new", IN_ORDER))).isEqualTo(RuleCode.R_103);
    assertThat(refusal(new RecordTally(nowhere, "new", IN_ORDER))).isEqualTo(RuleCode.R_102);
    fixture
        .givenNoPriorActivity()
        .when(new RecordTally(abroad, "new", IN_ORDER))
        .expectException(Rejection.class);
    assertThat(DEFINITIONS.of(new ElectionId("x"))).isNull();
  }

  @Test
  void a_tally_in_the_order_of_another_definition_is_refused() {
    Tally four = Minute.inOrder().votes(50, 30, 10, 0).tally();

    assertThat(refusal(new RecordTally(BRANCH, "new", four))).isEqualTo(RuleCode.R_104);
  }

  private static RuleCode refusal(BranchTallyCommand command) {
    return catchThrowableOfType(
            Rejection.class,
            () -> BranchTallyDecisions.decide(BranchState.first(), command, DEFINITION))
        .code();
  }

  @Test
  void a_branch_whose_stream_cannot_be_read_decides_nothing() {
    Unreadable unreadable = new Unreadable("branch.unheard-of/1", "no such type");

    fixture
        .given(recorded(IN_ORDER, List.of()), unreadable)
        .when(new AnnulTally(BRANCH, "new"))
        .expectException(MessageHandlerInvocationException.class)
        .expectNoEvents();
    assertThatThrownBy(() -> new BranchTally().refuse(unreadable))
        .isInstanceOf(CorruptedStream.class)
        .hasMessageContaining("branch.unheard-of/1");
  }

  @Test
  void the_wiring_learns_the_type_of_the_aggregate() {
    assertThat(BranchTallyAggregate.type()).isEqualTo(BranchTally.class);
  }
}
