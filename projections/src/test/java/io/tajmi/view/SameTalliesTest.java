package io.tajmi.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.branch.BallotField;
import io.tajmi.branch.BranchTallyEvent;
import io.tajmi.branch.Finding.Outcome;
import io.tajmi.branch.Tally;
import io.tajmi.branch.Votes;
import io.tajmi.document.RuleCode;
import io.tajmi.election.AreaCode;
import io.tajmi.election.BranchCode;
import io.tajmi.election.BranchId;
import io.tajmi.fold.Fold;
import io.tajmi.fold.FoldState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** In the sample election b0, b1, b6 and every ninth after them lie in county c-1. */
class SameTalliesTest {
  private static final Tally LARGE = Tallies.plain(311, 277, 19);

  private static BranchId at(String branch) {
    return new BranchId(SampleElection.HEAD, new BranchCode(branch));
  }

  private static ContestView view(BranchTallyEvent... events) {
    LogOnPaper log = LogOnPaper.founded();
    for (BranchTallyEvent event : events) {
      log.happened(event);
    }
    Fold fold = new Fold(FoldState.first(SampleElection.source(SampleElection.of(36))));
    return Objects.requireNonNull(fold.apply(log.entries()).contest(SampleElection.HEAD));
  }

  private static ContestView sent(Map<String, Tally> tallies) {
    return view(
        new TreeMap<>(tallies)
            .entrySet().stream()
                .map(it -> Tallies.recorded(at(it.getKey()), "e-" + it.getKey(), it.getValue()))
                .toArray(BranchTallyEvent[]::new));
  }

  private static List<String> found(Visible visible) {
    return SameTallies.in(visible, null).stream()
        .map(finding -> finding.by() + " " + finding.county() + " " + names(visible, finding))
        .toList();
  }

  private static List<String> found(ContestView view) {
    return found(Visible.all(view));
  }

  private static List<String> names(Visible visible, SameTallies.Finding finding) {
    return finding.branches().stream()
        .map(branch -> visible.view().contest().branches().get(branch).code().value())
        .toList();
  }

  private static Tally with(Tally tally, Tally.@Nullable Minute minute) {
    return new Tally(
        tally.source(),
        tally.complete(),
        tally.ballots(),
        tally.votes(),
        tally.listVotes(),
        tally.ambiguous(),
        minute,
        tally.serials(),
        tally.explanation(),
        tally.reasons(),
        tally.signed(),
        tally.countedAt());
  }

  private static Tally box(int used, int notTaken, int... votes) {
    int valid = 0;
    for (int n : votes) {
      valid += n;
    }
    Map<String, Integer> ballots = new TreeMap<>();
    ballots.put(BallotField.IN_BOX.key(), valid + notTaken);
    ballots.put(BallotField.VALID.key(), valid);
    ballots.put(BallotField.INVALID_TAKEN.key(), 0);
    ballots.put(BallotField.INVALID_NOT_TAKEN.key(), notTaken);
    ballots.put(BallotField.USED.key(), used);
    return Tallies.tally(ballots, Votes.of(votes), null, List.of());
  }

  @Test
  void two_branches_of_a_county_with_one_tally_are_found_with_what_chance_makes() {
    ContestView view = sent(Map.of("b0", LARGE, "b6", LARGE, "b1", Tallies.plain(311, 276, 20)));

    assertThat(found(view)).containsExactly("NUMBERS c-1 [b0, b6]");
    SameTallies.Finding finding = SameTallies.of(Visible.all(view), 6).getFirst();
    assertThat(finding.expectedPairs()).isNotNull().isBetween(decimal("0.0001"), decimal("0.003"));
    assertThat(SameTallies.outcome(Visible.all(view), 0)).isEqualTo(Outcome.FAILED);
    assertThat(SameTallies.outcome(Visible.all(view), 1)).isEqualTo(Outcome.PASSED);
    assertThat(SameTallies.outcome(Visible.all(view), 2)).isEqualTo(Outcome.NOT_CHECKED);
  }

  private static BigDecimal decimal(String text) {
    return new BigDecimal(text);
  }

  @Test
  void another_county_is_another_matter_and_without_one_the_area_below_the_country_is() {
    assertThat(found(sent(Map.of("b0", LARGE, "b5", LARGE, "b2", LARGE, "b3", LARGE, "b4", LARGE))))
        .isEmpty();
    assertThat(found(sent(Map.of("b3", LARGE, "b12", LARGE))))
        .containsExactly("NUMBERS p-2 [b3, b12]");
    assertThat(found(sent(Map.of("b4", LARGE, "b13", LARGE))))
        .containsExactly("NUMBERS abroad [b4, b13]");
    assertThat(found(sent(Map.of("b2", LARGE, "b7", LARGE))))
        .containsExactly("NUMBERS c-3 [b2, b7]");
  }

  @Test
  void numbers_are_compared_from_a_hundred_valid_ballots_and_three_figures_above_ten_on() {
    assertThat(found(twice(box(120, 0, 50, 38, 12)))).hasSize(1);
    assertThat(found(twice(box(120, 0, 50, 37, 12)))).isEmpty();
    assertThat(found(twice(box(120, 0, 60, 30, 11)))).hasSize(1);
    assertThat(found(twice(box(120, 0, 60, 30, 10)))).isEmpty();
    assertThat(found(twice(box(120, 11, 60, 40, 0)))).hasSize(1);
    assertThat(found(twice(box(9_000, 10, 60, 40, 0)))).isEmpty();
  }

  private static ContestView twice(Tally tally) {
    return sent(Map.of("b0", tally, "b1", tally));
  }

  @Test
  void one_vote_or_one_quantity_that_differs_or_is_stated_by_one_alone_makes_two_tallies() {
    Tally box = box(700, 0, 311, 277, 19);

    assertThat(found(sent(Map.of("b0", box, "b1", box(701, 0, 311, 277, 19))))).isEmpty();
    assertThat(found(sent(Map.of("b0", box, "b1", box(700, 0, 311, 278, 18))))).isEmpty();
    assertThat(found(sent(Map.of("b0", LARGE, "b1", box(609, 0, 311, 277, 19))))).isEmpty();
  }

  @Test
  void one_serial_number_or_image_of_a_minute_is_found_in_a_box_of_any_size() {
    Tally.Minute minute = new Tally.Minute("22", "77", "ab".repeat(32));
    Tally one = with(Tallies.plain(1, 0, 0), minute);
    Tally other = with(Tallies.plain(3, 2, 1), minute);
    Tally form = with(Tallies.plain(3, 2, 1), new Tally.Minute("23", "77", null));
    Tally image = with(Tallies.plain(5, 2, 1), new Tally.Minute(null, null, "ab".repeat(32)));
    Tally blank = with(Tallies.plain(3, 2, 1), new Tally.Minute("22", null, null));

    assertThat(found(sent(Map.of("b0", one, "b1", other))))
        .containsExactly("SERIAL c-1 [b0, b1]", "IMAGE c-1 [b0, b1]");
    assertThat(found(sent(Map.of("b0", one, "b1", form, "b6", image))))
        .containsExactly("IMAGE c-1 [b0, b6]");
    assertThat(found(sent(Map.of("b0", blank, "b1", blank)))).isEmpty();
    assertThat(SameTallies.in(Visible.all(sent(Map.of("b0", one, "b1", other))), null))
        .allMatch(finding -> finding.expectedPairs() == null);
  }

  @Test
  void what_is_held_back_is_compared_and_what_was_corrected_or_annulled_is_not() {
    BranchTallyEvent first = Tallies.recorded(at("b0"), "e0", LARGE);

    assertThat(found(view(first, Tallies.heldBack(at("b1"), "e1", LARGE, "E.201")))).hasSize(1);
    assertThat(
            found(
                view(
                    first,
                    Tallies.recorded(at("b1"), "e1", LARGE),
                    Tallies.corrected(at("b1"), "e2", "e1", LARGE, Tallies.plain(9, 9, 9)))))
        .isEmpty();
    BranchTallyEvent annulled = Tallies.annulled(at("b1"), "r1", LARGE);
    assertThat(found(view(first, Tallies.recorded(at("b1"), "e1", LARGE), annulled))).isEmpty();
    assertThat(
            found(
                view(
                    first,
                    Tallies.recorded(at("b1"), "e1", LARGE),
                    annulled,
                    Tallies.restored(at("b1"), "r2", "r1", LARGE))))
        .hasSize(1);
  }

  @Test
  void it_is_told_to_who_sees_both_and_to_nobody_else() {
    ContestView view = sent(Map.of("b0", LARGE, "b1", LARGE, "b6", LARGE));

    assertThat(found(new Visible(view, acting("d-1", "d-2"), true)))
        .containsExactly("NUMBERS c-1 [b0, b6]");
    Visible one = new Visible(view, acting("d-1"), true);
    assertThat(found(one)).isEmpty();
    assertThat(SameTallies.outcome(one, 0)).isEqualTo(Outcome.PASSED);
    assertThat(found(new Visible(view, area -> false, true))).isEmpty();
    assertThat(SameTallies.of(new Visible(view, acting("d-1", "d-2"), true), 1)).isEmpty();
  }

  private static Predicate<AreaCode> acting(String... areas) {
    return area -> Set.of(areas).contains(area.value());
  }

  @Test
  void one_area_shows_what_touches_it_and_held_back_lines_say_it_too() {
    ContestView view =
        view(
            Tallies.recorded(at("b0"), "e0", LARGE),
            Tallies.heldBack(at("b1"), "e1", LARGE, "E.201"),
            Tallies.heldBack(at("b6"), "e2", Tallies.plain(1, 2, 3), "E.201"));
    Visible all = Visible.all(view);

    assertThat(SameTallies.in(all, new AreaCode("d-1"))).hasSize(1);
    assertThat(SameTallies.in(all, new AreaCode("d-2"))).isEmpty();
    assertThat(SameTallies.in(all, new AreaCode("p-1"))).hasSize(1);
    assertThat(heldBack(null)).containsExactly("b1 true", "b6 false");
    assertThat(heldBack(RuleCode.Q_101)).containsExactly("b1 true");
  }

  private static List<String> heldBack(@Nullable RuleCode rule) {
    LogOnPaper log = LogOnPaper.founded();
    log.happened(Tallies.recorded(at("b0"), "e0", LARGE));
    log.happened(Tallies.heldBack(at("b1"), "e1", LARGE, "E.201"));
    log.happened(Tallies.heldBack(at("b6"), "e2", Tallies.plain(1, 2, 3), "E.201"));
    Snapshot snapshot =
        new Fold(FoldState.first(SampleElection.source(SampleElection.of(36))))
            .apply(log.entries());
    HeldBack.Filter filter = new HeldBack.Filter(null, null, rule, null, 10);
    return HeldBack.of(snapshot, SampleElection.ID, filter, Visible::all).lines().stream()
        .map(line -> line.branch().code() + " " + line.same())
        .toList();
  }

  /**
   * Honest boxes of one size in one county, drawn ballot by ballot: what is found on average stays
   * below what is told, and not far below.
   */
  @Test
  void what_chance_makes_stays_below_what_is_told_and_not_far_below() {
    Random random = new Random(11);
    long pairs = 0;
    BigDecimal told = BigDecimal.ZERO;
    for (int night = 0; night < 60; night++) {
      List<Tally> boxes = new ArrayList<>();
      for (int box = 0; box < 60; box++) {
        boxes.add(drawn(random, 160, 52, 30, 18));
      }
      told = told.add(ChancePairs.expected(boxes, SampleElection.of(9).contests().getFirst()));
      for (int i = 0; i < boxes.size(); i++) {
        for (int j = 0; j < i; j++) {
          pairs += boxes.get(i).equals(boxes.get(j)) ? 1 : 0;
        }
      }
    }
    assertThat(pairs).isGreaterThan(100);
    assertThat(told).isBetween(BigDecimal.valueOf(pairs), BigDecimal.valueOf(2 * pairs));
  }

  private static Tally drawn(Random random, int ballots, int... percent) {
    int[] votes = new int[percent.length];
    for (int i = 0; i < ballots; i++) {
      int at = random.nextInt(100);
      int candidate = 0;
      while (candidate < percent.length - 1 && at >= percent[candidate]) {
        at -= percent[candidate];
        candidate++;
      }
      votes[candidate]++;
    }
    return box(ballots, 0, votes);
  }
}
