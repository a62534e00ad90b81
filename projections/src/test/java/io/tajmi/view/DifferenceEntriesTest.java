package io.tajmi.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.count.AreaDepth;
import io.tajmi.election.Area;
import io.tajmi.election.BranchCode;
import io.tajmi.election.Contest;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.fold.ContestCourse;
import io.tajmi.fold.FoldState;
import io.tajmi.replay.difference.AreaDifference;
import io.tajmi.replay.difference.Cause;
import io.tajmi.replay.difference.ComparedFigure;
import io.tajmi.replay.difference.Difference;
import io.tajmi.replay.difference.Explaining;
import io.tajmi.replay.difference.Part;
import io.tajmi.replay.difference.Selection;
import io.tajmi.replay.difference.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The entries that explain a difference, and such as are missing. */
class DifferenceEntriesTest {
  @ParameterizedTest
  @ValueSource(longs = {51, 52, 53, 54})
  void the_entries_of_each_cause_are_its_part(long seed) {
    Differences.everywhere(
        seed,
        asked -> {
          List<Explaining> all = Differences.pages(asked.difference(), Selection.ALL, 9);
          assertThat(all).isSortedAccordingTo((a, b) -> Long.compare(a.position(), b.position()));
          for (Part part : asked.difference().area().parts()) {
            Selection ofCause = new Selection(null, part.cause(), null, true);
            List<Explaining> entries = Differences.pages(asked.difference(), ofCause, 4);
            assertThat(entries)
                .isEqualTo(all.stream().filter(it -> it.cause() == part.cause()).toList())
                .hasSize(part.entries());
            assertThat(asked.difference().parts(ofCause)).containsExactly(part);
            if (part.cause() != Cause.SMALL_BOXES) {
              assertThat(Differences.sum(entries, Explaining::change)).isEqualTo(part.change());
              assertThat(entries.stream().filter(it -> !it.told()).count())
                  .isEqualTo(part.untold());
            }
          }
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {61, 62})
  void chosen_branches_explain_what_their_entries_moved_and_no_sum_of_small_boxes(long seed) {
    Differences.everywhere(
        seed,
        asked -> {
          Set<BranchCode> chosen =
              Set.of(new BranchCode("b0"), new BranchCode("b1"), new BranchCode("b9"));
          List<Part> parts = asked.difference().parts(Selection.of(chosen));
          List<Explaining> entries = Differences.pages(asked.difference(), Selection.of(chosen), 5);
          assertThat(entries)
              .isEqualTo(
                  Differences.pages(asked.difference(), Selection.ALL, 50).stream()
                      .filter(it -> it.branch() != null && chosen.contains(it.branch()))
                      .toList());
          assertThat(parts).noneMatch(part -> part.cause() == Cause.SMALL_BOXES);
          assertThat(Differences.sum(parts, Part::change))
              .isEqualTo(Differences.sum(entries, Explaining::change));
          assertThat(parts.stream().mapToInt(Part::entries).sum()).isEqualTo(entries.size());
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {71, 72, 73})
  void an_entry_that_is_left_out_is_missed(long seed) {
    DisputedNight night = new DisputedNight(seed);
    int missed = 0;
    for (Contest contest : night.definition.contests()) {
      int from = 1 + night.random().nextInt(100);
      int to = night.entries.size() - 1 - night.random().nextInt(100);
      Span span = night.span(contest.id(), from, to);
      Area top = night.at(contest.id(), to).roots().getFirst();
      List<DecodedEntry> entries = night.between(contest.id(), from, to);
      Difference whole = Difference.between(span, Visible::all, top, AreaDepth.ITSELF);
      Set<Long> positions = new HashSet<>();
      Differences.pages(whole, Selection.ALL, 1_000).forEach(it -> positions.add(it.position()));
      for (int i = 0; i < entries.size(); i += 3) {
        List<DecodedEntry> fewer = new ArrayList<>(entries);
        DecodedEntry out = fewer.remove(i);
        Span lacking = night.span(contest.id(), from, to, fewer);
        for (Differences.Reader reader : Differences.Reader.values()) {
          AreaDifference it =
              Difference.between(lacking, reader.sight, top, AreaDepth.ITSELF).area();
          assertThat(it.addsUp())
              .as("without %s", out)
              .isEqualTo(!positions.contains(out.position().index()));
          missed += it.remainder().isEmpty() ? 0 : 1;
        }
      }
    }
    assertThat(missed).as("missed by a figure").isGreaterThan(200);
  }

  @Test
  void a_remainder_is_what_the_entry_left_out_did() {
    LogOnPaper log = LogOnPaper.founded();
    var b0 = SampleElection.branch(SampleElection.HEAD, "b0");
    var b1 = SampleElection.branch(SampleElection.HEAD, "b1");
    log.happened(Tallies.recorded(b0, "e0", Tallies.plain(100, 20, 3)));
    log.happened(Tallies.recorded(b1, "e1", Tallies.plain(50, 60, 7)));
    log.happened(
        Tallies.corrected(b0, "e2", "e0", Tallies.plain(100, 20, 3), Tallies.plain(115, 20, 0)));
    FoldState first = FoldState.first(SampleElection.source(SampleElection.of(4)));
    ContestCourse course =
        Objects.requireNonNull(
            ContestCourse.from(first.after(log.entries().subList(0, 2)), SampleElection.HEAD));
    FoldState last = first.after(log.entries());
    ContestView after = Objects.requireNonNull(last.snapshot().contest(SampleElection.HEAD));
    Span span = Span.between(course, log.entries().subList(2, 4), after);
    AreaDifference it =
        Difference.between(span, Visible::all, after.roots().getFirst(), AreaDepth.ITSELF).area();
    assertThat(it.remainder())
        .containsOnly(
            Map.entry(new ComparedFigure(ComparedFigure.Kind.BALLOTS, "inBox"), 12L),
            Map.entry(new ComparedFigure(ComparedFigure.Kind.BALLOTS, "valid"), 12L),
            Map.entry(new ComparedFigure(ComparedFigure.Kind.TAKEN, "taken"), 12L),
            Map.entry(new ComparedFigure(ComparedFigure.Kind.VOTES, "k0"), 15L),
            Map.entry(new ComparedFigure(ComparedFigure.Kind.VOTES, "k2"), -3L));
  }

  @Test
  void what_is_supposed_is_explained_by_the_branches_that_it_leaves_otherwise() {
    DisputedNight night = new DisputedNight(81);
    Contest contest = night.definition.contests().getFirst();
    int last = night.entries.size() - 1;
    ContestView base = night.at(contest.id(), last / 2);
    ContestView fork = night.at(contest.id(), last);
    List<Span.Supposed> branches = new ArrayList<>();
    for (int i = 0; i < contest.branches().size(); i++) {
      if (!base.row(i).equals(fork.row(i))) {
        branches.add(new Span.Supposed(7 + i, Instant.EPOCH, i, base.row(i), fork.row(i)));
      }
    }
    ContestView forked =
        base.with(fork.rows(), fork.totals(), base.smallBoxes())
            .with(base.publicity(), fork.file());
    Area top = base.roots().getFirst();
    AreaDifference it =
        Difference.between(
                Span.supposed(base, forked, branches), Visible::all, top, AreaDepth.DIRECTLY_BELOW)
            .area();
    assertThat(it.addsUp()).isTrue();
    assertThat(it.parts()).extracting(Part::cause).containsExactly(Cause.SUPPOSITION);
    assertThat(it.parts().getFirst().entries()).isEqualTo(branches.size());
    Span lacking = Span.supposed(base, forked, branches.subList(1, branches.size()));
    assertThat(
            Difference.between(lacking, Visible::all, top, AreaDepth.DIRECTLY_BELOW)
                .area()
                .addsUp())
        .isFalse();
  }
}
