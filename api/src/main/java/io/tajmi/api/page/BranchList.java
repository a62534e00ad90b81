package io.tajmi.api.page;

import io.tajmi.api.text.BranchNames;
import io.tajmi.api.text.Dates;
import io.tajmi.api.text.Figures;
import io.tajmi.api.text.Words;
import io.tajmi.branch.Tally;
import io.tajmi.election.Area;
import io.tajmi.election.Branch;
import io.tajmi.election.BranchCode;
import io.tajmi.view.BranchRow;
import io.tajmi.view.ContestView;
import io.tajmi.view.Visible;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of the branches that hang on an area, in the order of the package.
 *
 * @param next address of the page after this one, null at the last
 * @param all how many there are on all pages, in words
 */
record BranchList(List<Line> lines, @Nullable String next, String all) {
  /** The longest page. */
  static final int LINES_MAX = 250;

  /**
   * One branch.
   *
   * @param key the prefix of its cells
   * @param state its code, for styles
   */
  record Line(String key, String code, String name, String kind, String href, String state) {
    /** The key of one of its cells. */
    public String cell(String name) {
      return key + name;
    }
  }

  static BranchList of(CellSheet sheet, Visible visible, Area area, @Nullable BranchCode after) {
    ContestView view = visible.view();
    List<Branch> own = view.branches(area.code());
    int first = after == null ? 0 : place(own, after) + 1;
    List<Line> lines = new ArrayList<>();
    for (Branch branch : own.subList(first, Math.min(own.size(), first + LINES_MAX))) {
      lines.add(line(sheet, visible, branch));
    }
    String next =
        first + lines.size() < own.size()
            ? Addresses.with(
                Addresses.area(
                    view.contest().id().election(), area.code(), view.contest().id().contest()),
                List.of(new Addresses.Parameter("after", lines.getLast().code())))
            : null;
    return new BranchList(
        lines, next, sheet.words().say("branch.count", sheet.words().number(own.size())));
  }

  private static int place(List<Branch> own, BranchCode code) {
    for (int i = 0; i < own.size(); i++) {
      if (own.get(i).code().equals(code)) {
        return i;
      }
    }
    throw new PageNotFound("branch " + code + " in this area");
  }

  static Line line(CellSheet sheet, Visible visible, Branch branch) {
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

  static String brief(Words words, @Nullable Instant time, ZoneId zone) {
    return time == null ? Figures.NONE : Dates.brief(words.language(), time, zone);
  }

  /** The mark of a tally that was corrected; empty on any other. */
  static String corrected(Words words, BranchRow row) {
    return row.corrected() ? words.say("state.corrected") : "";
  }

  /** The key of a branch's state. */
  static String state(BranchRow row) {
    return row.incomplete() ? "INCOMPLETE" : row.state().name();
  }
}
