package io.tajmi.branch;

import static io.tajmi.branch.Elections.HASH;
import static io.tajmi.branch.Elections.branch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.branch.BranchTallyCommand.AnnulTally;
import io.tajmi.branch.BranchTallyCommand.CorrectTally;
import io.tajmi.branch.BranchTallyCommand.RecordTally;
import io.tajmi.branch.BranchTallyCommand.RestoreTally;
import io.tajmi.branch.BranchTallyEvent.ClosedWithoutTally;
import io.tajmi.branch.BranchTallyEvent.Reopened;
import io.tajmi.branch.BranchTallyEvent.TallyAnnulled;
import io.tajmi.branch.BranchTallyEvent.TallyCorrected;
import io.tajmi.branch.BranchTallyEvent.TallyRecorded;
import io.tajmi.branch.BranchTallyEvent.TallyRestored;
import io.tajmi.election.BranchId;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestRule;
import io.tajmi.election.Definition;
import io.tajmi.eventlog.codec.CorruptedStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class BranchStateTest {
  private static final BranchId BRANCH = branch("b-1");
  private static final Definition DEFINITION = Elections.definition(Elections.PLAIN);
  private static final Tally IN_ORDER = Minute.inOrder().tally();
  private static final Tally AGAIN = Minute.inOrder().votes(49, 31, 10).tally();
  private static final Tally OUT_OF_ORDER = Minute.inOrder().with(BallotField.IN_BOX, 101).tally();

  private BranchState state = BranchState.first();

  private Optional<BranchTallyEvent> when(BranchTallyCommand command) {
    Optional<BranchTallyEvent> event = BranchTallyDecisions.decide(state, command, DEFINITION);
    event.ifPresent(it -> state = state.after(it));
    return event;
  }

  private @Nullable Change change(BranchTallyCommand command) {
    return switch (when(command).orElseThrow()) {
      case TallyCorrected corrected -> corrected.change();
      case TallyAnnulled annulled -> annulled.change();
      case TallyRestored restored -> restored.change();
      case TallyRecorded _, ClosedWithoutTally _, Reopened _ -> throw new AssertionError(state);
    };
  }

  private static CorrectTally correct(String envelope, Tally tally) {
    return new CorrectTally(BRANCH, envelope, null, "counted again", tally);
  }

  @Test
  void a_ruling_and_its_reversal_leave_the_totals_as_before() {
    when(new RecordTally(BRANCH, "first", IN_ORDER));

    Change out = change(new AnnulTally(BRANCH, "ruling"));
    assertThat(state.counted()).isNull();
    Change in = change(new RestoreTally(BRANCH, "reversal", "ruling"));

    assertThat(out)
        .isEqualTo(
            new Change(
                Map.of("inBox", -100, "valid", -90, "invalidTaken", -8, "invalidNotTaken", -2),
                VoteChange.of(-50, -30, -10),
                null));
    assertThat(in)
        .isEqualTo(
            new Change(
                Map.of("inBox", 100, "valid", 90, "invalidTaken", 8, "invalidNotTaken", 2),
                VoteChange.of(50, 30, 10),
                null));
    assertThat(state).isInstanceOf(BranchState.Recorded.class);
    assertThat(state.counted()).isEqualTo(IN_ORDER);
  }

  @Test
  void a_branch_stays_annulled_until_every_ruling_is_reversed() {
    when(new RecordTally(BRANCH, "first", IN_ORDER));
    when(new AnnulTally(BRANCH, "one"));

    assertThat(change(new AnnulTally(BRANCH, "two"))).isNull();
    assertThat(change(new RestoreTally(BRANCH, "reversal of one", "one"))).isNull();
    assertThat(state).isInstanceOf(BranchState.Annulled.class);
    assertThat(change(new RestoreTally(BRANCH, "reversal of two", "two"))).isNotNull();
    assertThat(state).isInstanceOf(BranchState.Recorded.class);
  }

  @Test
  void a_quarantined_branch_is_quarantined_again_after_a_reversal() {
    when(new RecordTally(BRANCH, "first", OUT_OF_ORDER));

    assertThat(change(new AnnulTally(BRANCH, "ruling"))).isNull();
    assertThat(change(new RestoreTally(BRANCH, "reversal", "ruling"))).isNull();
    assertThat(state).isInstanceOf(BranchState.Quarantined.class);
  }

  @Test
  void a_reversal_that_overtakes_its_ruling_voids_it() {
    when(new RecordTally(BRANCH, "first", IN_ORDER));

    assertThat(change(new RestoreTally(BRANCH, "reversal", "ruling"))).isNull();
    assertThat(when(new AnnulTally(BRANCH, "ruling"))).isEmpty();
    assertThat(state.counted()).isEqualTo(IN_ORDER);
  }

  @Test
  void a_correction_states_its_change_only_where_something_counts() {
    when(new RecordTally(BRANCH, "first", OUT_OF_ORDER));

    assertThat(change(correct("second", OUT_OF_ORDER))).isNull();
    assertThat(change(correct("third", IN_ORDER))).isEqualTo(Contribution.change(null, IN_ORDER));
    assertThat(change(correct("fourth", IN_ORDER)))
        .isEqualTo(new Change(Map.of(), VoteChange.of(0, 0, 0), null));
    assertThat(change(correct("fifth", OUT_OF_ORDER)))
        .isEqualTo(Contribution.change(IN_ORDER, null));
  }

  @Test
  void list_votes_are_in_the_change_where_the_contest_has_them() {
    Contest contest = Elections.contestWithLists(1, ContestRule.Method.DHONDT);
    Definition definition = Elections.definition(contest, Elections.PLAIN);
    Tally before = Minute.inOrder().votes(5, 0, 10).listVotes(20, 60).tally();
    Tally after = Minute.inOrder().votes(5, 0, 10).listVotes(30, 50).tally();
    state =
        state.after(
            BranchTallyDecisions.decide(state, new RecordTally(BRANCH, "first", before), definition)
                .orElseThrow());

    assertThat(state).isInstanceOf(BranchState.Recorded.class);
    assertThat(BranchTallyDecisions.decide(state, correct("second", after), definition))
        .get()
        .extracting(event -> ((TallyCorrected) event).change())
        .isEqualTo(new Change(Map.of(), VoteChange.of(0, 0, 0), VoteChange.of(10, -10)));
  }

  static Stream<BranchTallyEvent> contradictions() {
    Change right = Contribution.change(IN_ORDER, AGAIN);
    Change wrong = new Change(Map.of(), VoteChange.of(-1, 2, 0), null);
    return Stream.of(
        corrected("first", AGAIN, false, wrong),
        corrected("first", AGAIN, false, null),
        corrected("first", AGAIN, true, right),
        corrected("another", AGAIN, false, right),
        new TallyCorrected(
            BRANCH, HASH, "second", "first", "again", AGAIN, List.of("E.203"), false, right),
        new TallyAnnulled(BRANCH, "ruling", null),
        new TallyAnnulled(BRANCH, "ruling", wrong),
        new TallyAnnulled(BRANCH, "void", null),
        new TallyRestored(BRANCH, "reversal", "ruling", wrong),
        new TallyRestored(BRANCH, "voider", "ruling", null),
        new TallyRestored(BRANCH, "reversal", "void", null),
        new TallyRecorded(BRANCH, HASH, "second", AGAIN, List.of(), false),
        new ClosedWithoutTally(BRANCH, "closing", "snow"),
        new Reopened(BRANCH, "opening", "thaw"));
  }

  private static TallyCorrected corrected(
      String replaces, Tally tally, boolean heldBack, @Nullable Change change) {
    return new TallyCorrected(
        BRANCH, HASH, "second", replaces, "again", tally, List.of(), heldBack, change);
  }

  @ParameterizedTest
  @MethodSource("contradictions")
  void an_event_that_contradicts_the_fold_is_corruption(BranchTallyEvent event) {
    when(new RecordTally(BRANCH, "first", IN_ORDER));
    when(new RestoreTally(BRANCH, "voider", "void"));

    assertThatThrownBy(() -> state.after(event))
        .isInstanceOf(CorruptedStream.class)
        .hasMessageContaining("branch/e:c/b-1");
  }

  @Test
  void every_event_is_the_same_after_it_was_stored() {
    Stream.concat(
            contradictions(),
            Stream.of(
                new TallyRecorded(BRANCH, HASH, "first", AGAIN, List.of(), false),
                new TallyAnnulled(BRANCH, "ruling", Contribution.change(AGAIN, null))))
        .forEach(event -> {
          String stored = JsonMapper.shared().writeValueAsString(event);
          assertThat((Object) JsonMapper.shared().readValue(stored, event.getClass()))
              .isEqualTo(event);
        });
  }

  @Test
  void a_tally_may_count_although_it_failed_what_a_policy_may_only_flag() {
    BranchState counted =
        BranchState.first()
            .after(new TallyRecorded(BRANCH, HASH, "first", IN_ORDER, List.of("E.209"), false));

    assertThat(counted.counted()).isEqualTo(IN_ORDER);
  }

  @Test
  void an_annulment_of_nothing_is_corruption() {
    assertThatThrownBy(() -> state.after(new TallyAnnulled(BRANCH, "ruling", null)))
        .isInstanceOf(CorruptedStream.class);
  }
}
