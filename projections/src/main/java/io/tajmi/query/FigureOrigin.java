package io.tajmi.query;

import io.tajmi.branch.BallotField;
import io.tajmi.branch.Tally;
import io.tajmi.branch.Votes;
import io.tajmi.count.BranchRow;
import io.tajmi.count.Bucket;
import io.tajmi.election.Area;
import io.tajmi.election.Branch;
import io.tajmi.election.Contest;
import io.tajmi.view.ContestView;
import io.tajmi.view.Visible;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where one figure of an area comes from, as one reader may see it: the areas below it, and the
 * tallies in the totals of which it is the sum. Immutable.
 *
 * @param sum the figure
 * @param areas directly below, in the order of the package
 * @param direct what of it is in none of these; null where nothing can be
 * @param tallies that are shown alone, the largest part first
 * @param together counted boxes that are in the figure and not shown alone
 * @param withheld counted boxes that are not in the figure
 */
public record FigureOrigin(
    Figure figure,
    long sum,
    List<Below> areas,
    @Nullable Long direct,
    List<Line> tallies,
    long together,
    int withheld) {
  private static final String DOT = ".";

  /** Takes copies. */
  public FigureOrigin {
    areas = List.copyOf(areas);
    tallies = List.copyOf(tallies);
  }

  /** What a figure is of. */
  public enum Kind {
    VOTES("c"),
    LIST_VOTES("l"),
    BALLOTS("b"),
    TAKEN("taken"),
    AMBIGUOUS("ambiguous"),
    /** Branches in one state of the progress, each of which is one; seen by every reader. */
    BRANCHES("p");

    private final String prefix;

    Kind(String prefix) {
      this.prefix = prefix;
    }
  }

  /**
   * One figure of every area of a contest.
   *
   * @param ordinal of the candidate, the list or the quantity; 0 of what is one alone
   * @param key as addresses name it
   */
  public record Figure(Kind kind, int ordinal, String key) {

    /**
     * Of a text such as {@code c.CODE}, {@code l.CODE}, {@code b.valid} or {@code taken}.
     *
     * @throws NotThere where the contest has no such figure
     */
    public static Figure parse(Contest contest, String text) {
      for (Kind kind : Kind.values()) {
        if (text.equals(kind.prefix)) {
          return new Figure(kind, 0, text);
        }
        if (text.startsWith(kind.prefix + DOT)) {
          int ordinal = ordinal(contest, kind, text.substring(kind.prefix.length() + 1));
          if (ordinal >= 0) {
            return new Figure(kind, ordinal, text);
          }
        }
      }
      throw new NotThere("There is no figure " + text + " in the contest " + contest.id() + ".");
    }

    private static int ordinal(Contest contest, Kind kind, String code) {
      List<String> codes =
          switch (kind) {
            case VOTES -> contest.candidates().stream().map(it -> it.code().value()).toList();
            case LIST_VOTES -> contest.lists().stream().map(it -> it.code().value()).toList();
            case BALLOTS -> List.of(BallotField.values()).stream().map(BallotField::key).toList();
            case BRANCHES -> List.of(Bucket.values()).stream().map(Bucket::key).toList();
            case TAKEN, AMBIGUOUS -> List.of();
          };
      return codes.indexOf(code);
    }

    private boolean isProgress() {
      return kind == Kind.BRANCHES;
    }

    private Bucket bucket() {
      return Bucket.values()[ordinal];
    }

    private long in(CountedBoxes counted) {
      return switch (kind) {
        case VOTES -> counted.votes(ordinal);
        case LIST_VOTES -> counted.listVotes(ordinal);
        case BALLOTS -> counted.sum(BallotField.values()[ordinal]);
        case TAKEN -> counted.turnout().taken();
        case AMBIGUOUS -> counted.ambiguous();
        case BRANCHES -> bucket().count(counted.progress().branches());
      };
    }

    private long in(Tally tally) {
      return switch (kind) {
        case VOTES -> tally.votes().get(ordinal);
        case LIST_VOTES -> {
          Votes votes = tally.listVotes();
          yield votes == null ? 0 : votes.get(ordinal);
        }
        case BALLOTS -> tally.ballots().orZero(BallotField.values()[ordinal]);
        case TAKEN -> tally.ballots().taken();
        case AMBIGUOUS -> tally.ambiguous().stream().mapToLong(Tally.Ambiguous::n).sum();
        case BRANCHES -> 1;
      };
    }
  }

  /** An area directly below with its part; null where the reader sees no votes of it. */
  public record Below(Area area, @Nullable Long part) {}

  /** A branch with its part, and the entry that changed its tally last. */
  public record Line(Branch branch, BranchRow row, long part) {}

  /** Of an area; null where the reader sees no votes of it. */
  public static @Nullable FigureOrigin of(AreaFigures figures, Figure figure) {
    if (!figures.counted().seen() && !figure.isProgress()) {
      return null;
    }
    List<Below> areas =
        figures.below().stream()
            .map(below ->
                new Below(
                    below.area(),
                    below.counted().seen() || figure.isProgress()
                        ? figure.in(below.counted())
                        : null))
            .toList();
    CountedBoxes direct = figures.direct();
    List<Line> tallies = figure.isProgress() ? branches(figures, figure) : tallies(figures, figure);
    return new FigureOrigin(
        figure,
        figure.in(figures.counted()),
        areas,
        direct == null ? null : figure.in(direct),
        tallies,
        figure.isProgress() ? 0 : figures.counted().boxes() - tallies.size(),
        figure.isProgress() ? 0 : figures.counted().withheld());
  }

  /** Branches of an area in one state. */
  private static List<Line> branches(AreaFigures figures, Figure figure) {
    ContestView view = figures.view();
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < view.contest().branches().size(); i++) {
      if (view.within(i, figures.area().code()) && view.row(i).bucket() == figure.bucket()) {
        lines.add(new Line(view.contest().branches().get(i), view.row(i), 1));
      }
    }
    return lines;
  }

  /** Of an area that is seen as the public sees it, the tallies that everyone may see alone. */
  private static List<Line> tallies(AreaFigures figures, Figure figure) {
    ContestView view = figures.view();
    boolean all = figures.extent() == Visible.Extent.ALL;
    Visible alone = all ? figures.visible() : new Visible(view, _ -> false, true);
    List<Line> lines = new ArrayList<>();
    List<Branch> branches = view.contest().branches();
    for (int i = 0; i < branches.size(); i++) {
      Tally counted = view.row(i).counted();
      if (counted != null && view.within(i, figures.area().code()) && alone.shows(i, counted)) {
        lines.add(new Line(branches.get(i), view.row(i), figure.in(counted)));
      }
    }
    lines.sort(Comparator.comparingLong(Line::part).reversed());
    return lines;
  }

  /** What the areas below and what is in none of them add up to; null where some are not seen. */
  public @Nullable Long ofAreas() {
    long all = direct == null ? 0 : direct;
    for (Below below : areas) {
      if (below.part() == null) {
        return null;
      }
      all += below.part();
    }
    return areas.isEmpty() ? null : all;
  }

  /** What the tallies that are shown alone add up to. */
  public long ofTallies() {
    return tallies.stream().mapToLong(Line::part).sum();
  }

  /** What boxes that are not shown alone have of it. */
  public long ofTogether() {
    return sum - ofTallies();
  }

  /** Whether the parts add up to the figure: nothing is left where every box is shown alone. */
  public boolean addsUp() {
    Long areasSum = ofAreas();
    return (areasSum == null || areasSum == sum) && (together > 0 || ofTogether() == 0);
  }
}
