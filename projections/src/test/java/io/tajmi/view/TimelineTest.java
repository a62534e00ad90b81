package io.tajmi.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.election.Area;
import io.tajmi.election.Branch;
import io.tajmi.election.BranchId;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestId;
import io.tajmi.election.Definition;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.fold.FoldState;
import io.tajmi.replay.Timeline;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** States of the past against a fold from nothing, in a night with faults. */
class TimelineTest {
  private final Definition definition = SampleElection.of(60);
  private final List<DecodedEntry> night = new Night(3, definition, 1_500, 10).entries();
  private final FoldState first = FoldState.first(SampleElection.source(definition));
  private long read;

  private final Timeline.Entries entries =
      new Timeline.Entries() {
        @Override
        public List<DecodedEntry> page(long from, int count) {
          read += count;
          return night.subList((int) from, (int) from + count);
        }

        @Override
        public List<DecodedEntry> ofContest(ContestId contest, long from, long through) {
          return night.subList((int) from, (int) through + 1).stream()
              .filter(entry -> contest.toString().equals(entry.contest()))
              .toList();
        }

        @Override
        public List<DecodedEntry> ofBranch(BranchId branch, long fromSeq, long through) {
          return night.subList(0, (int) through + 1).stream()
              .filter(entry -> branch.hasStream(String.valueOf(entry.stream())))
              .skip(fromSeq)
              .toList();
        }
      };

  private Timeline filled(long bytesMax, int between) {
    Timeline timeline = new Timeline(entries, first, new Timeline.Limits(bytesMax, between));
    FoldState state = first;
    Random sizes = new Random(between);
    while (state.position() < night.size() - 1) {
      int from = (int) state.position() + 1;
      int to = Math.min(night.size(), from + 1 + sizes.nextInt(20));
      state = state.after(night.subList(from, to));
      timeline.keep(state);
    }
    return timeline;
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 200_000, 2_000_000, Long.MAX_VALUE})
  void any_positions_in_any_order_are_the_fold_from_nothing(long bytesMax) {
    Timeline timeline = filled(bytesMax, 20);
    Random random = new Random(bytesMax);
    for (int i = 0; i < 60; i++) {
      int position = random.nextInt(night.size() + 1) - 1;
      FoldState then = timeline.at(position);
      assertThat(then.position()).isEqualTo(position);
      assertThat(ContentHash.of(then.snapshot()))
          .as("position %d", position)
          .isEqualTo(ContentHash.of(first.after(night.subList(0, position + 1)).snapshot()));
      if (random.nextInt(3) == 0) {
        timeline.keep(then);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 200_000, Long.MAX_VALUE})
  void one_contest_is_the_same_from_its_own_entries_alone(long bytesMax) {
    Timeline timeline = filled(bytesMax, 100);
    Random random = new Random(bytesMax);
    for (int i = 0; i < 40; i++) {
      int position = random.nextInt(night.size());
      Snapshot then = first.after(night.subList(0, position + 1)).snapshot();
      for (Contest contest : definition.contests()) {
        ContestView expected = then.contest(contest.id());
        ContestView view = timeline.contestAt(contest.id(), position);
        assertThat(view == null).isEqualTo(expected == null);
        if (view != null && expected != null) {
          assertSame(view, expected);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 200_000, Long.MAX_VALUE})
  void one_branch_is_the_same_from_its_own_entries_alone(long bytesMax) {
    Timeline timeline = filled(bytesMax, 100);
    Random random = new Random(bytesMax);
    for (int i = 0; i < 40; i++) {
      int position = random.nextInt(night.size());
      Snapshot then = first.after(night.subList(0, position + 1)).snapshot();
      for (Contest contest : definition.contests()) {
        ContestView expected = then.contest(contest.id());
        List<Branch> branches = contest.branches();
        Branch branch = branches.get(random.nextInt(branches.size()));
        assertThat(timeline.branchAt(new BranchId(contest.id(), branch.code()), position))
            .isEqualTo(expected == null ? null : expected.row(branch.code()));
      }
    }
  }

  private static void assertSame(ContestView view, ContestView expected) {
    for (int branch = 0; branch < view.contest().branches().size(); branch++) {
      assertThat(view.row(branch)).isEqualTo(expected.row(branch));
    }
    for (Area area : view.areas()) {
      assertThat(view.total(area.code())).isEqualTo(expected.total(area.code()));
      assertThat(view.publicCount().total(view.index().local(area.code())))
          .isEqualTo(expected.publicCount().total(expected.index().local(area.code())));
    }
    assertThat(view.file()).isEqualTo(expected.file());
    assertThat(view.smallBoxes().groups()).isEqualTo(expected.smallBoxes().groups());
  }

  @Test
  void what_lies_near_a_long_way_is_near_once_somebody_has_gone_it() {
    Timeline timeline = new Timeline(entries, first, new Timeline.Limits(Long.MAX_VALUE, 100));
    assertThat(readFor(timeline, 1_200)).isEqualTo(1_201);
    assertThat(readFor(timeline, 1_230)).isEqualTo(30);
    assertThat(readFor(timeline, 1_060)).as("from the end of the first page").isEqualTo(37);
  }

  @Test
  void nothing_that_was_read_before_all_was_forgotten_is_kept() {
    Timeline[] made = new Timeline[1];
    Timeline.Entries forgetting =
        new Timeline.Entries() {
          @Override
          public List<DecodedEntry> page(long from, int count) {
            made[0].forget();
            return entries.page(from, count);
          }

          @Override
          public List<DecodedEntry> ofContest(ContestId contest, long from, long through) {
            return entries.ofContest(contest, from, through);
          }

          @Override
          public List<DecodedEntry> ofBranch(BranchId branch, long fromSeq, long through) {
            return entries.ofBranch(branch, fromSeq, through);
          }
        };
    made[0] = new Timeline(forgetting, first, new Timeline.Limits(Long.MAX_VALUE, 100));
    var _ = made[0].at(1_200);
    assertThat(made[0].size()).isEqualTo(1);
  }

  @Test
  void what_is_kept_stays_within_its_limit_and_close_to_the_head() {
    long all = filled(Long.MAX_VALUE, 20).bytes();
    Timeline timeline = filled(all / 4, 20);
    assertThat(timeline.bytes()).isBetween(all / 16, all / 4);
    long late = readFor(timeline, night.size() - 30);
    long early = readFor(timeline, night.size() / 4);
    assertThat(late).as("entries folded for a late position").isLessThan(60);
    assertThat(early).as("entries folded for an early one").isLessThan(night.size() / 4);
  }

  /** The worked example of the timeline's comment, with a little less room each time. */
  @Test
  void the_state_that_leaves_the_smallest_hole_for_its_age_is_let_go() {
    Timeline all = ofHundreds(Long.MAX_VALUE);
    assertThat(positions(all)).containsExactly(-1L, 100L, 200L, 300L, 400L, 500L);
    Timeline less = ofHundreds(all.bytes() - 1);
    assertThat(positions(less)).containsExactly(-1L, 200L, 300L, 400L, 500L);
    Timeline least = ofHundreds(less.bytes() - 1);
    assertThat(positions(least)).containsExactly(-1L, 200L, 400L, 500L);
  }

  private Timeline ofHundreds(long bytesMax) {
    Timeline timeline = new Timeline(entries, first, new Timeline.Limits(bytesMax, 100));
    FoldState state = first;
    for (int position = 100; position <= 500; position += 100) {
      state = state.after(night.subList((int) state.position() + 1, position + 1));
      timeline.keep(state);
    }
    return timeline;
  }

  private static List<Long> positions(Timeline timeline) {
    return timeline.keptBefore(Long.MAX_VALUE).stream().map(FoldState::position).toList();
  }

  private long readFor(Timeline timeline, int position) {
    read = 0;
    var _ = timeline.at(position);
    return read;
  }

  @Test
  void a_position_beyond_the_log_or_before_it_is_refused() {
    Timeline timeline = filled(Long.MAX_VALUE, 100);
    assertThatThrownBy(() -> timeline.at(night.size())).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(() -> timeline.at(-2)).isInstanceOf(IllegalArgumentException.class);
  }
}
