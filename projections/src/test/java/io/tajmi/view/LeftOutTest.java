package io.tajmi.view;

import static io.tajmi.view.Tallies.annulled;
import static io.tajmi.view.Tallies.corrected;
import static io.tajmi.view.Tallies.plain;
import static io.tajmi.view.Tallies.recorded;
import static io.tajmi.view.Tallies.restored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tajmi.branch.BranchState;
import io.tajmi.branch.BranchTallyEvent.ClosedWithoutTally;
import io.tajmi.branch.BranchTallyEvent.Reopened;
import io.tajmi.branch.Tally;
import io.tajmi.count.BranchRow;
import io.tajmi.document.Rejection;
import io.tajmi.document.RuleCode;
import io.tajmi.election.Area;
import io.tajmi.election.BranchId;
import io.tajmi.election.ContestId;
import io.tajmi.election.Definition;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.fold.NotApplied;
import io.tajmi.fold.NotApplied.Why;
import io.tajmi.publication.PublicationEvent.ContestReleased;
import io.tajmi.replay.fork.Forked;
import io.tajmi.replay.fork.Supposition.Kind;
import io.tajmi.replay.fork.Supposition.Suppose;
import io.tajmi.replay.fork.Supposition.Without;
import io.tajmi.ruling.RulingName;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Acts that were never done: what goes with them, what has no place then, what stays. */
class LeftOutTest {
  private static final ContestId HEAD = SampleElection.HEAD;
  private static final BranchId B0 = SampleElection.branch(HEAD, "b0");
  private static final BranchId B1 = SampleElection.branch(HEAD, "b1");
  private static final BranchId B2 = SampleElection.branch(HEAD, "b2");
  private static final Tally FIRST = plain(60, 30, 10);
  private static final Tally SECOND = plain(50, 40, 10);
  private static final Tally THIRD = plain(40, 50, 10);

  private final Definition definition = SampleElection.of(12);
  private final LogOnPaper log = LogOnPaper.founded();

  private Forked without(String... envelopes) {
    return forks().of(HEAD, Without.envelopes(List.of(envelopes)));
  }

  private PaperForks forks() {
    return new PaperForks(definition, log.entries());
  }

  private static BranchState state(Forked forked, BranchId branch) {
    return row(forked, branch).state();
  }

  private static BranchRow row(Forked forked, BranchId branch) {
    return Objects.requireNonNull(forked.contest().row(branch.branch()));
  }

  private void refused(RuleCode code, String pointer, Without without) {
    assertThatThrownBy(() -> forks().of(HEAD, without))
        .isInstanceOfSatisfying(
            Rejection.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(code);
              assertThat(refused.pointer()).isEqualTo("/suppositions/0/without" + pointer);
            });
  }

  @Test
  void a_correction_that_is_left_out_leaves_the_tally_before_it_and_corrections_of_it_no_place() {
    log.in("a").happened(recorded(B0, "a", FIRST));
    log.in("b").happened(corrected(B0, "b", "a", FIRST, SECOND));
    log.in("c").happened(corrected(B0, "c", "b", SECOND, THIRD));

    Forked forked = without("b");
    assertThat(row(forked, B0).counted()).isEqualTo(FIRST);
    assertThat(forked.contest().whole().votes(0)).isEqualTo(60);
    assertThat(forked.leftOut()).containsExactly(3L);
    assertThat(forked.touched()).containsExactly(B0.branch());
    assertThat(forked.notApplied())
        .containsExactly(new NotApplied(4, "branch.event/1", B0.toString(), "c", Why.OTHER_TALLY));
    assertThat(without("a").notApplied())
        .extracting(NotApplied::envelope, NotApplied::why)
        .containsExactly(tuple("b", Why.NO_TALLY), tuple("c", Why.NO_TALLY));
    assertThat(row(without("a"), B0)).isEqualTo(BranchRow.AWAITED);
  }

  @Test
  void a_branch_that_is_not_closed_takes_the_tally_that_it_took_and_no_reopening() {
    log.in("a").happened(new ClosedWithoutTally(B0, "a", "flood"));
    log.in("b").happened(new Reopened(B0, "b", "found"));
    log.in("c").happened(recorded(B0, "c", FIRST));

    Forked open = without("a");
    assertThat(row(open, B0).counted()).isEqualTo(FIRST);
    assertThat(open.notApplied()).extracting(NotApplied::why).containsExactly(Why.NOT_CLOSED);
    Forked closed = without("b");
    assertThat(state(closed, B0)).isInstanceOf(BranchState.NoTally.class);
    assertThat(closed.notApplied()).extracting(NotApplied::why).containsExactly(Why.CLOSED);
  }

  private void ruledTwice() {
    log.in("a").happened(recorded(B0, "a", FIRST));
    log.in("d").happened(recorded(B1, "d", FIRST));
    PaperForks.ruling(
        log,
        "r1",
        null,
        List.of(B0, B1),
        () -> log.happened(annulled(B0, "r1", FIRST)).happened(annulled(B1, "r1", FIRST)));
    PaperForks.ruling(log, "r2", null, List.of(B0), () -> log.happened(annulled(B0, "r2", null)));
    PaperForks.ruling(
        log, "r3", "r1", List.of(B1), () -> log.happened(restored(B1, "r3", "r1", FIRST)));
    log.in("e").happened(corrected(B1, "e", "d", FIRST, SECOND));
  }

  @Test
  void a_ruling_goes_with_all_that_it_caused_and_its_reversal_has_no_place() {
    ruledTwice();
    Forked forked = without("r1");
    assertThat(state(forked, B0).rulings().standing()).containsExactly("r2");
    assertThat(row(forked, B1).counted()).isEqualTo(SECOND);
    assertThat(forked.leftOut()).containsExactly(4L, 5L, 6L, 7L, 8L, 9L);
    assertThat(forked.notApplied())
        .extracting(NotApplied::position, NotApplied::envelope, NotApplied::why)
        .containsExactly(tuple(15L, "r3", Why.RULING_GONE), tuple(16L, null, Why.RULING_GONE));
    assertThat(forked.snapshot().rulings().keySet())
        .extracting(RulingName::envelope)
        .containsExactly("r2");
    assertThat(without("r1", "r2").contest().whole().votes(0)).isEqualTo(60 + 50);
    assertThat(without("r1", "r3").notApplied()).isEmpty();
  }

  @Test
  void a_reversal_that_is_left_out_leaves_the_annulment_and_what_came_after_no_place() {
    ruledTwice();
    Forked forked = without("r3");
    assertThat(state(forked, B1)).isInstanceOf(BranchState.Annulled.class);
    assertThat(forked.notApplied()).extracting(NotApplied::why).containsExactly(Why.ANNULLED);
  }

  @Test
  void what_a_ruling_reached_follows_the_branches_as_they_stand() {
    ruledTwice();
    RulingView ruling =
        without("a").snapshot().rulings().values().stream()
            .filter(it -> it.issued().envelope().equals("r1"))
            .findFirst()
            .orElseThrow();
    assertThat(ruling.reached(B0.branch())).isFalse();
    assertThat(ruling.reachedCount()).isEqualTo(1);
  }

  @Test
  void an_act_is_named_by_any_of_its_entries() {
    ruledTwice();
    for (long entry : List.of(4L, 5L, 6L)) {
      Forked forked = forks().of(HEAD, Without.entries(List.of(entry)));
      assertThat(forked.leftOut()).isEqualTo(without("r1").leftOut());
      assertThat(forked.contest().whole()).isEqualTo(without("r1").contest().whole());
    }
  }

  @Test
  void what_was_caused_is_left_out_with_its_cause_only() {
    ruledTwice();
    refused(RuleCode.R_112, "/entries/0", Without.entries(List.of(7L)));
    refused(RuleCode.R_112, "/entries/1", Without.entries(List.of(2L, 9L)));
    assertThat(forks().of(HEAD, Without.entries(List.of(4L, 7L))).leftOut())
        .isEqualTo(without("r1").leftOut());
  }

  @Test
  void only_what_is_in_the_log_of_the_contest_can_be_left_out() {
    ruledTwice();
    BranchId other = SampleElection.branch(SampleElection.COUNCIL, "b0");
    log.in("x").happened(recorded(other, "x", plain(1, 2, 3, 4, 5)));
    refused(RuleCode.R_113, "/entries/0", Without.entries(List.of(0L)));
    refused(RuleCode.R_113, "/entries/0", Without.entries(List.of(1L)));
    refused(RuleCode.R_113, "/entries/0", Without.entries(List.of((long) log.entries().size())));
    refused(RuleCode.R_113, "/entries/0", Without.entries(List.of(log.head())));
    refused(RuleCode.R_113, "/envelopes/0", Without.envelopes(List.of("x")));
    refused(RuleCode.R_113, "/envelopes/1", Without.envelopes(List.of("a", "never")));
  }

  @Test
  void an_entry_that_could_not_be_applied_still_cannot_be_unless_it_is_left_out() {
    log.in("a").happened(recorded(B0, "a", FIRST));
    log.in("p").inStreamOf(B0, new DecodedEntry.Unreadable("branch.new/9", "unknown"));
    log.in("b").happened(corrected(B0, "b", "a", FIRST, SECOND));
    log.in("c").happened(recorded(B1, "c", FIRST));
    log.in("d").happened(annulled(B1, "never", SECOND));

    assertThat(row(without("b"), B0).incompleteSince()).isEqualTo(3);
    assertThat(row(without("a"), B0).incompleteSince()).isEqualTo(3);
    assertThat(row(without("p"), B0).counted()).isEqualTo(SECOND);
    assertThat(row(without("c"), B1).incompleteSince()).isEqualTo(6);
    assertThat(row(without("d"), B1).counted()).isEqualTo(FIRST);
  }

  @Test
  void of_a_fork_nobody_sees_a_vote_but_who_sees_every_one_and_boxes_stay_together() {
    for (int i = 0; i < 12; i++) {
      BranchId branch = SampleElection.branch(HEAD, "b" + i);
      log.in("t" + i).happened(recorded(branch, "t" + i, plain(i, 1, 1)));
    }
    log.in("open").published(new ContestReleased(HEAD, "headquarters", null, "31", "7/a", null));
    Forked forked = without("t3");
    ContestView before = forked.before();
    assertThat(forked.contest().publicity().released()).isTrue();
    assertThat(forked.contest().smallBoxes().groups()).isEqualTo(before.smallBoxes().groups());
    assertThat(before.smallBoxes().groups()).isNotEmpty();
    Visible everyone = new Visible(forked.contest(), _ -> false, true);
    for (Area area : forked.contest().areas()) {
      assertThat(everyone.extent(area.code())).isEqualTo(Visible.Extent.NONE);
      assertThat(new Visible(before, _ -> false, true).extent(area.code()))
          .isEqualTo(Visible.Extent.PUBLIC);
    }
    assertThat(Visible.all(forked.contest()).shows(2)).isTrue();
    assertThat(without("open").contest().publicity().released()).isTrue();
  }

  @Test
  void what_is_supposed_can_be_left_out_again_and_its_envelope_used_anew() {
    log.in("a").happened(recorded(B0, "a", FIRST));
    log.in("d").happened(recorded(B2, "d", SECOND));
    Suppose ruling =
        Suppose.of(
            Kind.RULING,
            null,
            PaperForks.document("r9", null, "b0", "b2").getBytes(StandardCharsets.UTF_8));
    Forked annulled = forks().of(HEAD, ruling);
    assertThat(annulled.contest().whole().votes(0)).isZero();
    assertThat(annulled.snapshot().rulings().values())
        .allSatisfy(it -> assertThat(it.completed() && it.reachedCount() == 2).isTrue())
        .hasSize(1);

    Forked back = forks().of(HEAD, ruling, Without.envelopes(List.of("r9")));
    assertThat(back.contest().whole().votes(0)).isEqualTo(60 + 50);
    assertThat(back.snapshot().rulings()).isEmpty();
    assertThat(back.touched()).isEmpty();
    assertThat(annulled.touched()).containsExactly(B0.branch(), B2.branch());
    assertThat(forks().of(HEAD, ruling, Without.envelopes(List.of("r9")), ruling).contest().whole())
        .isEqualTo(annulled.contest().whole());
    Forked part = forks().of(HEAD, ruling, Without.envelopes(List.of("a")));
    assertThat(part.notApplied())
        .extracting(NotApplied::position, NotApplied::why)
        .containsExactly(tuple(log.head() + 3, Why.NO_TALLY));
  }
}
