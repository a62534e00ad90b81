package io.tajmi.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.decision.Outcome;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestId;
import io.tajmi.outcome.DecisionInput;
import io.tajmi.replay.difference.OutcomeDifference;
import io.tajmi.replay.difference.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Since when the outcome is what it is, against a decision after every entry. */
class OutcomeDifferenceTest {

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void the_outcome_is_what_it_is_since_the_entry_before_which_it_was_another(long seed) {
    DisputedNight night = new DisputedNight(seed);
    int found = 0;
    int never = 0;
    for (Contest contest : night.definition.contests()) {
      for (int i = 0; i < 3; i++) {
        int from = night.somePosition();
        int to = Math.min(night.entries.size() - 1, from + 1 + night.random().nextInt(150));
        Span span = night.span(contest.id(), from, to);
        OutcomeDifference it = OutcomeDifference.of(span, DecisionInput::decide, 1_000);
        Long since = since(night, contest.id(), from, to);
        assertThat(it.since()).isEqualTo(since);
        assertThat(it.notBefore()).isNull();
        assertThat(it.before()).isEqualTo(DecisionInput.decide(night.at(contest.id(), from)));
        assertThat(it.after()).isEqualTo(DecisionInput.decide(night.at(contest.id(), to)));
        assertThat(it.same()).isEqualTo(OutcomeDifference.isSame(it.before(), it.after()));
        found += since == null ? 0 : 1;
        never += since == null ? 1 : 0;
      }
    }
    assertThat(found).isPositive();
    assertThat(never).isPositive();
  }

  private static @Nullable Long since(DisputedNight night, ContestId contest, int from, int to) {
    Outcome last = DecisionInput.decide(night.at(contest, to));
    @Nullable Long since = null;
    for (int position = to; position > from && since == null; position--) {
      Outcome earlier = DecisionInput.decide(night.at(contest, position - 1));
      since = OutcomeDifference.isSame(earlier, last) ? null : Long.valueOf(position);
    }
    return since;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 20})
  void no_more_entries_are_looked_at_than_allowed_and_the_first_of_them_is_named(int stepsMax) {
    DisputedNight night = new DisputedNight(9);
    int last = night.entries.size() - 1;
    Span span = night.span(SampleElection.HEAD, 1, last);
    OutcomeDifference all = OutcomeDifference.of(span, DecisionInput::decide, 1_000);
    List<Outcome> decided = new ArrayList<>();
    OutcomeDifference it =
        OutcomeDifference.of(
            span,
            view -> {
              decided.add(DecisionInput.decide(view));
              return decided.getLast();
            },
            stepsMax);
    assertThat(decided.size()).isLessThanOrEqualTo(2 + stepsMax);
    if (it.since() == null) {
      assertThat(it.notBefore()).isNotNull().isGreaterThan(all.since() == null ? 0 : all.since());
    } else {
      assertThat(it.since()).isEqualTo(all.since());
      assertThat(it.notBefore()).isNull();
    }
    assertThat(it.reversed().before()).isEqualTo(it.after());
  }
}
