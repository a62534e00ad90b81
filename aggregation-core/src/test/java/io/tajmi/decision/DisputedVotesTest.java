package io.tajmi.decision;

import static io.tajmi.decision.Paper.counted;
import static io.tajmi.decision.Paper.counts;
import static io.tajmi.decision.Paper.decide;
import static io.tajmi.decision.Paper.lists;
import static io.tajmi.decision.Paper.terms;
import static io.tajmi.decision.Paper.votes;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.decision.Outcome.State;
import io.tajmi.decision.explanation.Sentence;
import io.tajmi.decision.explanation.Step;
import io.tajmi.decision.result.Possibility;
import io.tajmi.decision.terms.BranchCount;
import io.tajmi.decision.terms.ContestAct.BallotsGo;
import io.tajmi.decision.terms.ContestAct.Left;
import io.tajmi.decision.terms.ContestAct.Moment;
import io.tajmi.decision.terms.ContestAct.VotesAnnulled;
import io.tajmi.decision.terms.ContestAct.Why;
import io.tajmi.decision.terms.ContestTerms;
import io.tajmi.decision.terms.ContestTerms.Entrant;
import io.tajmi.decision.terms.ContestTerms.Office;
import io.tajmi.decision.terms.ContestTerms.OnTie;
import io.tajmi.decision.terms.Counts;
import io.tajmi.decision.terms.Rule;
import io.tajmi.decision.terms.Rule.Basis;
import io.tajmi.decision.terms.Rule.Divisors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Votes and ballots that were once counted wrongly, in numbers of our own; each with its right
 * answer.
 */
class DisputedVotesTest {
  private static final Rule DHONDT = new Rule.HighestAverages(Divisors.DHONDT, null);

  @Test
  void ballots_of_several_names_cannot_be_made_invalid_by_one_of_them() {
    ContestTerms terms = terms(4, 2, 2, new Rule.Plurality());
    Counts counts = counts(terms, counted("b", 10, 10, 0, 8, 8, 2, 2));
    Outcome outcome =
        decide(
            terms,
            counts,
            new VotesAnnulled("1", null, BallotsGo.INVALID_TAKEN),
            new VotesAnnulled("2", null, BallotsGo.INVALID_TAKEN));
    assertThat(outcome.state()).isEqualTo(State.OPEN);
    assertThat(outcome.margin()).isNull();
    assertThat(outcome.steps()).extracting(Step::sentence).contains(Sentence.BALLOTS_UNKNOWN);
  }

  @Test
  void votes_of_one_name_go_to_those_who_have_votes_in_the_box() {
    ContestTerms terms = terms(3, 1, 1, new Rule.Plurality());
    Counts counts = counts(terms, Paper.sameName("b", 10, new long[] {0, 0, 4}, List.of(0, 1), 6));
    Outcome silent = decide(terms, counts);
    assertThat(silent.candidate("1").votes()).isEqualTo(3);
    assertThat(silent.steps()).extracting(Step::sentence).contains(Sentence.SAME_NAME_SILENT);
    Outcome gone = decide(terms, counts, new Left("1", Why.WITHDREW, Moment.BEFORE_POLL));
    assertThat(gone.candidate("2").votes()).isEqualTo(6);
    assertThat(gone.counted().elected()).containsExactly("2");
    Counts one = counts(terms, Paper.sameName("b", 11, new long[] {1, 0, 4}, List.of(0, 1), 6));
    assertThat(decide(terms, one).candidate("1").votes()).isEqualTo(7);
  }

  @Test
  void an_option_counts_as_valid_and_takes_no_place() {
    List<Entrant> entrants =
        List.of(
            new Entrant("1", ContestTerms.SINGLY),
            new Entrant("2", ContestTerms.SINGLY),
            new Entrant("none", ContestTerms.SINGLY, false));
    ContestTerms most = options(new Rule.Plurality(), entrants);
    assertThat(decide(most, votes(most, 30, 20, 50)).counted().elected()).containsExactly("1");
    ContestTerms half = options(Paper.majority(Basis.VALID), entrants);
    Outcome outcome = decide(half, votes(half, 45, 20, 35));
    assertThat(outcome.counted().elected()).isEmpty();
    assertThat(outcome.counted().runOffMembers()).containsExactly("1", "2");
    assertThat(outcome.candidate("none").elected()).isEqualTo(Possibility.IMPOSSIBLE);
  }

  private static ContestTerms options(Rule rule, List<Entrant> entrants) {
    return new ContestTerms(Office.OTHER, 1, 1, 0, 1, rule, 1, OnTie.LOT, entrants, List.of());
  }

  @Test
  void figures_that_contradict_each_other_decide_nothing() {
    List<ContestTerms> all = new ArrayList<>();
    all.add(terms(3, 1, 1, new Rule.Plurality()));
    all.add(terms(3, 1, 1, Paper.majority(Basis.VALID)));
    all.add(terms(3, 2, 2, Paper.threshold()));
    all.add(lists(2, 0, 1, DHONDT, 3));
    for (ContestTerms terms : all) {
      long[] votes = new long[terms.entrants().size()];
      votes[0] = 11;
      Outcome outcome =
          decide(
              terms,
              counts(
                  terms,
                  new BranchCount(
                      "b",
                      BranchCount.State.COUNTED,
                      10,
                      new BranchCount.Box(10, 0, i -> votes[i], null, Collections.emptyList()))));
      assertThat(outcome.state()).isEqualTo(State.OPEN);
      assertThat(outcome.counted().elected()).isEmpty();
    }
  }
}
