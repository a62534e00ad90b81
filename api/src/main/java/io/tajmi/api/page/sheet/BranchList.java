package io.tajmi.api.page.sheet;

import io.tajmi.api.answer.StateCode;
import io.tajmi.api.page.address.Addresses;
import io.tajmi.api.page.address.Links;
import io.tajmi.branch.Tally;
import io.tajmi.count.BranchRow;
import io.tajmi.election.Area;
import io.tajmi.election.Branch;
import io.tajmi.election.BranchCode;
import io.tajmi.text.BranchNames;
import io.tajmi.text.Dates;
import io.tajmi.text.Figures;
import io.tajmi.text.Words;
import io.tajmi.view.Branches;
import io.tajmi.view.ContestView;
import io.tajmi.view.Visible;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A page of the branches at or below an area, in the order of the package.
 *
 * @param states the states to choose among
 * @param next address of the page after this one, null at the last
 */
public record BranchList(List<Choice> states, List<Line> lines, @Nullable String next) {
  /** The longest page. */
  static final int LINES_MAX = 250;

  /** The list's name among the lists of its page. */
  static final String NAME = "branches";

  /**
   * Branches of one state, or all.
   *
   * @param cell key of the cell that says how many they are
   */
  public record Choice(Links.Link link, String cell) {}

  /**
   * One branch.
   *
   * @param key the prefix of its cells
   * @param place the areas between the one of the page and the branch, in words
   * @param state its code, for styles
   */
  public record Line(
      String key, String code, String name, String place, String kind, String href, String state) {
    /** The key of one of its cells. */
    public String cell(String name) {
      return key + name;
    }
  }

  /** Which of them: those in a state, after one; null is "any". */
  public record Asked(@Nullable StateCode state, @Nullable BranchCode after) {
    public List<Addresses.Parameter> parameters() {
      return List.of(
          Addresses.Parameter.of("state", state), Addresses.Parameter.of("after", after));
    }
  }

  public static BranchList of(CellSheet sheet, Visible visible, Area area, Asked asked) {
    ContestView view = visible.view();
    Naming naming = new Naming(sheet.words(), view.definition());
    Branches.Page page = page(view, area, asked);
    List<Line> lines = new ArrayList<>();
    for (Branch branch : page.branches()) {
      lines.add(line(sheet, visible, branch, place(naming, area, branch)));
    }
    BranchCode next = page.next();
    sheet.rows(NAME, lines.stream().map(Line::code).toList(), next != null);
    return new BranchList(
        choices(sheet.words(), view, area, asked),
        lines,
        next == null ? null : address(view, area, new Asked(asked.state(), next)));
  }

  private static Branches.Page page(ContestView view, Area area, Asked asked) {
    StateCode state = asked.state();
    Branches.Filter filter =
        new Branches.Filter(
            area.code(), state == null ? null : state.bucket(), asked.after(), LINES_MAX);
    return ListPage.of(() -> Branches.of(view, filter));
  }

  private static String address(ContestView view, Area area, Asked asked) {
    return Addresses.with(
        Addresses.area(view.contest().id().election(), area.code(), view.contest().id().contest()),
        asked.parameters());
  }

  private static List<Choice> choices(Words words, ContestView view, Area area, Asked asked) {
    List<Choice> choices = new ArrayList<>();
    choices.add(choice(words.say("filter.any"), "expected", view, area, null, asked));
    for (StateCode state : StateCode.values()) {
      String said = words.say("state." + state);
      choices.add(choice(said, state.bucket().key(), view, area, state, asked));
    }
    return choices;
  }

  private static Choice choice(
      String said,
      String cell,
      ContestView view,
      Area area,
      @Nullable StateCode state,
      Asked asked) {
    String href = address(view, area, new Asked(state, null)) + "#branches-h";
    return new Choice(new Links.Link(href, said, state == asked.state()), cell);
  }

  private static String place(Naming naming, Area area, Branch branch) {
    Area hangs = naming.definition().areas().get(naming.definition().ordinal(branch.area()));
    return naming.path(hangs).stream()
        .dropWhile(up -> !up.code().equals(area.code()))
        .skip(1)
        .map(naming::area)
        .collect(Collectors.joining(naming.words().say("list.comma")));
  }

  public static Line line(CellSheet sheet, Visible visible, Branch branch, String place) {
    ContestView view = visible.view();
    Words words = sheet.words();
    int ordinal = view.contest().ordinal(branch.code());
    BranchRow row = view.row(ordinal);
    String state = state(row);
    Line line =
        new Line(
            "br." + branch.code() + ".",
            branch.code().value(),
            BranchNames.of(words.language(), branch),
            place,
            words.say("kind." + branch.kind()),
            Addresses.branch(view.contest().id(), branch.code()),
            state);
    Tally tally = row.tally();
    boolean seen = tally != null && visible.shows(ordinal);
    sheet
        .text(line.cell("state"), words.say("state." + state))
        .text(line.cell("stateCode"), state)
        .text(line.cell("corrected"), corrected(words, row))
        .text(
            line.cell("taken"),
            seen && tally != null ? words.number(tally.ballots().taken()) : Figures.NONE)
        .text(line.cell("time"), brief(words, row.time(), view.definition().head().zone()));
    return line;
  }

  public static String brief(Words words, @Nullable Instant time, ZoneId zone) {
    return time == null ? Figures.NONE : Dates.brief(words.language(), time, zone);
  }

  /** The mark of a tally that was corrected; empty on any other. */
  public static String corrected(Words words, BranchRow row) {
    return row.corrected() ? words.say("state.corrected") : "";
  }

  /** The key of a branch's state. */
  public static String state(BranchRow row) {
    return StateCode.of(row).name();
  }
}
