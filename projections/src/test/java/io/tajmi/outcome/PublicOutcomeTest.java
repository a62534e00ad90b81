package io.tajmi.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.branch.Tally;
import io.tajmi.branch.Votes;
import io.tajmi.contest.ContestActEvent.ActReversed;
import io.tajmi.contest.ContestActEvent.LotDrawn;
import io.tajmi.contest.ContestActEvent.Method;
import io.tajmi.contest.ContestActEvent.ScopePart;
import io.tajmi.contest.ContestActEvent.VotesAnnulled;
import io.tajmi.decision.Outcome;
import io.tajmi.decision.explanation.Sentence;
import io.tajmi.decision.explanation.Step;
import io.tajmi.decision.terms.ContestAct.BallotsGo;
import io.tajmi.decision.terms.Lot.Matter;
import io.tajmi.document.Authority;
import io.tajmi.document.Scope;
import io.tajmi.election.BranchCode;
import io.tajmi.election.CandidateCode;
import io.tajmi.election.ContestId;
import io.tajmi.fold.Fold;
import io.tajmi.fold.FoldState;
import io.tajmi.publication.PublicationEvent.ContestReleased;
import io.tajmi.view.ContestView;
import io.tajmi.view.LogOnPaper;
import io.tajmi.view.SampleElection;
import io.tajmi.view.Snapshot;
import io.tajmi.view.Tallies;
import io.tajmi.view.Visible;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PublicOutcomeTest {
  private static final ContestId HEAD = SampleElection.HEAD;
  private static final Authority AUTHORITY =
      new Authority("board", "chair", "29", "7", "2026-01-02");
  private static final ContestReleased RELEASED =
      new ContestReleased(HEAD, "headquarters", null, null, null, null);
  private static final Tally SMALL = Tallies.plain(2, 1, 0);
  private static final Tally ORDINARY = Tallies.plain(400, 300, 100);

  private static Tally sharing(int first, int second, int third) {
    int valid = first + second + third + 1;
    return Tallies.tally(
        Map.of("inBox", valid, "valid", valid, "invalidTaken", 0, "invalidNotTaken", 0),
        Votes.of(first, second, third),
        null,
        List.of(new Tally.Ambiguous(List.of(0, 1), 1)));
  }

  /** Released, and with these tallies from the first branch on; further branches are awaited. */
  private static LogOnPaper counted(Tally... tallies) {
    LogOnPaper log = LogOnPaper.founded().published(RELEASED);
    for (int i = 0; i < tallies.length; i++) {
      log.happened(Tallies.recorded(SampleElection.branch(HEAD, "b" + i), "x-" + i, tallies[i]));
    }
    return log;
  }

  private static LogOnPaper annulling(LogOnPaper log, String act, List<String> branches) {
    List<BranchCode> scope = branches.stream().map(BranchCode::new).toList();
    return log.done(new ScopePart(HEAD, act, 0, 1, scope))
        .done(
            new VotesAnnulled(
                HEAD,
                act,
                new CandidateCode("k0"),
                scope.size(),
                Scope.hash(scope),
                BallotsGo.STAY_VALID,
                AUTHORITY));
  }

  private static ContestView view(LogOnPaper log, int branches) {
    Fold fold = new Fold(FoldState.first(SampleElection.source(SampleElection.of(branches))));
    Snapshot snapshot = fold.apply(log.entries());
    assertThat(snapshot.faults()).isEmpty();
    return Objects.requireNonNull(snapshot.contest(HEAD));
  }

  private static boolean figures(LogOnPaper log, int branches) {
    return PublicOutcome.figures(view(log, branches));
  }

  @Test
  void it_is_open_while_the_contest_is_released_and_nothing_of_it_is_outstanding() {
    LogOnPaper log = counted(ORDINARY, ORDINARY);
    assertThat(PublicOutcome.open(view(log, 3))).isFalse();
    assertThat(PublicOutcome.open(view(log, 2))).isTrue();
    LogOnPaper closed =
        LogOnPaper.founded()
            .happened(Tallies.recorded(SampleElection.branch(HEAD, "b0"), "x-0", ORDINARY));
    assertThat(view(closed, 1).complete()).isTrue();
    assertThat(PublicOutcome.open(view(closed, 1))).isFalse();
    LogOnPaper heldBack =
        LogOnPaper.founded()
            .published(RELEASED)
            .happened(
                Tallies.heldBack(SampleElection.branch(HEAD, "b0"), "x-0", ORDINARY, "E.203"));
    assertThat(PublicOutcome.open(view(heldBack, 1))).isFalse();
    LogOnPaper annulled =
        counted(ORDINARY)
            .happened(Tallies.annulled(SampleElection.branch(HEAD, "b0"), "r-1", ORDINARY));
    assertThat(PublicOutcome.open(view(annulled, 1))).isTrue();
  }

  @Test
  void no_figure_is_told_while_votes_of_some_small_boxes_of_a_public_sum_are_annulled() {
    Tally[] tallies = {SMALL, SMALL, ORDINARY, ORDINARY};
    assertThat(figures(counted(tallies), 4)).isTrue();
    assertThat(figures(annulling(counted(tallies), "a", List.of("b0")), 4)).isFalse();
    assertThat(figures(annulling(counted(tallies), "a", List.of("b0", "b2")), 4)).isFalse();
    assertThat(figures(annulling(counted(tallies), "a", all(4)), 4)).isTrue();
    LogOnPaper twice = annulling(annulling(counted(tallies), "a", all(4)), "b", List.of("b1"));
    assertThat(figures(twice, 4)).isFalse();
    twice.done(new ActReversed(HEAD, "c", "b", AUTHORITY));
    assertThat(figures(twice, 4)).isTrue();
    Outcome outcome =
        DecisionInput.decide(view(annulling(counted(tallies), "a", List.of("b0")), 4));
    ContestView hidden = view(annulling(counted(tallies), "a", List.of("b0")), 4);
    assertThat(outcome.steps()).extracting(Step::sentence).contains(Sentence.VOTES);
    assertThat(PublicOutcome.steps(hidden, outcome))
        .as("acts, method and seats, and no sum of votes or ballots")
        .extracting(Step::sentence)
        .contains(Sentence.VOTES_ANNULLED, Sentence.ELECTED)
        .isSubsetOf(
            Sentence.COUNTED,
            Sentence.MAJORITY,
            Sentence.RUN_OFF,
            Sentence.ELECTED,
            Sentence.PLURALITY,
            Sentence.VOTES_ANNULLED);
  }

  @Test
  void votes_alone_say_who_comes_next_until_an_act_stands_that_takes_some_out() {
    LogOnPaper log = counted(ORDINARY, ORDINARY);
    assertThat(view(log, 2).isByVotesAlone()).isTrue();
    annulling(log, "a", List.of("b0"));
    assertThat(view(log, 2).isByVotesAlone()).isFalse();
    log.done(new ActReversed(HEAD, "b", "a", AUTHORITY));
    assertThat(view(log, 2).isByVotesAlone()).isTrue();
  }

  private static List<String> all(int branches) {
    return IntStream.range(0, branches).mapToObj(i -> "b" + i).toList();
  }

  @Test
  void where_every_box_is_ordinary_an_annulment_at_one_is_told_in_figures() {
    LogOnPaper log = annulling(counted(ORDINARY, ORDINARY), "a", List.of("b0"));
    assertThat(figures(log, 2)).isTrue();
  }

  @Test
  void no_figure_is_told_while_votes_of_one_name_are_divided_within_a_small_box() {
    assertThat(figures(counted(sharing(2, 1, 0), ORDINARY), 2)).isFalse();
    assertThat(figures(counted(sharing(400, 300, 1), ORDINARY), 2)).isTrue();
    assertThat(figures(counted(sharing(2, 1, 0)), 1)).as("the only box is the total").isTrue();
    ContestView tied = view(counted(sharing(1, 1, 0), ORDINARY), 2);
    Outcome waiting = DecisionInput.decide(tied);
    assertThat(waiting.questions()).anyMatch(question -> question.branch() != null);
    assertThat(PublicOutcome.questions(tied, waiting)).allMatch(it -> it.branch() == null);
  }

  @Test
  void a_lot_within_a_box_is_told_where_the_tally_that_it_was_drawn_for_is_shown() {
    assertThat(told(counted(sharing(1, 1, 0), ORDINARY), false)).isFalse();
    assertThat(told(counted(sharing(1, 1, 0), ORDINARY), true)).isTrue();
    assertThat(told(counted(sharing(400, 400, 1), ORDINARY), false)).isTrue();
    Tally before = sharing(1, 1, 0);
    LogOnPaper corrected =
        drawn(counted(before, ORDINARY))
            .happened(
                Tallies.corrected(
                    SampleElection.branch(HEAD, "b0"), "x-9", "x-0", before, ORDINARY));
    ContestView view = view(corrected, 2);
    Visible everyone = new Visible(view, _ -> false, true);
    assertThat(everyone.shows(0)).isTrue();
    assertThat(PublicOutcome.tells(everyone, view.file().noted().getFirst().fact())).isFalse();
  }

  private static boolean told(LogOnPaper log, boolean chain) {
    ContestView view = view(drawn(log), 2);
    Visible reader = new Visible(view, _ -> chain, true);
    return PublicOutcome.tells(reader, view.file().noted().getFirst().fact());
  }

  private static LogOnPaper drawn(LogOnPaper log) {
    return log.done(
        new LotDrawn(
            HEAD,
            "l-1",
            Matter.SAME_NAME,
            new BranchCode("b0"),
            Method.HAND,
            null,
            List.of("k1", "k0"),
            List.of("governor"),
            log.head(),
            AUTHORITY));
  }

  /** A new sentence fails here until somebody has said whether everyone may be told it. */
  @Test
  void each_sentence_is_told_to_everyone_or_is_about_what_can_still_change() throws IOException {
    List<String> told =
        Stream.of(Sentence.values())
            .filter(sentence -> !sentence.tellsCertainty())
            .map(Enum::name)
            .toList();
    try (InputStream list = getClass().getResourceAsStream("told-to-everyone.txt")) {
      String names =
          new String(Objects.requireNonNull(list).readAllBytes(), StandardCharsets.UTF_8);
      assertThat(told).containsExactlyElementsOf(names.lines().toList());
    }
    ContestView view = view(counted(ORDINARY, ORDINARY), 3);
    Outcome outcome = DecisionInput.decide(view);
    assertThat(outcome.steps()).extracting(Step::sentence).contains(Sentence.PAPERS_UNKNOWN);
    assertThat(PublicOutcome.steps(view, outcome))
        .isNotEmpty()
        .extracting(Step::sentence)
        .doesNotContain(Sentence.PAPERS_UNKNOWN);
  }
}
