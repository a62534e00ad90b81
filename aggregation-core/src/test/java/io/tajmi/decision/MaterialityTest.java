package io.tajmi.decision;

import static io.tajmi.decision.Paper.counted;
import static io.tajmi.decision.Paper.counts;
import static io.tajmi.decision.Paper.majority;
import static io.tajmi.decision.Paper.terms;
import static io.tajmi.decision.Paper.votes;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.decision.result.Place;
import io.tajmi.decision.result.Possibility;
import io.tajmi.decision.terms.BranchCount;
import io.tajmi.decision.terms.ContestAct;
import io.tajmi.decision.terms.ContestAct.BallotsGo;
import io.tajmi.decision.terms.ContestAct.VotesAnnulled;
import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.ContestTerms.Office;
import io.tajmi.decision.terms.ContestTerms.OnTie;
import io.tajmi.decision.terms.Counts;
import io.tajmi.decision.terms.Rule;
import io.tajmi.decision.terms.Rule.Basis;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whether a proposed annulment has an effect on who wins. */
class MaterialityTest {
  private static final Rule PLURALITY = new Rule.Plurality();

  private static ContestTerms council(int candidates, int seats, int alternates) {
    return terms(Office.COUNCIL, candidates, seats, alternates, 1, PLURALITY, OnTie.LOT);
  }

  @Test
  void seventeen_unstamped_boxes_swap_at_most_the_last_seat_and_the_first_alternate() {
    ContestTerms terms = terms(Office.COUNCIL, 16, 13, 3, 1, PLURALITY, OnTie.LOT);
    long[] most = new long[16];
    java.util.Arrays.setAll(most, i -> i < 12 ? 9_000 - 500L * i : 0);
    most[12] = 1_010;
    most[13] = 1_000;
    most[14] = 400;
    most[15] = 100;
    List<BranchCount> branches = new java.util.ArrayList<>();
    branches.add(counted("rest", -1, java.util.Arrays.stream(most).sum(), 0, most));
    Set<String> boxes = new java.util.HashSet<>();
    for (int i = 0; i < 17; i++) {
      long[] box = new long[16];
      box[12] = 3;
      box[13] = 2;
      branches.add(counted("box" + i, 10, 5, 0, box));
      boxes.add("box" + i);
    }
    MaterialitySheet sheet =
        Materiality.of(
            terms,
            Counts.of(terms, branches),
            List.of(),
            List.of(),
            new Materiality.Proposal.Branches(boxes),
            List.of(),
            7_042);
    assertThat(sheet.position()).isEqualTo(7_042);
    assertThat(sheet.alone().verdict()).isEqualTo(MaterialitySheet.Verdict.POSSIBLY_MATERIAL);
    assertThat(sheet.alone().ballotsInQuestion()).isEqualTo(170);
    assertThat(sheet.alone().seats())
        .filteredOn(seat -> seat.stays() != Possibility.SURE)
        .extracting(MaterialitySheet.Seat::number)
        .containsExactly(13);
  }

  @Test
  void materiality_says_that_a_second_round_stays_where_nothing_is_open() {
    ContestTerms terms = terms(Office.PRESIDENT, 3, 1, 0, 1, majority(Basis.TAKEN), OnTie.RULING);
    Counts counts =
        counts(
            terms, counted("rest", 1_000, 1_000, 0, 400, 350, 250), counted("x", 3, 3, 0, 3, 0, 0));
    var x = new Materiality.Proposal.Branches(Set.of("x"));
    MaterialitySheet sheet = Materiality.of(terms, counts, List.of(), List.of(), x, List.of(), 1);
    assertThat(sheet.alone().verdict()).isEqualTo(MaterialitySheet.Verdict.NOT_MATERIAL);
    assertThat(sheet.alone().seats())
        .singleElement()
        .satisfies(seat -> {
          assertThat(seat.before()).isEqualTo(new Place.ToRunOff());
          assertThat(seat.stays()).isEqualTo(Possibility.SURE);
        });
  }

  @Test
  void materiality_looks_at_a_proposal_alone_and_with_all_that_is_proposed() {
    ContestTerms terms = council(3, 1, 0);
    Counts counts =
        counts(
            terms,
            counted("rest", 300, 200, 0, 100, 95, 5),
            counted("x", 3, 3, 0, 3, 0, 0),
            counted("y", 3, 3, 0, 3, 0, 0));
    var x = new Materiality.Proposal.Branches(Set.of("x"));
    var y = new Materiality.Proposal.Branches(Set.of("y"));
    MaterialitySheet sheet = Materiality.of(terms, counts, List.of(), List.of(), x, List.of(y), 1);
    assertThat(sheet.alone().verdict()).isEqualTo(MaterialitySheet.Verdict.NOT_MATERIAL);
    assertThat(sheet.together().verdict()).isEqualTo(MaterialitySheet.Verdict.POSSIBLY_MATERIAL);
    var votes =
        new Materiality.Proposal.Votes(
            new VotesAnnulled("1", Set.of("rest"), BallotsGo.INVALID_TAKEN));
    assertThat(
            Materiality.of(terms, counts, List.of(), List.of(), votes, List.of(), 1)
                .alone()
                .verdict())
        .isEqualTo(MaterialitySheet.Verdict.MATERIAL);
    var few =
        new Materiality.Proposal.Votes(
            new VotesAnnulled("1", Set.of("x"), BallotsGo.INVALID_TAKEN));
    MaterialitySheet.Finding finding =
        Materiality.of(terms, counts, List.of(), List.of(), few, List.of(), 1).alone();
    assertThat(finding.verdict()).isEqualTo(MaterialitySheet.Verdict.NOT_MATERIAL);
    assertThat(finding.ballotsInQuestion()).isEqualTo(3);
  }

  @Test
  void without_known_papers_an_annulment_is_possibly_material() {
    ContestTerms terms = council(2, 1, 0);
    Counts counts =
        counts(terms, counted("rest", 300, 200, 0, 190, 10), counted("x", -1, 3, 0, 3, 0));
    MaterialitySheet.Finding finding =
        Materiality.of(
                terms,
                counts,
                List.of(),
                List.of(),
                new Materiality.Proposal.Branches(Set.of("x")),
                List.of(),
                1)
            .alone();
    assertThat(finding.verdict()).isEqualTo(MaterialitySheet.Verdict.POSSIBLY_MATERIAL);
    assertThat(finding.papersUnknown()).isEqualTo(1);
  }

  /** By 20 papers at most of each branch, so that what is proposed is often about enough. */
  @Test
  void as_many_ballots_are_needed_as_from_which_on_a_proposal_could_have_changed_the_outcome() {
    Random random = new Random(2_312);
    int near = 0;
    for (int night = 0; night < 400; night++) {
      ContestTerms terms =
          terms(
              Office.COUNCIL,
              4,
              1 + night % 2,
              night % 2,
              1,
              night % 4 < 2 ? PLURALITY : majority(Basis.VALID),
              OnTie.LOT);
      Counts counts = counts(terms, some(random, "rest", 40), some(random, "x", 8));
      var x = new Materiality.Proposal.Branches(Set.of("x"));
      MaterialitySheet.Finding it =
          Materiality.of(terms, counts, List.of(), List.of(), x, List.of(), 1).alone();
      long needed = Objects.requireNonNull(it.ballotsNeeded());
      if (it.before().isOpen() || it.after().isOpen()) {
        assertThat(needed).isZero();
        continue;
      }
      assertThat(needed).isPositive();
      boolean enough = needed <= it.ballotsInQuestion();
      near += Math.abs(needed - it.ballotsInQuestion()) < 5 ? 1 : 0;
      if (it.before().legal().equals(it.after().legal())) {
        assertThat(it.verdict() == MaterialitySheet.Verdict.POSSIBLY_MATERIAL).isEqualTo(enough);
      } else {
        assertThat(enough).isTrue();
      }
    }
    assertThat(near).isGreaterThan(20);
  }

  private static BranchCount some(Random random, String branch, int most) {
    long[] votes = random.longs(4, 0, most).toArray();
    long valid = java.util.Arrays.stream(votes).sum();
    return counted(branch, valid, valid, 0, votes);
  }

  @Test
  void the_margin_that_is_left_is_what_is_needed_and_nothing_where_none_would_do() {
    ContestTerms terms = terms(Office.COUNCIL, 2, 1, 0, 1, PLURALITY, OnTie.LOT);
    Counts counts =
        counts(terms, counted("rest", 300, 200, 0, 130, 70), counted("x", 50, 50, 0, 50, 0));
    var x = new Materiality.Proposal.Branches(Set.of("x"));
    assertThat(
            Materiality.of(terms, counts, List.of(), List.of(), x, List.of(), 1)
                .alone()
                .ballotsNeeded())
        .isEqualTo(60);
    List<ContestAct> annulled = List.of(new ContestAct.ContestAnnulled(ContestAct.Remedy.RE_RUN));
    assertThat(
            Materiality.of(terms, counts, annulled, List.of(), x, List.of(), 1)
                .alone()
                .ballotsNeeded())
        .isNull();
  }
}
