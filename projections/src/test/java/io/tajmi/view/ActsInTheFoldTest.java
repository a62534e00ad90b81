package io.tajmi.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.contest.ContestActEvent;
import io.tajmi.contest.ContestActEvent.ActReversed;
import io.tajmi.contest.ContestActEvent.CandidateLeft;
import io.tajmi.contest.ContestActEvent.LotDrawn;
import io.tajmi.contest.ContestActEvent.Method;
import io.tajmi.contest.ContestActEvent.ScopePart;
import io.tajmi.contest.ContestActEvent.SeatsVacated;
import io.tajmi.contest.ContestActEvent.SecondRoundCalled;
import io.tajmi.contest.ContestActEvent.VotesAnnulled;
import io.tajmi.count.Fault;
import io.tajmi.decision.Outcome;
import io.tajmi.decision.terms.ContestAct.BallotsGo;
import io.tajmi.decision.terms.ContestAct.Moment;
import io.tajmi.decision.terms.ContestAct.Why;
import io.tajmi.decision.terms.Lot.Matter;
import io.tajmi.document.Authority;
import io.tajmi.document.Scope;
import io.tajmi.election.BranchCode;
import io.tajmi.election.CandidateCode;
import io.tajmi.election.ContestId;
import io.tajmi.election.ElectionId;
import io.tajmi.election.Name;
import io.tajmi.eventlog.SecrecyLimits;
import io.tajmi.eventlog.codec.DecodedEntry.Unreadable;
import io.tajmi.fold.Fold;
import io.tajmi.fold.FoldState;
import io.tajmi.outcome.DecisionInput;
import io.tajmi.publication.PublicationEvent.ContestHalted;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ActsInTheFoldTest {
  private static final ContestId HEAD = SampleElection.HEAD;
  private static final Authority AUTHORITY =
      new Authority("board", "chair", "29", "7", "2026-01-02");
  private static final CandidateLeft LEFT =
      new CandidateLeft(
          HEAD, "a-1", new CandidateCode("k0"), Why.WITHDREW, Moment.BEFORE_POLL, AUTHORITY);
  private static final List<BranchCode> SCOPE = List.of(new BranchCode("b0"));

  private final Fold fold = new Fold(FoldState.first(SampleElection.source(SampleElection.of(3))));

  private static ContestView view(Snapshot snapshot) {
    return Objects.requireNonNull(snapshot.contest(HEAD));
  }

  /** All three branches counted: 12 votes for k0, 9 for k1, 3 for k2. */
  private static LogOnPaper counted() {
    LogOnPaper log = LogOnPaper.founded();
    for (String branch : List.of("b0", "b1", "b2")) {
      log.happened(
          Tallies.recorded(
              SampleElection.branch(HEAD, branch), "x-" + branch, Tallies.plain(4, 3, 1)));
    }
    return log;
  }

  private static Outcome outcome(Snapshot snapshot) {
    return DecisionInput.decide(view(snapshot));
  }

  @Test
  void an_act_changes_the_outcome_and_leaves_the_counts_as_they_are() {
    LogOnPaper log = counted();
    Snapshot before = fold.apply(log.entries());
    Snapshot after = fold.apply(log.done(LEFT).entries());
    Snapshot reversed =
        fold.apply(log.done(new ActReversed(HEAD, "a-2", "a-1", AUTHORITY)).entries());
    assertThat(outcome(before).counted().elected()).containsExactly("k0");
    assertThat(outcome(after).counted().elected()).containsExactly("k1");
    assertThat(outcome(reversed)).isEqualTo(outcome(before));
    assertThat(ContentHash.countsHash(view(after))).isEqualTo(ContentHash.countsHash(view(before)));
    assertThat(view(after).rows()).isSameAs(view(before).rows());
    assertThat(view(reversed).file().noted())
        .extracting(ContestFile.Noted::position)
        .containsExactly(5L, 6L);
    assertThat(view(reversed).decidedOnSince()).isEqualTo(6);
    assertThat(reversed.faults()).isEmpty();
  }

  @Test
  void votes_annulled_at_a_branch_are_taken_from_there_alone() {
    LogOnPaper log = counted();
    log.done(new ScopePart(HEAD, "a-3", 0, 1, SCOPE))
        .done(
            new VotesAnnulled(
                HEAD,
                "a-3",
                new CandidateCode("k0"),
                1,
                Scope.hash(SCOPE),
                BallotsGo.INVALID_TAKEN,
                AUTHORITY));
    Outcome outcome = outcome(fold.apply(log.entries()));
    assertThat(outcome.candidate("k0").votes()).isEqualTo(8);
    assertThat(outcome.counted().elected()).containsExactly("k1");
  }

  @Test
  void a_lot_settles_in_the_fold_what_it_was_drawn_for() {
    LogOnPaper log = LogOnPaper.founded();
    for (String branch : List.of("b0", "b1", "b2")) {
      log.happened(
          Tallies.recorded(
              SampleElection.branch(HEAD, branch), "x-" + branch, Tallies.plain(4, 4, 1)));
    }
    assertThat(outcome(fold.apply(log.entries())).state()).isEqualTo(Outcome.State.LOT);
    log.done(
        new LotDrawn(
            HEAD,
            "l-1",
            Matter.CANDIDATES,
            null,
            Method.HAND,
            null,
            List.of("k1", "k0"),
            List.of("governor"),
            4,
            AUTHORITY));
    Outcome outcome = outcome(fold.apply(log.entries()));
    assertThat(outcome.state()).isEqualTo(Outcome.State.DECIDED);
    assertThat(outcome.counted().elected()).containsExactly("k1");
  }

  @Test
  void acts_one_by_one_or_in_one_batch_with_tallies_give_the_same_content() {
    LogOnPaper log = counted().done(LEFT);
    Fold single = new Fold(FoldState.first(SampleElection.source(SampleElection.of(3))));
    log.entries().forEach(entry -> single.apply(List.of(entry)));
    String hash = ContentHash.of(fold.apply(log.entries()));
    assertThat(hash).isEqualTo(ContentHash.of(single.current()));
    Fold without = new Fold(FoldState.first(SampleElection.source(SampleElection.of(3))));
    LogOnPaper other =
        counted()
            .done(
                new CandidateLeft(
                    HEAD, "a-1", LEFT.candidate(), Why.DIED, LEFT.moment(), AUTHORITY));
    assertThat(ContentHash.of(without.apply(other.entries()))).isNotEqualTo(hash);
  }

  @Test
  void an_act_that_does_not_fit_leaves_the_contest_incomplete_and_later_ones_are_not_taken() {
    for (ContestActEvent wrong :
        List.of(
            new ActReversed(HEAD, "a-9", "never", AUTHORITY),
            new SeatsVacated(HEAD, "a-9", 2, AUTHORITY),
            new CandidateLeft(
                HEAD,
                "a-9",
                new CandidateCode("nobody"),
                Why.DIED,
                Moment.AFTER_POLL,
                AUTHORITY))) {
      Fold one = new Fold(FoldState.first(SampleElection.source(SampleElection.of(3))));
      Snapshot snapshot = one.apply(counted().done(wrong).done(LEFT).entries());
      assertThat(view(snapshot).file().incompleteSince()).isEqualTo(5);
      assertThat(view(snapshot).file().noted()).isEmpty();
      assertThat(snapshot.faults()).extracting(Fault::position).containsExactly(5L);
    }
  }

  @Test
  void an_entry_that_cannot_be_read_leaves_the_contest_incomplete_and_a_wrong_halt_does_not() {
    String stream = "contest/" + HEAD;
    LogOnPaper log = counted();
    Snapshot halted =
        fold.apply(log.published(new ContestHalted(HEAD, "office", "reason")).entries());
    assertThat(halted.faults()).hasSize(1);
    assertThat(view(halted).file().incomplete()).isFalse();
    Snapshot unreadable =
        fold.apply(
            log.add(
                    "contest.future/1",
                    stream,
                    log.nextSeq(stream),
                    HEAD.toString(),
                    new Unreadable("contest.future/1", "unknown"))
                .entries());
    assertThat(view(unreadable).file().incompleteSince()).isEqualTo(6);
  }

  @Test
  void an_election_that_was_called_as_a_second_round_links_back() {
    SecondRoundCalled called =
        new SecondRoundCalled(
            HEAD,
            "c-1",
            new ElectionId("e2"),
            SampleElection.HASH,
            new Name("", "second"),
            null,
            null,
            null,
            1,
            List.of(new CandidateCode("k0"), new CandidateCode("k1")),
            4,
            AUTHORITY);
    Snapshot snapshot = fold.apply(counted().done(called).entries());
    assertThat(snapshot.calledSecondRounds()).containsExactly(called);
    assertThat(snapshot.secondRound(HEAD)).as("not sealed yet").isNull();
    ElectionView second = ElectionView.sealed(SampleElection.of(3), 6, HEAD, SecrecyLimits.DEFAULT);
    assertThat(second.follows()).isEqualTo(HEAD);
  }
}
