package io.tajmi.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.BranchId;
import io.tajmi.fold.Fold;
import io.tajmi.fold.FoldState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class ArrivalsTest {
  private final LogOnPaper log = LogOnPaper.founded();

  @Test
  void each_stretch_has_the_branches_of_its_time_and_none_between_is_left_out() {
    counted("b1", "b3").after(Duration.ofMinutes(2));
    log.happened(Tallies.heldBack(at("b5"), "h", Tallies.plain(1, 1, 1), "E.203"));
    counted("b10");
    Arrivals arrivals = read("ir");
    Instant six = Instant.parse("2026-01-01T18:00:00Z");
    assertThat(arrivals.step()).isEqualTo(Duration.ofMinutes(1));
    assertThat(arrivals.stretches())
        .containsExactly(
            new Arrivals.Stretch(six, 2, 2, 2),
            new Arrivals.Stretch(six.plusSeconds(60), 0, 0, 2),
            new Arrivals.Stretch(six.plusSeconds(120), 2, 1, 3));
    assertThat(arrivals.children())
        .filteredOn(child -> !child.received().equals(List.of(0L, 0L, 0L)))
        .extracting(child -> child.area().code() + "=" + child.received())
        .containsExactly("p-1=[1, 0, 2]", "p-2=[1, 0, 0]");
  }

  @Test
  void an_area_has_its_own_branches_only_and_those_on_itself_are_the_last_of_its_children() {
    counted("b1", "b3", "b0");
    assertThat(read("c-1").stretches()).extracting(Arrivals.Stretch::received).containsExactly(2L);
    assertThat(read("c-1").children())
        .extracting(child -> child.area().code() + "=" + child.received())
        .containsExactly("d-1=[1]", "d-2=[0]", "c-1=[1]");
  }

  @Test
  void a_long_night_has_longer_stretches_and_never_more_than_the_most() {
    counted("b1").after(Duration.ofHours(20));
    counted("b3");
    assertThat(read("ir").step()).isEqualTo(Duration.ofHours(1));
    assertThat(read("ir").stretches()).hasSize(21);
    log.after(Duration.ofDays(400));
    counted("b5");
    Arrivals years = read("ir");
    assertThat(years.stretches()).hasSize(Arrivals.STRETCHES_MAX);
    assertThat(years.stretches().getFirst().received()).isEqualTo(2);
    assertThat(years.stretches().getLast().countedSoFar()).isEqualTo(3);
  }

  @Test
  void before_the_first_tally_there_is_nothing() {
    assertThat(read("ir").stretches()).isEmpty();
    assertThat(read("p-3").stretches()).isEmpty();
  }

  private LogOnPaper counted(String... branches) {
    for (String branch : branches) {
      log.happened(Tallies.recorded(at(branch), "x" + branch, Tallies.plain(1, 2, 3)));
    }
    return log;
  }

  private Arrivals read(String area) {
    Snapshot snapshot =
        new Fold(FoldState.first(SampleElection.source(SampleElection.of(27))))
            .apply(log.entries());
    ContestView view = Objects.requireNonNull(snapshot.contest(SampleElection.HEAD));
    Area found = view.definition().areas().get(view.definition().ordinal(new AreaCode(area)));
    return Arrivals.of(view, found);
  }

  private static BranchId at(String branch) {
    return SampleElection.branch(SampleElection.HEAD, branch);
  }
}
