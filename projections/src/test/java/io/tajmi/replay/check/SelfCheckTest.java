package io.tajmi.replay.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.document.Rejection;
import io.tajmi.document.RuleCode;
import io.tajmi.election.ContestId;
import io.tajmi.replay.check.CheckStatus.Live;
import io.tajmi.replay.check.Round.Verdict;
import io.tajmi.view.ContentHash;
import io.tajmi.view.Damage;
import io.tajmi.view.Snapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log is folded again and held against what is shown; what differs is stopped. */
class SelfCheckTest {
  private static final SelfCheck.Settings SETTINGS =
      new SelfCheck.Settings(Duration.ofMinutes(10), 500_000, 15, 6, 14);
  private static final String LOG = "tajmi/test";

  @TempDir private Path folder;
  private final Patient node = new Patient();
  private final Snapshot sound = node.live;
  private final ContestId contest = node.night.counted().getFirst();
  private final ContestId other = node.night.counted().getLast();
  private final long head = sound.position();

  private Path file() {
    return folder.resolve("check.json");
  }

  private SelfCheck check() {
    return new SelfCheck(
        node,
        SETTINGS,
        new SelfCheck.Means(
            InstantSource.fixed(Patient.NOW), node, new CheckFile(file(), LOG), node));
  }

  @AfterEach
  void close() {
    node.night.close();
  }

  @Test
  void a_sound_state_is_good_from_nothing_and_from_a_state_that_was_kept() throws Exception {
    SelfCheck check = check();
    check.turn();
    node.kept = node.night.after(node.night.size() / 2);
    check.turn();
    assertThat(node.rounds).extracting(Round::verdict).containsOnly(Verdict.GOOD);
    assertThat(node.rounds)
        .extracting(Round::origin)
        .containsExactly(-1L, node.night.size() / 2 - 1L);
    assertThat(check.status().lastGood()).isEqualTo(head);
    assertThat(check.status().stopped()).isFalse();
    assertThat(check.status().withholds(contest, null)).isFalse();
    assertThat(node.distrusted).isFalse();
  }

  @Test
  void one_altered_row_stops_its_contest_and_halts_it_once_a_second_fold_agrees() throws Exception {
    SelfCheck check = check();
    check.turn();
    node.live = Damage.row(sound, contest);
    check.turn();
    CheckStatus status = check.status();
    assertThat(node.rounds.getLast().verdict()).isEqualTo(Verdict.DIFFERS);
    assertThat(status.live()).as("mended").isEqualTo(Live.TRUSTED);
    assertThat(node.mended).containsExactly(head);
    assertThat(status.withholds(contest, null)).isTrue();
    assertThat(other).isNotEqualTo(contest);
    assertThat(status.withholds(other, null)).isFalse();
    assertThat(status.withholds(contest, head)).as("the last good position").isFalse();
    assertThat(status.withholds(contest, head + 1)).isTrue();
    assertThat(node.distrusted).isTrue();
    assertThat(node.folded).as("folded anew from the log for readers of the past").contains(head);
    assertThat(node.stops.getFirst().confirmed()).as("stopped before the second fold").isFalse();
    assertThat(node.stops.getLast().confirmed()).isTrue();
  }

  @Test
  void what_was_released_by_the_log_is_halted_once_and_tried_again_while_the_log_is_busy()
      throws Exception {
    List<ContestId> released =
        sound.elections().values().stream()
            .flatMap(election -> election.contests().stream())
            .filter(view -> view.publicity().released())
            .map(view -> view.contest().id())
            .toList();
    assertThat(released).isNotEmpty();
    node.live = Damage.publicity(Damage.row(sound, released.getFirst()), released.getFirst());
    SelfCheck check = check();
    check.turn();
    node.busy = true;
    assertThat(check.finishHalts()).isFalse();
    assertThat(node.halted).isEmpty();
    node.busy = false;
    assertThat(check.finishHalts()).isTrue();
    assertThat(check.finishHalts()).isTrue();
    assertThat(node.halted).containsExactly(released.getFirst());
  }

  @Test
  void a_halt_that_fails_is_told_and_does_not_end_the_check() throws Exception {
    node.live = Damage.fault(sound);
    SelfCheck check = check();
    check.turn();
    node.refusal = new IllegalStateException("not as it should be");
    node.rests.clear();
    check.step();
    assertThat(node.failures).containsExactly(node.refusal);
    assertThat(node.rests).containsOnly(Duration.ofSeconds(5).toNanos());
    node.refusal = null;
    check.step();
    assertThat(node.halted).isNotEmpty();
  }

  @Test
  void a_halt_that_a_crash_left_open_is_put_on_record_by_the_next_process() throws Exception {
    node.live = Damage.fault(sound);
    check().turn();
    node.live = sound;
    SelfCheck next = check();
    assertThat(next.finishHalts()).isTrue();
    assertThat(node.halted).isNotEmpty();
    int halts = node.halted.size();
    assertThat(check().finishHalts()).isTrue();
    assertThat(node.halted).hasSize(halts);
  }

  @Test
  void two_folds_that_disagree_take_the_node_down() throws Exception {
    node.kept = node.night.after(node.night.size() / 2);
    Runnable repair = Damage.inPlace(node.kept.snapshot(), contest);
    SelfCheck check = check();
    check.turn();
    repair.run();
    assertThat(node.rounds.getLast().verdict()).isEqualTo(Verdict.DISTRUSTED);
    assertThat(check.status().down()).isTrue();
    assertThat(check.status().withholds(other, 0L)).as("nothing at all is shown").isTrue();
    assertThat(check.finishHalts()).isTrue();
    assertThat(node.halted).isEmpty();
    CheckStatus again = check().status();
    assertThat(again.down()).isFalse();
    assertThat(again.withholds(other, null)).as("stopped in the next process").isTrue();
  }

  @Test
  void two_folds_that_disagree_are_not_believed_where_what_is_shown_is_a_third() throws Exception {
    node.kept = node.night.after(node.night.size() / 2);
    Runnable repair = Damage.inPlace(node.kept.snapshot(), contest);
    node.live = Damage.row(sound, other);
    SelfCheck check = check();
    check.turn();
    repair.run();
    assertThat(node.rounds.getLast().verdict()).isEqualTo(Verdict.DISTRUSTED);
    assertThat(check.status().down()).isTrue();
  }

  @Test
  void a_row_that_is_damaged_in_what_is_kept_too_is_found_by_the_round_from_nothing()
      throws Exception {
    var whole = node.night.after(node.night.size());
    node.live = whole.snapshot();
    node.kept = whole;
    SelfCheck check = check();
    Runnable repair = Damage.inPlace(node.live, contest);
    for (int round = 1; round < SETTINGS.fromNothingEvery(); round++) {
      check.turn();
      assertThat(node.rounds.getLast().verdict()).isEqualTo(Verdict.GOOD);
    }
    check.turn();
    repair.run();
    assertThat(node.rounds.getLast().verdict()).isEqualTo(Verdict.DIFFERS);
    assertThat(node.rounds.getLast().origin()).isEqualTo(-1);
    assertThat(node.asked).isEqualTo(SETTINGS.fromNothingEvery() - 1);
    assertThat(check.status().withholds(contest, null)).isTrue();
    assertThat(check.status().withholds(other, null)).isFalse();
  }

  @Test
  void a_stop_outlives_the_process_and_good_rounds_until_it_is_lifted() throws Exception {
    check().turn();
    node.live = Damage.row(sound, contest);
    check().turn();
    node.live = sound;
    SelfCheck next = check();
    assertThat(next.status().withholds(contest, null)).isTrue();
    assertThat(next.status().live()).isEqualTo(Live.TRUSTED);
    next.turn();
    assertThat(node.rounds.getLast().verdict()).isEqualTo(Verdict.GOOD);
    assertThat(next.status().withholds(contest, null)).isTrue();
    assertThat(next.finishHalts()).isTrue();
    assertThat(Files.getPosixFilePermissions(file()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    Lift.Known known = new Lift.Known("board", "7");
    var _ = next.lift("headquarters", "memory replaced", "account:1", known);
    assertThat(next.status().withholds(contest, null)).isFalse();
    CheckStatus kept = check().status();
    assertThat(Objects.requireNonNull(kept.stop()).lift())
        .isEqualTo(new Lift("headquarters", "memory replaced", "account:1", known, Patient.NOW));
    next.turn();
    assertThat(next.status().stop()).as("told until the next good round").isNull();
    assertThat(check().status().stop()).isNull();
  }

  private static void refuses(SelfCheck check, RuleCode code, String why) {
    assertThatThrownBy(() -> check.lift("office", "why", "a", null))
        .isInstanceOfSatisfying(
            Rejection.class,
            refused -> {
              assertThat(refused.code()).isEqualTo(code);
              assertThat(refused).hasMessageContaining(why);
            });
  }

  @Test
  void a_stop_is_lifted_once_what_differed_is_replaced_and_halted_and_no_sooner() throws Exception {
    SelfCheck check = check();
    refuses(check, RuleCode.R_109, "stopped no votes");
    check.turn();
    node.live = Damage.fault(sound);
    node.refusal = new IllegalStateException("not yet");
    check.turn();
    assertThat(check.status().live()).isEqualTo(Live.DAMAGED);
    refuses(check, RuleCode.R_115, "still in place");
    assertThat(node.live).isNotSameAs(sound);
    node.refusal = null;
    node.busy = true;
    check.step();
    assertThat(check.status().live()).isEqualTo(Live.TRUSTED);
    assertThat(ContentHash.of(node.live)).as("in place").isEqualTo(ContentHash.of(sound));
    refuses(check, RuleCode.R_115, "not halted in the log yet");
    node.busy = false;
    check.step();
    assertThat(check.status().withholds(contest, null)).isTrue();
    var _ = check.lift("office", "why", "a", null);
    assertThat(check.status().withholds(contest, null)).isFalse();
  }

  @Test
  void a_node_that_is_down_is_not_lifted() throws Exception {
    node.kept = node.night.after(node.night.size() / 2);
    Runnable repair = Damage.inPlace(node.kept.snapshot(), contest);
    SelfCheck check = check();
    check.turn();
    repair.run();
    refuses(check, RuleCode.R_115, "restart");
  }

  @Test
  void a_second_fold_that_fails_is_done_again_and_the_votes_stay_stopped_meanwhile()
      throws Exception {
    SelfCheck check = check();
    check.turn();
    node.live = Damage.row(sound, contest);
    node.reading =
        page -> {
          if (node.distrusted) {
            throw new IllegalStateException("the disk is gone");
          }
          return page;
        };
    check.turn();
    assertThat(node.rounds.getLast().verdict()).isEqualTo(Verdict.FAILED);
    node.rests.clear();
    check.step();
    assertThat(node.failures).hasSize(2);
    assertThat(node.rests.getLast()).isEqualTo(Duration.ofSeconds(5).toNanos());
    assertThat(check.status().withholds(contest, null)).isTrue();
    assertThat(check.status().live()).isEqualTo(Live.DAMAGED);
    assertThat(node.halted).isEmpty();
    assertThat(node.mended).isEmpty();
    node.reading = UnaryOperator.identity();
    check.step();
    assertThat(node.rounds).extracting(Round::verdict).contains(Verdict.DIFFERS);
    assertThat(Objects.requireNonNull(check.status().stop()).confirmed()).isTrue();
    assertThat(check.status().live()).isEqualTo(Live.TRUSTED);
    assertThat(check.status().withholds(contest, null)).isTrue();
  }

  @Test
  void what_came_while_the_log_was_folded_again_is_in_the_state_that_takes_the_place()
      throws Exception {
    Snapshot early = node.night.after(100).snapshot();
    node.live = Damage.fault(early);
    node.reading =
        page -> {
          if (node.distrusted) {
            node.live = sound;
          }
          return page;
        };
    check().turn();
    assertThat(node.mended).hasSize(1);
    assertThat(head - node.mended.getFirst()).isLessThan(257);
    assertThat(head).isGreaterThan(early.position() + 257);
  }

  @Test
  void copies_from_before_a_difference_are_told_from_those_after_it_for_ever() throws Exception {
    SelfCheck check = check();
    assertThat(check.status().mark(null)).isEmpty();
    node.live = Damage.row(sound, contest);
    check.turn();
    String stopped = check.status().mark(null);
    assertThat(check.finishHalts()).isTrue();
    var _ = check.lift("office", "why", "a", null);
    check.turn();
    assertThat(check.status().stop()).isNull();
    assertThat(check.status().mark(null)).isNotEmpty().isNotEqualTo(stopped);
    assertThat(check().status().mark(null)).isEqualTo(check.status().mark(null));
  }

  @Test
  void another_difference_after_a_lift_stops_again_and_keeps_the_older_good_position()
      throws Exception {
    check().turn();
    node.live = Damage.row(sound, contest);
    check().turn();
    node.live = sound;
    SelfCheck next = check();
    assertThat(next.finishHalts()).isTrue();
    var _ = next.lift("headquarters", "looked at", "account:1", null);
    node.live = Damage.row(sound, other);
    next.turn();
    CheckStatus status = next.status();
    assertThat(status.withholds(contest, null)).isTrue();
    assertThat(status.withholds(other, null)).isTrue();
    Stop stop = Objects.requireNonNull(status.stop());
    assertThat(stop.lift()).isNull();
    assertThat(stop.lastGood()).isEqualTo(head);
  }

  @Test
  void a_record_that_cannot_be_read_stops_everything_and_one_of_another_log_nothing()
      throws Exception {
    node.live = Damage.row(sound, contest);
    check().turn();
    String written = Files.readString(file());
    Files.writeString(file(), written.substring(0, written.length() / 2));
    assertThat(check().status().withholds(other, 0L)).isTrue();
    Files.writeString(file(), written.replace(LOG, "tajmi/other"));
    assertThat(check().status().stopped()).isFalse();
  }

  @Test
  void a_stop_holds_where_it_cannot_be_written_down() throws Exception {
    SelfCheck check = check();
    Files.createDirectory(file());
    Files.writeString(file().resolve("in the way"), "");
    node.live = Damage.row(sound, contest);
    check.turn();
    assertThat(check.status().withholds(contest, null)).isTrue();
    assertThat(check.recordFailing()).isTrue();
    assertThat(node.failures).hasOnlyElementsOfType(IOException.class).isNotEmpty();
  }

  @Test
  void a_round_that_fails_is_not_good_and_stops_nothing() throws Exception {
    SelfCheck check = check();
    node.reading =
        _ -> {
          throw new IllegalStateException("the disk is gone");
        };
    check.turn();
    assertThat(node.rounds.getLast().verdict()).isEqualTo(Verdict.FAILED);
    assertThat(check.status().lastGood()).isEqualTo(-1);
    assertThat(check.status().stopped()).isFalse();
    assertThat(node.failures).hasSize(1);
  }

  @Test
  void it_takes_its_share_of_a_core_and_no_more() throws Exception {
    SelfCheck check = check();
    check.turn();
    Round round = node.rounds.getLast();
    assertThat(round.worked()).isEqualTo(Duration.ofMillis(node.pages));
    double share = (double) round.worked().toNanos() / round.took().toNanos();
    assertThat(share).isBetween(0.1499, 0.15001);
  }

  @Test
  void what_it_uses_between_two_slices_is_rested_for_too() throws Exception {
    Pace pace = new Pace(node, 50);
    assertThat(pace.slice(() -> worked(10))).isEqualTo(10);
    node.nanos += 5;
    assertThat(pace.slice(() -> worked(10))).isEqualTo(10);
    assertThat(node.rests).containsExactly(10L, 15L);
  }

  private long worked(long nanos) {
    node.nanos += nanos;
    return nanos;
  }

  @Test
  void a_round_is_due_after_so_much_time_or_so_many_entries() throws Exception {
    SelfCheck check = check();
    check.awaitDue();
    assertThat(node.nanos).isEqualTo(1 + Duration.ofMinutes(10).toNanos());
    assertThat(node.rests).containsOnly(Duration.ofSeconds(1).toNanos());
    check.turn();
    node.rests.clear();
    node.live =
        new Snapshot(
            head + SETTINGS.entriesMax(),
            sound.time(),
            sound.log(),
            sound.elections(),
            sound.rulings(),
            sound.faults());
    check.awaitDue();
    assertThat(node.rests).isEmpty();
  }
}
