package io.tajmi.api.page.sheet;

import io.tajmi.election.Candidate;
import io.tajmi.election.CandidateList;
import io.tajmi.election.Contest;
import io.tajmi.query.CountedBoxes;
import io.tajmi.text.ContestNames;
import io.tajmi.text.Figures;
import io.tajmi.text.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * The votes of one area on a page: a row for each candidate and each list, in ballot order unless
 * the reader asks for another.
 */
public record VoteRows(List<Line> candidates, List<Line> lists) {

  /** The order of the rows. */
  public enum Order {
    BALLOT,
    VOTES
  }

  /**
   * One row.
   *
   * @param key the prefix of its cells
   * @param place on the ballot
   */
  public record Line(String key, String code, String place, String name, String list) {

    /** Its votes, as addresses name the figure. */
    public String figure() {
      return key.substring(0, key.length() - 1);
    }

    /** The key of one of its cells. */
    public String cell(String name) {
      return key + name;
    }
  }

  /** Puts the cells of an area's votes on a sheet; where the reader may not see them, dashes. */
  static VoteRows of(CellSheet sheet, Contest contest, CountedBoxes counted, Order order) {
    List<Line> candidates = new ArrayList<>();
    for (CountedBoxes.Line line : ordered(counted.candidates(), order)) {
      candidates.add(put(sheet, candidate(sheet, contest, line.ordinal()), counted, line));
    }
    List<Line> lists = new ArrayList<>();
    for (CountedBoxes.Line line : ordered(counted.lists(), order)) {
      lists.add(put(sheet, list(sheet, contest, line.ordinal()), counted, line));
    }
    return new VoteRows(candidates, lists);
  }

  private static Line put(
      CellSheet sheet, Line row, CountedBoxes counted, CountedBoxes.Line figures) {
    if (counted.seen()) {
      sheet
          .number(row.cell("votes"), figures.votes())
          .percent(row.cell("share"), figures.share())
          .bar(row.cell("bar"), figures.bar());
    } else {
      sheet
          .text(row.cell("votes"), Figures.NONE)
          .text(row.cell("share"), Figures.NONE)
          .bar(row.cell("bar"), figures.bar());
    }
    return row;
  }

  private static Line candidate(CellSheet sheet, Contest contest, int ordinal) {
    Candidate candidate = contest.candidates().get(ordinal);
    ContestNames names = ContestNames.of(sheet.words().language(), contest);
    String list = "";
    if (candidate.list() != null) {
      int place = contest.ordinal(candidate.list());
      list = place < 0 ? "" : names.list(place);
    }
    return new Line(
        "c." + candidate.code() + ".",
        candidate.code().value(),
        sheet.words().number(ordinal + 1L),
        names.candidate(ordinal),
        list);
  }

  private static Line list(CellSheet sheet, Contest contest, int ordinal) {
    CandidateList list = contest.lists().get(ordinal);
    return new Line(
        "l." + list.code() + ".",
        list.code().value(),
        sheet.words().number(ordinal + 1L),
        ContestNames.of(sheet.words().language(), contest).list(ordinal),
        "");
  }

  /**
   * What lies between the last place that is filled and the first that is not, and between whom.
   */
  static void margin(CellSheet sheet, Contest contest, CountedBoxes counted) {
    Words words = sheet.words();
    CountedBoxes.Margin margin = counted.margin();
    sheet
        .text("margin", margin == null ? Figures.NONE : words.number(margin.votes()))
        .text(
            "margin.between",
            margin == null
                ? ""
                : words.say(
                    "margin.between",
                    within(words, contest, margin.last()),
                    within(words, contest, margin.next())));
  }

  private static String within(Words words, Contest contest, int ordinal) {
    var language = words.language();
    return language.within(ContestNames.of(language, contest).candidate(ordinal));
  }

  /**
   * As many rows as a board has room for: every candidate in ballot order, or of more than that
   * those with the most votes. A row is a place on the board, and who stands there is a cell too.
   */
  public static List<Line> board(
      CellSheet sheet, Contest contest, CountedBoxes counted, int rowsMax) {
    boolean all = contest.candidates().size() <= rowsMax;
    List<CountedBoxes.Line> shown = ordered(counted.candidates(), all ? Order.BALLOT : Order.VOTES);
    List<Line> rows = new ArrayList<>();
    for (CountedBoxes.Line figures : shown.subList(0, Math.min(rowsMax, shown.size()))) {
      Line of = candidate(sheet, contest, figures.ordinal());
      boolean known = all || counted.seen();
      Line row =
          new Line(
              "row." + (rows.size() + 1) + ".",
              of.code(),
              known ? of.place() : "",
              known ? of.name() : Figures.NONE,
              "");
      sheet.text(row.cell("place"), row.place()).text(row.cell("name"), row.name());
      rows.add(put(sheet, row, counted, figures));
    }
    return rows;
  }

  private static List<CountedBoxes.Line> ordered(List<CountedBoxes.Line> lines, Order order) {
    return switch (order) {
      case BALLOT -> lines;
      case VOTES -> CountedBoxes.byVotes(lines);
    };
  }
}
