package io.tajmi.ops.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.election.ContestRule;
import io.tajmi.election.Definition;
import io.tajmi.eventlog.Act;
import io.tajmi.eventlog.Condition;
import io.tajmi.eventlog.Decided;
import io.tajmi.eventlog.EventLog;
import io.tajmi.eventlog.InMemoryCommitLog;
import io.tajmi.eventlog.LogCreated;
import io.tajmi.eventlog.LogKind;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
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
  private static final UnaryOperator<Decided.Deciding> PLAINLY = UnaryOperator.identity();

  /** One of two acts on the contests of race {@code i}, which are {@code one} and {@code other}. */
  @FunctionalInterface
  private interface Making {
    Rival of(Rivals rivals, String one, String other);
  }

  /** What has happened in both contests before the race. */
  private enum Before {
    EQUAL(RaceElection.MOST_VOTES) {
      @Override
      void happen(Rivals rivals, String contest) {
        rivals.tally(contest, 0, 10, 10, 4).act(PLAINLY);
      }
    },
    EQUAL_BY_NAME(RaceElection.MOST_VOTES) {
      @Override
      void happen(Rivals rivals, String contest) {
        rivals.tally(contest, 1, 10, 10, 4).act(PLAINLY);
      }
    },
    RULED(RaceElection.MOST_VOTES) {
      @Override
      void happen(Rivals rivals, String contest) {
        rivals.tally(contest, 0, 10, 9, 8).act(PLAINLY);
        rivals.annulment(contest, "before-" + contest).act(PLAINLY);
      }
    },
    NOBODY_HAS_HALF(RaceElection.MAJORITY) {
      @Override
      void happen(Rivals rivals, String contest) {
        rivals.tally(contest, 0, 40, 35, 25).act(PLAINLY);
      }
    };

    private final ContestRule rule;

    Before(ContestRule rule) {
      this.rule = rule;
    }

    abstract void happen(Rivals rivals, String contest);
  }

  /** Two acts; where {@code rests}, the first rests on what the second changes. */
  private enum Pair {
    LOT_AND_CORRECTION(
        Before.EQUAL,
        true,
        (rivals, one, other) -> rivals.lot(one, "1", "2"),
        (rivals, one, other) -> rivals.correction(one, 12, 8, 4)),
    LOT_AND_LOT(
        Before.EQUAL,
        false,
        (rivals, one, other) -> rivals.lot(one, "1", "2"),
        (rivals, one, other) -> rivals.lot(one, "2", "1")),
    LOT_AND_CANDIDATE_WHO_LEAVES(
        Before.EQUAL,
        true,
        (rivals, one, other) -> rivals.lot(one, "1", "2"),
        (rivals, one, other) -> rivals.leave(one, "2")),
    LOT_AND_ANNULMENT(
        Before.EQUAL,
        true,
        (rivals, one, other) -> rivals.lot(one, "1", "2"),
        (rivals, one, other) -> rivals.annulment(one, "annulled-" + one)),
    LOT_ON_NAMES_AND_CORRECTION(
        Before.EQUAL_BY_NAME,
        true,
        (rivals, one, other) -> rivals.lotOnNames(one),
        (rivals, one, other) -> rivals.correction(one, 11, 10, 4)),
    LOT_ON_NAMES_AND_CANDIDATE_WHO_LEAVES(
        Before.EQUAL_BY_NAME,
        true,
        (rivals, one, other) -> rivals.lotOnNames(one),
        (rivals, one, other) -> rivals.leave(one, "2")),
    REVERSAL_AND_REVERSAL(
        Before.RULED,
        true,
        (rivals, one, other) -> rivals.reversal(one, "before-" + one),
        (rivals, one, other) -> rivals.reversal(one, "before-" + one)),
    RULING_AND_ITS_REVERSAL(
        Before.EQUAL,
        false,
        (rivals, one, other) -> rivals.reversal(one, "annulled-" + one),
        (rivals, one, other) -> rivals.annulment(one, "annulled-" + one)),
    CALL_AND_CANDIDATE_WHO_LEAVES(
        Before.NOBODY_HAS_HALF,
        true,
        (rivals, one, other) -> rivals.call(one, "of-" + one),
        (rivals, one, other) -> rivals.leave(one, "2")),
    CALL_AND_CORRECTION(
        Before.NOBODY_HAS_HALF,
        true,
        (rivals, one, other) -> rivals.call(one, "of-" + one),
        (rivals, one, other) -> rivals.correction(one, 70, 35, 25)),
    CALL_AND_CALL(
        Before.NOBODY_HAS_HALF,
        false,
        (rivals, one, other) -> rivals.call(one, "of-" + one),
        (rivals, one, other) -> rivals.call(one, "again-" + one)),
    CALL_AND_CALL_FROM_ANOTHER_CONTEST(
        Before.NOBODY_HAS_HALF,
        true,
        (rivals, one, other) -> rivals.call(one, "of-" + one),
        (rivals, one, other) -> rivals.call(other, "of-" + one)),
    CALL_AND_IMPORT_OF_ITS_ELECTION(
        Before.NOBODY_HAS_HALF,
        true,
        (rivals, one, other) -> rivals.call(one, "of-" + one),
        (rivals, one, other) ->
            rivals.imports(RaceElection.of("of-" + one, RaceElection.MOST_VOTES, 1))),
    IMPORT_AND_CALL_THAT_IS_NOT_HELD_YET(
        Before.NOBODY_HAS_HALF,
        true,
        (rivals, one, other) ->
            rivals.imports(RaceElection.of("of-" + one, RaceElection.MOST_VOTES, 1)),
        (rivals, one, other) -> rivals.callAlone(one, "of-" + one));

    private final Before before;
    private final boolean rests;
    private final Making first;
    private final Making second;

    Pair(Before before, boolean rests, Making first, Making second) {
      this.before = before;
      this.rests = rests;
      this.first = first;
      this.second = second;
    }
  }

  /** A log of one election with two nodes over it. */
  private static final class Field implements AutoCloseable {
    private final EventLog log = EventLog.open(new InMemoryCommitLog(), EventLog.Settings.plain());
    private final Handlers here;
    private final Handlers there;
    private final Rivals ones;
    private final Rivals others;
    private final Pair pair;

    Field(Pair pair, int races) {
      this.pair = pair;
      log.found(
          new LogCreated("races", 1, "SHA-256", LogKind.TEST), "founded", new Act("t", null, null));
      here = new Handlers(log);
      there = new Handlers(log);
      Definition definition = RaceElection.of(ELECTION, pair.before.rule, 2 * races);
      ones = new Rivals(here, definition, "one");
      others = new Rivals(there, definition, "other");
      ones.imports(definition).act(PLAINLY);
      for (int i = 0; i < 2 * races; i++) {
        pair.before.happen(ones, "c" + i);
      }
    }

    Rival first(int race) {
      return pair.first.of(ones, "c" + 2 * race, "c" + (2 * race + 1));
    }

    Rival second(int race) {
      return pair.second.of(others, "c" + 2 * race, "c" + (2 * race + 1));
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
      return rival.accepted(PLAINLY);
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

  private static void race(Pair pair, int races) {
    try (Field field = new Field(pair, races)) {
      for (int race = 0; race < races; race++) {
        assertThat(field.acceptedOf(race)).as("%s %d", pair, race).isBetween(1, 2);
      }
      assertThat(RulesOnRecord.breaches(field.log)).as("%s", pair).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void whichever_of_two_acts_comes_first_the_log_keeps_the_rules(Pair pair) {
    race(pair, 12);
  }

  @ParameterizedTest
  @EnumSource
  @Tag("soak")
  void a_thousand_races_of_each_pair_keep_the_rules(Pair pair) {
    race(pair, 1_000);
  }

  @ParameterizedTest
  @EnumSource
  void an_act_that_was_decided_before_the_other_came_is_decided_anew(Pair pair) {
    try (Field field = new Field(pair, 1)) {
      Rival second = field.second(0);
      var _ =
          field.first(0).accepted(Rival.with(() -> assertThat(second.accepted(PLAINLY)).isTrue()));
      assertThat(RulesOnRecord.breaches(field.log)).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void without_conditions_it_would_stand_against_the_rules(Pair pair) {
    try (Field field = new Field(pair, 1)) {
      Rival second = field.second(0);
      UnaryOperator<Decided.Deciding> late = Rival.with(() -> second.act(PLAINLY));
      var _ = field.first(0).accepted(Rival.withoutConditions(late));
      assertThat(RulesOnRecord.breaches(field.log).isEmpty()).isEqualTo(!pair.rests);
    }
  }

  @Test
  void a_reversal_that_has_not_reached_its_branch_yet_stands_in_the_way_of_another() {
    try (Field field = new Field(Pair.REVERSAL_AND_REVERSAL, 1)) {
      field.ones.reversalAlone("c0", "before-c0").act(PLAINLY);
      assertThat(field.second(0).accepted(PLAINLY)).isFalse();
      assertThat(RulesOnRecord.breaches(field.log)).isEmpty();
    }
  }

  private static List<Condition> conditions(Rival rival) {
    AtomicReference<List<Condition>> conditions = new AtomicReference<>(List.of());
    rival.act(deciding ->
        () -> {
          Decided decided = deciding.now();
          conditions.set(decided.conditions());
          return decided;
        });
    return conditions.get();
  }

  @Test
  void tallies_that_keep_coming_in_do_not_keep_out_what_does_not_rest_on_them() {
    try (Field field = new Field(Pair.LOT_ON_NAMES_AND_CORRECTION, 1)) {
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
