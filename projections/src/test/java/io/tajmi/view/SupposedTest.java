package io.tajmi.view;

import static io.tajmi.view.Tallies.annulled;
import static io.tajmi.view.Tallies.corrected;
import static io.tajmi.view.Tallies.heldBack;
import static io.tajmi.view.Tallies.plain;
import static io.tajmi.view.Tallies.recorded;
import static io.tajmi.view.Tallies.restored;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tajmi.branch.Tally;
import io.tajmi.branch.Votes;
import io.tajmi.contest.ContestActEvent.ActReversed;
import io.tajmi.contest.ContestActEvent.LotDrawn;
import io.tajmi.contest.ContestActEvent.Method;
import io.tajmi.count.BranchRow;
import io.tajmi.decision.terms.Lot.Matter;
import io.tajmi.document.Authority;
import io.tajmi.document.Rejection;
import io.tajmi.document.RuleCode;
import io.tajmi.election.BranchId;
import io.tajmi.election.Candidate;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestId;
import io.tajmi.election.ContestRule;
import io.tajmi.election.Definition;
import io.tajmi.election.Policy;
import io.tajmi.election.VoteLimits;
import io.tajmi.fold.NotApplied;
import io.tajmi.fold.NotApplied.Why;
import io.tajmi.outcome.Outcomes;
import io.tajmi.replay.fork.Forked;
import io.tajmi.replay.fork.Supposition;
import io.tajmi.replay.fork.Supposition.CountAsWritten;
import io.tajmi.replay.fork.Supposition.Kind;
import io.tajmi.replay.fork.Supposition.Suppose;
import io.tajmi.replay.fork.Supposition.Without;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only a fork can: counting as written, other terms; and lots whose tie is gone. */
class SupposedTest {
  private static final ContestId HEAD = SampleElection.HEAD;
  private static final ContestId COUNCIL = SampleElection.COUNCIL;
  private static final Authority AUTHORITY =
      new Authority("board", "chair", "29", "7", "2026-01-02");
  private static final Tally HELD = plain(60, 30, 10);

  private Definition definition = SampleElection.of(12);
  private final LogOnPaper log = LogOnPaper.founded();

  private static BranchId branch(int number) {
    return SampleElection.branch(HEAD, "b" + number);
  }

  private Forked of(Supposition... suppositions) {
    return new PaperForks(definition, log.entries()).of(HEAD, suppositions);
  }

  private Forked under(String rule, ContestId contest) {
    return new PaperForks(definition, log.entries()).of(contest, rule);
  }

  private static CountAsWritten branches(String... codes) {
    return new CountAsWritten(null, new TreeSet<>(List.of(codes)));
  }

  private void refused(RuleCode code, String pointer, Supposition... suppositions) {
    assertThatThrownBy(() -> of(suppositions))
        .isInstanceOfSatisfying(
            Rejection.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(code);
              assertThat(refused.pointer()).isEqualTo(pointer);
            });
  }

  private void threeHeldBack() {
    for (int i = 0; i < 3; i++) {
      log.in("t" + i).happened(heldBack(branch(i), "t" + i, HELD, "E.203"));
    }
    log.in("t4").happened(recorded(branch(4), "t4", plain(1, 2, 3)));
  }

  @Test
  void what_is_held_back_is_counted_as_written_everywhere_in_an_area_or_at_branches() {
    threeHeldBack();
    Forked all = of(CountAsWritten.ALL);
    assertThat(all.contest().whole().votes(0)).isEqualTo(181);
    assertThat(all.countedAsWritten()).extracting("value").containsExactly("b0", "b1", "b2");
    assertThat(all.touched()).isEqualTo(all.countedAsWritten());
    BranchRow row = Objects.requireNonNull(all.contest().row(branch(0).branch()));
    assertThat(row.failed()).containsExactly("E.203");

    Forked inArea = of(new CountAsWritten("c-1", null));
    assertThat(inArea.countedAsWritten()).extracting("value").containsExactly("b0", "b1");
    assertThat(of(branches("b2")).contest().whole().votes(0)).isEqualTo(61);
    assertThat(of(branches("b2"), CountAsWritten.ALL).contest().whole().votes(0)).isEqualTo(181);
  }

  @Test
  void what_is_not_held_back_or_not_there_cannot_be_counted_as_written() {
    threeHeldBack();
    refused(RuleCode.R_109, "/suppositions/0/countAsWritten/branches/1", branches("b1", "b4"));
    refused(RuleCode.R_109, "/suppositions/0/countAsWritten/branches/0", branches("b7"));
    refused(RuleCode.R_102, "/suppositions/0/countAsWritten/branches/0", branches("nowhere"));
    refused(
        RuleCode.R_109,
        "/suppositions/1/countAsWritten/branches/0",
        CountAsWritten.ALL,
        branches("b1"));
    refused(RuleCode.R_102, "/suppositions/0/countAsWritten/area", new CountAsWritten("x", null));
  }

  @Test
  void a_tally_that_goes_is_not_counted_as_written_any_more() {
    threeHeldBack();
    Forked forked = of(CountAsWritten.ALL, Without.envelopes(List.of("t1")));
    assertThat(forked.countedAsWritten()).extracting("value").containsExactly("b0", "b2");
    assertThat(forked.notApplied()).extracting(NotApplied::why).containsExactly(Why.NOT_HELD_BACK);
    assertThat(forked.contest().whole().votes(0)).isEqualTo(121);
  }

  @Test
  void a_tally_that_counts_as_written_does_so_again_after_an_annulment_is_reversed() {
    threeHeldBack();
    Forked forked =
        of(
            CountAsWritten.ALL,
            document(PaperForks.document("r1", null, "b0")),
            document(PaperForks.document("r2", "r1", "b0")));
    assertThat(forked.contest().whole().votes(0)).isEqualTo(181);
    assertThat(forked.countedAsWritten()).hasSize(3);
  }

  private static Suppose document(String text) {
    return Suppose.of(Kind.RULING, null, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Suppose tally(String envelope, String contest, int votes) {
    String text =
        """
        {"envelope":"%s","contest":"%s","branch":"b5","source":"PAPER","complete":true,
         "ballots":{"inBox":9,"valid":9,"invalidTaken":0,"invalidNotTaken":0},
         "votes":{"k0":%d,"k1":%d}}
        """
            .formatted(envelope, contest, votes, 9 - votes);
    return Suppose.of(Kind.TALLY, null, text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void an_envelope_is_taken_once_and_refused_with_other_content_also_where_it_is_in_the_log() {
    log.in("t5").happened(recorded(branch(4), "t5", plain(1, 2, 3)));
    Forked once = of(tally("x", "head", 5));
    Forked twice = of(tally("x", "head", 5), tally("x", "head", 5));
    assertThat(twice.contest().whole()).isEqualTo(once.contest().whole());
    String pointer = "/suppose/document/envelope";
    refused(
        RuleCode.R_106, "/suppositions/1" + pointer, tally("x", "head", 5), tally("x", "head", 4));
    refused(RuleCode.R_106, "/suppositions/0" + pointer, tally("t5", "head", 5));
    refused(RuleCode.R_102, "/suppositions/0/suppose/document/contest", tally("x", "council", 5));
  }

  @Test
  void a_lot_whose_tie_is_gone_has_no_place_and_its_reversal_none_either() {
    log.in("t0").happened(recorded(branch(0), "t0", plain(20, 20, 5)));
    log.in("t1").happened(recorded(branch(1), "t1", plain(7, 9, 5)));
    log.in("t2").happened(recorded(branch(2), "t2", plain(9, 7, 5)));
    log.in("lot").done(lot(HEAD, "lot"));
    assertThat(of(Without.envelopes(List.of("t0"))).notApplied()).isEmpty();
    Forked gone = of(Without.envelopes(List.of("t1")));
    assertThat(gone.notApplied())
        .extracting(NotApplied::envelope, NotApplied::why)
        .containsExactly(tuple("lot", Why.TIE_GONE));
    assertThat(gone.contest().file().noted()).isEmpty();

    log.in("back").done(new ActReversed(HEAD, "back", "lot", AUTHORITY));
    log.in("again").done(lot(HEAD, "again"));
    assertThat(of(Without.envelopes(List.of("t1"))).notApplied())
        .extracting(NotApplied::envelope, NotApplied::why)
        .containsExactly(tuple("again", Why.TIE_GONE));
    assertThat(of(Without.envelopes(List.of("lot"))).notApplied())
        .extracting(NotApplied::envelope, NotApplied::why)
        .containsExactly(tuple("back", Why.ACT_GONE));
    assertThat(of(Without.envelopes(List.of("back"))).notApplied())
        .extracting(NotApplied::envelope, NotApplied::why)
        .containsExactly(tuple("again", Why.NOT_POSSIBLE));
  }

  @Test
  void a_lot_that_answered_nothing_any_more_stays_as_it_was() {
    log.in("t0").happened(recorded(branch(0), "t0", plain(20, 20, 5)));
    log.in("lot").done(lot(HEAD, "lot"));
    log.in("t1").happened(recorded(branch(1), "t1", plain(7, 9, 5)));
    log.in("t2").happened(recorded(branch(2), "t2", plain(0, 1, 0)));
    Forked forked = of(Without.envelopes(List.of("t2")));
    assertThat(forked.notApplied()).isEmpty();
    assertThat(forked.contest().file().noted()).hasSize(1);
  }

  private static LotDrawn lot(ContestId contest, String act) {
    return new LotDrawn(
        contest,
        act,
        Matter.CANDIDATES,
        null,
        Method.HAND,
        null,
        List.of("k0", "k1"),
        List.of("governor"),
        4,
        AUTHORITY);
  }

  private static Definition with(
      Definition before, Policy policy, UnaryOperator<Contest> contests) {
    Definition.Head head = before.head();
    return new Definition(
        before.election(),
        before.hash(),
        new Definition.Head(
            head.type(),
            head.term(),
            head.byElection(),
            null,
            head.name(),
            null,
            head.zone(),
            policy),
        before.areas(),
        before.branches(),
        before.contests().stream().map(contests).toList());
  }

  private static Policy policy(int invalidPercent) {
    return new Policy(
        Policy.Correction.SINGLE,
        Policy.Entry.SINGLE,
        false,
        Map.of("W.201.invalidPercent", invalidPercent),
        Map.of("W.201", Policy.Effect.QUARANTINE));
  }

  private static Tally invalid(int invalid) {
    return Tallies.tally(
        Map.of("inBox", 100, "valid", 100 - invalid, "invalidTaken", invalid, "invalidNotTaken", 0),
        Votes.of(100 - invalid, 0, 0),
        null,
        List.of());
  }

  @Test
  void other_thresholds_find_again_what_rests_on_them_in_every_tally_and_nothing_else() {
    definition = with(definition, policy(50), contest -> contest);
    log.in("t0").happened(recorded(branch(0), "t0", invalid(20)));
    log.in("t1").happened(recorded(branch(1), "t1", invalid(5)));
    log.in("t2").happened(heldBack(branch(2), "t2", invalid(60), "W.201"));
    log.in("t3").happened(heldBack(branch(3), "t3", invalid(1), "E.301"));

    Forked strict = under("{\"thresholds\":{\"W.201.invalidPercent\":10}}", HEAD);
    assertThat(counting(strict)).containsExactly(1);
    assertThat(strict.touched()).extracting("value").containsExactly("b0");
    Forked lax = under("{\"thresholds\":{\"W.201.invalidPercent\":90}}", HEAD);
    assertThat(counting(lax)).containsExactly(0, 1, 2);
    assertThat(lax.contest().row(3).failed()).containsExactly("E.301");
    assertThat(lax.contest().definition().policy().thresholds())
        .containsEntry("W.201.invalidPercent", 90);
    assertThat(under("{\"thresholds\":{\"W.201.invalidPercent\":50}}", HEAD).touched()).isEmpty();
    Forked folded =
        new PaperForks(definition, log.entries())
            .of(
                HEAD,
                "{\"thresholds\":{\"W.201.invalidPercent\":10}}",
                document(PaperForks.document("r1", null, "b0")),
                Without.envelopes(List.of("r1")));
    assertThat(counting(folded)).containsExactly(1);
  }

  private static List<Integer> counting(Forked forked) {
    List<Integer> counting = new ArrayList<>();
    for (int branch = 0; branch < forked.contest().contest().branches().size(); branch++) {
      if (forked.contest().row(branch).counts()) {
        counting.add(branch);
      }
    }
    return counting;
  }

  private static ContestRule share(String mode) {
    return new ContestRule(
        ContestRule.Method.LIST_SHARE,
        1,
        ContestRule.OnTie.LOT,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        mode,
        "VOTES",
        "GROUP",
        null,
        ContestRule.ThresholdBasis.LIST_VOTES,
        ContestRule.Order.PERSONAL,
        null);
  }

  private Definition lists(String mode) {
    return with(
        SampleElection.of(12),
        Policy.PLAIN,
        it ->
            it.id().equals(COUNCIL)
                ? new Contest(
                    COUNCIL,
                    it.office(),
                    1,
                    it.seats(),
                    0,
                    VoteLimits.of(3),
                    it.scope(),
                    null,
                    null,
                    share(mode),
                    onLists(it),
                    it.lists(),
                    it.branches())
                : it);
  }

  /** The first three on one list, the others on the other. */
  private static List<Candidate> onLists(Contest contest) {
    List<Candidate> candidates = new ArrayList<>();
    for (Candidate candidate : contest.candidates()) {
      int list = candidates.size() < 3 ? 0 : 1;
      candidates.add(
          new Candidate(candidate.code(), candidate.name(), contest.lists().get(list).code()));
    }
    return candidates;
  }

  @Test
  void another_mode_decides_as_a_contest_that_is_defined_so() {
    BranchId box = SampleElection.branch(COUNCIL, "b0");
    log.in("t0").happened(recorded(box, "t0", plain(30, 25, 23, 12, 10)));
    definition = lists("FLOOR_THEN_TOP");
    Forked plain = new PaperForks(definition, log.entries()).of(COUNCIL);
    Forked other = under("{\"parameters\":{\"mode\":\"LARGEST_REMAINDER\"}}", COUNCIL);
    definition = lists("LARGEST_REMAINDER");
    Forked defined = new PaperForks(definition, log.entries()).of(COUNCIL);
    assertThat(other.outcome()).isEqualTo(defined.outcome()).isNotEqualTo(plain.outcome());
    assertThat(other.contest().contest().rule().mode()).isEqualTo("LARGEST_REMAINDER");
    assertThat(other.contest().decidedAs(plain.contest())).isFalse();
    assertThat(other.bytesBeyondBase()).isLessThan(2_000);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"parameters":{"mode":"TOP"}}                 | /rule/parameters/mode
          {"parameters":{"mode":null}}                  | /rule/parameters/mode
          {"parameters":{"method":"DHONDT"}}            | /rule/parameters
          {"parameters":{"method":"PLURALITY"}}         | /rule/parameters/mode
          {"parameters":{"basis":"VALID"}}              | /rule/parameters/basis
          {"parameters":{"version":0}}                  | /rule/parameters/version
          {"thresholds":{"W.201.percent":3}}            | /rule/thresholds/W.201.percent
          {"thresholds":{"W.201.invalidPercent":101}}   | /rule/thresholds/W.201.invalidPercent
          """)
  void other_terms_are_refused_as_a_package_would_be(String rule, String pointer) {
    definition = lists("FLOOR_THEN_TOP");
    assertThatThrownBy(() -> under(rule, COUNCIL))
        .isInstanceOfSatisfying(
            Rejection.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(RuleCode.R_101);
              assertThat(refused.pointer()).startsWith(pointer);
            });
  }

  @Test
  void the_outcome_of_a_fork_is_nobodys_last_outcome() {
    log.in("t0").happened(recorded(branch(0), "t0", plain(20, 10, 5)));
    Forked forked = of(document(PaperForks.document("r1", null, "b0")));
    Snapshot live = new PaperForks(definition, log.entries()).base().snapshot();
    try (Outcomes outcomes = new Outcomes()) {
      var before = outcomes.of(live, Objects.requireNonNull(live.contest(HEAD))).outcome();
      assertThat(outcomes.of(forked.snapshot(), forked.contest()).outcome())
          .isEqualTo(forked.outcome())
          .isNotEqualTo(before);
      assertThat(outcomes.of(live, Objects.requireNonNull(live.contest(HEAD))).outcome())
          .isSameAs(before);
    }
  }

  @Test
  void a_change_that_was_made_on_other_ground_is_made_again() {
    @Nullable Tally nothing = null;
    log.in("t0").happened(heldBack(branch(0), "t0", HELD, "E.203"));
    log.in("c0").happened(corrected(branch(0), "c0", "t0", nothing, plain(5, 5, 5)));
    log.in("a0").happened(annulled(branch(0), "r1", plain(5, 5, 5)));
    log.in("z0").happened(restored(branch(0), "r2", "r1", plain(5, 5, 5)));
    Forked forked = of(Without.envelopes(List.of("c0")), CountAsWritten.ALL);
    assertThat(forked.notApplied()).isEmpty();
    assertThat(forked.contest().whole().votes(0)).isEqualTo(60);
  }
}
