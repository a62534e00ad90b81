package io.tajmi.view;

import io.tajmi.branch.BallotField;
import io.tajmi.branch.Ballots;
import io.tajmi.branch.Finding.Outcome;
import io.tajmi.branch.Tally;
import io.tajmi.branch.Votes;
import io.tajmi.count.AreaIndex;
import io.tajmi.count.BranchRow;
import io.tajmi.election.AreaCode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Q.101: branches of one contest and county whose tallies on record are one tally twice, by their
 * numbers or by the minute that they name. It follows from the rows of a view and is kept in no
 * event, so that live view and replay find the same; a county is gone through once for a view, when
 * somebody asks.
 *
 * <p>Numbers say so little of a small box that they agree by chance all the time. They are compared
 * from {@value #VALID_MIN} valid ballots on, and where {@value #FIGURES_MIN} of the figures that a
 * box falls into (votes of candidates and lists, ambiguous votes, invalid ballots of both kinds)
 * are above {@value #FIGURE_ABOVE}; and with them goes how many such pairs chance makes. Tallies
 * that a ruling has taken out are settled, and are not compared.
 */
public final class SameTallies {
  static final int VALID_MIN = 100;
  static final int FIGURES_MIN = 3;
  static final int FIGURE_ABOVE = 10;

  private final AtomicReferenceArray<@Nullable List<Group>> counties;

  /** What the branches agree in. */
  public enum By {
    /** Every vote and every stated quantity. */
    NUMBERS,
    /** Form and serial number of the minute. */
    SERIAL,
    /** Hash of the minute's image. */
    IMAGE
  }

  /**
   * Branches that agree, as far as a reader sees the votes of at least two of them.
   *
   * @param county the county that they lie in, or what stands in its place
   * @param branches by their places in the contest, in its order
   * @param expectedPairs at most so many pairs of equal numbers are to be expected among the boxes
   *     of the county that the reader sees; null where the minute itself is the same
   */
  public record Finding(
      By by, AreaCode county, List<Integer> branches, @Nullable BigDecimal expectedPairs) {}

  /** Branches that agree, whoever asks. */
  private record Group(By by, List<Integer> branches) {}

  private record Numbers(
      Ballots ballots, Votes votes, @Nullable Votes lists, List<Tally.Ambiguous> ambiguous) {}

  private record Serial(@Nullable String form, String serial) {}

  private record Image(String sha256) {}

  SameTallies(AreaIndex index) {
    counties = new AtomicReferenceArray<>(index.counties().size());
  }

  /** What is found of one branch, to whoever sees it and another. */
  public static List<Finding> of(Visible visible, int branch) {
    int county = visible.view().index().counties().of(branch);
    return told(visible, county, seen(visible, branch));
  }

  /** Whether anything is. */
  static boolean any(Visible visible, int branch) {
    return !seen(visible, branch).isEmpty();
  }

  /** How the rule ends for a tally that a reader sees, by the branches that the reader sees. */
  public static Outcome outcome(Visible visible, int branch) {
    BranchRow row = visible.view().row(branch);
    Tally tally = row.tally();
    if (tally == null || !comparable(row) || keys(tally).isEmpty()) {
      return Outcome.NOT_CHECKED;
    }
    return any(visible, branch) ? Outcome.FAILED : Outcome.PASSED;
  }

  /** All that a reader is told of a contest, or of the branches at or below one area of it. */
  public static List<Finding> in(Visible visible, @Nullable AreaCode area) {
    List<Finding> all = new ArrayList<>();
    for (int county = 0; county < visible.view().index().counties().size(); county++) {
      all.addAll(told(visible, county, seenIn(visible, county)));
    }
    return area == null
        ? all
        : all.stream()
            .filter(it -> it.branches().stream().anyMatch(i -> visible.view().within(i, area)))
            .toList();
  }

  private static List<Group> seen(Visible visible, int branch) {
    if (!visible.shows(branch)) {
      return List.of();
    }
    return seenIn(visible, visible.view().index().counties().of(branch)).stream()
        .filter(group -> group.branches().contains(branch))
        .toList();
  }

  /** The groups of a county, without the branches that the reader does not see. */
  private static List<Group> seenIn(Visible visible, int county) {
    return visible.view().sameTallies().groups(visible.view(), county).stream()
        .map(group ->
            new Group(group.by(), group.branches().stream().filter(visible::shows).toList()))
        .filter(group -> group.branches().size() > 1)
        .toList();
  }

  private static List<Finding> told(Visible visible, int county, List<Group> groups) {
    boolean numbers = groups.stream().anyMatch(group -> group.by() == By.NUMBERS);
    BigDecimal expected = numbers ? expected(visible, county) : null;
    AreaCode area = visible.view().index().counties().area(county);
    return groups.stream()
        .map(group ->
            new Finding(
                group.by(), area, group.branches(), group.by() == By.NUMBERS ? expected : null))
        .toList();
  }

  private static BigDecimal expected(Visible visible, int county) {
    ContestView view = visible.view();
    List<Tally> tallies =
        Arrays.stream(view.index().counties().branches(county))
            .filter(branch -> comparable(view.row(branch)) && visible.shows(branch))
            .mapToObj(branch -> view.row(branch).tally())
            .filter(SameTallies::saysMuch)
            .toList();
    return ChancePairs.expected(tallies, view.contest());
  }

  private List<Group> groups(ContestView view, int county) {
    List<Group> made = counties.get(county);
    if (made == null) {
      made = made(view, view.index().counties().branches(county));
      counties.set(county, made);
    }
    return made;
  }

  private static List<Group> made(ContestView view, int[] branches) {
    Map<Object, List<Integer>> alike = new LinkedHashMap<>();
    for (int branch : branches) {
      Tally tally = view.row(branch).tally();
      if (tally != null && comparable(view.row(branch))) {
        keys(tally).forEach(key -> alike.computeIfAbsent(key, _ -> new ArrayList<>()).add(branch));
      }
    }
    List<Group> groups = new ArrayList<>();
    alike.forEach((key, some) -> {
      if (some.size() > 1) {
        groups.add(new Group(by(key), List.copyOf(some)));
      }
    });
    groups.sort(
        Comparator.comparingInt((Group group) -> group.branches().getFirst())
            .thenComparing(Group::by));
    return groups;
  }

  private static boolean comparable(BranchRow row) {
    return !row.state().rulings().annul() && !row.incomplete();
  }

  private static List<Object> keys(Tally tally) {
    List<Object> keys = new ArrayList<>();
    if (saysMuch(tally)) {
      keys.add(new Numbers(tally.ballots(), tally.votes(), tally.listVotes(), tally.ambiguous()));
    }
    Tally.Minute minute = tally.minute();
    String serial = minute == null ? null : minute.serial();
    String image = minute == null ? null : minute.sha256();
    if (minute != null && serial != null) {
      keys.add(new Serial(minute.form(), serial));
    }
    if (image != null) {
      keys.add(new Image(image));
    }
    return keys;
  }

  private static By by(Object key) {
    return switch (key) {
      case Numbers _ -> By.NUMBERS;
      case Serial _ -> By.SERIAL;
      default -> By.IMAGE;
    };
  }

  /** Whether a tally is large enough for its numbers to be compared. */
  static boolean saysMuch(@Nullable Tally tally) {
    if (tally == null || tally.ballots().orZero(BallotField.VALID) < VALID_MIN) {
      return false;
    }
    int above = above(tally.votes()) + (tally.listVotes() == null ? 0 : above(tally.listVotes()));
    for (Tally.Ambiguous ambiguous : tally.ambiguous()) {
      above += ambiguous.n() > FIGURE_ABOVE ? 1 : 0;
    }
    above += tally.ballots().orZero(BallotField.INVALID_TAKEN) > FIGURE_ABOVE ? 1 : 0;
    above += tally.ballots().orZero(BallotField.INVALID_NOT_TAKEN) > FIGURE_ABOVE ? 1 : 0;
    return above >= FIGURES_MIN;
  }

  private static int above(Votes votes) {
    int above = 0;
    for (int i = 0; i < votes.size(); i++) {
      above += votes.get(i) > FIGURE_ABOVE ? 1 : 0;
    }
    return above;
  }
}
