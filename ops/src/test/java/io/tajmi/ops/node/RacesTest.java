package io.tajmi.ops.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.election.Definition;
import io.tajmi.eventlog.Act;
import io.tajmi.eventlog.Condition;
import io.tajmi.eventlog.Decided;
import io.tajmi.eventlog.LogCreated;
import io.tajmi.eventlog.LogKind;
import io.tajmi.eventlog.commit.InMemoryCommitLog;
import io.tajmi.eventlog.writer.EventLog;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two acts at once, each decided by handlers of its own over one log. */
@Timeout(600)
class RacesTest {
  private static final String ELECTION = "races";

  /** A log of one election with two nodes over it. */
  private static final class Field implements AutoCloseable {
    private final EventLog log = EventLog.open(new InMemoryCommitLog(), EventLog.Settings.plain());
    private final Handlers here;
    private final Handlers there;
    private final Rivals ones;
    private final Rivals others;
    private final RacePair pair;

    Field(RacePair pair, int races) {
      this.pair = pair;
      log.found(LogCreated.of("races", LogKind.TEST), "founded", new Act("t", null, null));
      here = new Handlers(log);
      there = new Handlers(log);
      Definition definition = RaceElection.of(ELECTION, pair.rule(), 2 * races);
      ones = new Rivals(here, definition, "one");
      others = new Rivals(there, definition, "other");
      ones.imports(definition).act(RacePair.PLAINLY);
      for (int i = 0; i < 2 * races; i++) {
        pair.prepare(ones, "c" + i);
      }
    }

    Rival first(int race) {
      return pair.first(ones, "c" + 2 * race);
    }

    Rival second(int race) {
      return pair.second(others, "c" + 2 * race, "c" + (2 * race + 1));
    }

    /** Both at once: they meet before they decide, or when they have decided. */
    int acceptedOf(int race) {
      CountDownLatch both = new CountDownLatch(2);
      Rival one = first(race);
      Rival other = second(race);
      boolean meetDecided = race % 2 == 0;
      CompletableFuture<Boolean> outcome =
          CompletableFuture.supplyAsync(() -> run(one, both, meetDecided));
      boolean accepted = run(other, both, meetDecided);
      return (accepted ? 1 : 0) + (outcome.join() ? 1 : 0);
    }

    private static boolean run(Rival rival, CountDownLatch both, boolean meetDecided) {
      if (meetDecided) {
        return rival.accepted(Rival.with(() -> meet(both)));
      }
      meet(both);
      return rival.accepted(RacePair.PLAINLY);
    }

    private static void meet(CountDownLatch both) {
      both.countDown();
      try {
        both.await();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(interrupted);
      }
    }

    @Override
    public void close() {
      here.close();
      there.close();
      log.close();
    }
  }

  private static void race(RacePair pair, int races) {
    try (Field field = new Field(pair, races)) {
      for (int race = 0; race < races; race++) {
        assertThat(field.acceptedOf(race)).as("%s %d", pair, race).isBetween(1, 2);
      }
      assertThat(RulesOnRecord.breaches(field.log)).as("%s", pair).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whichever_of_two_acts_comes_first_the_log_keeps_the_rules(RacePair pair) {
    race(pair, 12);
  }

  @ParameterizedTest
  @EnumSource
  @Tag("soak")
  void a_thousand_races_of_each_pair_keep_the_rules(RacePair pair) {
    race(pair, 1_000);
  }

  @ParameterizedTest
  @EnumSource
  void an_act_that_was_decided_before_the_other_came_is_decided_anew(RacePair pair) {
    try (Field field = new Field(pair, 1)) {
      Rival second = field.second(0);
      var _ =
          field
              .first(0)
              .accepted(Rival.with(() -> assertThat(second.accepted(RacePair.PLAINLY)).isTrue()));
      assertThat(RulesOnRecord.breaches(field.log)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void without_conditions_it_would_stand_against_the_rules(RacePair pair) {
    try (Field field = new Field(pair, 1)) {
      Rival second = field.second(0);
      UnaryOperator<Decided.Deciding> late = Rival.with(() -> second.act(RacePair.PLAINLY));
      var _ = field.first(0).accepted(Rival.withoutConditions(late));
      assertThat(RulesOnRecord.breaches(field.log).isEmpty()).isEqualTo(!pair.needsConditions());
    }
  }

  @Test
  void a_reversal_that_has_not_reached_its_branch_yet_stands_in_the_way_of_another() {
    try (Field field = new Field(RacePair.REVERSAL_AND_REVERSAL, 1)) {
      field.ones.reversalAlone("c0", RacePair.annulment("c0")).act(RacePair.PLAINLY);
      assertThat(field.second(0).accepted(RacePair.PLAINLY)).isFalse();
      assertThat(RulesOnRecord.breaches(field.log)).isEmpty();
    }
  }

  private static List<Condition> conditions(Rival rival) {
    List<Condition> conditions = new ArrayList<>();
    rival.act(deciding ->
        () -> {
          Decided decided = deciding.now();
          conditions.addAll(decided.conditions());
          return decided;
        });
    return conditions;
  }

  @Test
  void tallies_that_keep_coming_in_do_not_keep_out_what_does_not_rest_on_them() {
    try (Field field = new Field(RacePair.LOT_ON_NAMES_AND_CORRECTION, 1)) {
      assertThat(conditions(field.first(0)))
          .containsExactly(
              new Condition.StreamAt("branch/races:c0/A1", 0),
              new Condition.StreamAt("contest/races:c0", -1));
      assertThat(conditions(field.ones.annulment("c1", "annulled"))).isEmpty();
      long head = field.log.size() - 1;
      assertThat(conditions(field.ones.reversal("c1", "annulled")))
          .containsExactly(new Condition.NothingAfter(head, "races:c1", "ruling"));
    }
  }
}
