package io.tajmi.api.page;

import io.tajmi.branch.BallotField;
import io.tajmi.election.Candidate;
import io.tajmi.election.CandidateList;
import io.tajmi.election.Contest;
import io.tajmi.text.ContestNames;
import io.tajmi.text.Figures;
import io.tajmi.text.Words;
import io.tajmi.view.AreaTotal;
import io.tajmi.view.ContestView;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The votes of one area on a page: a row for each candidate and each list, in ballot order unless
 * the reader asks for another.
 */
record Votes(List<Line> candidates, List<Line> lists) {

  /** The order of the rows. */
  enum Order {
    BALLOT,
    VOTES
  }

  /**
   * One row.
   *
   * @param key the prefix of its cells
   * @param place on the ballot
   */
  record Line(String key, String code, String place, String name, String list, long votes) {

    /** The key of one of its cells. */
    public String cell(String name) {
      return key + name;
    }
  }

  /** Puts the cells of an area's votes on a sheet. */
  static Votes of(CellSheet sheet, Contest contest, AreaTotal total, Order order) {
    long valid = total.sum(BallotField.VALID);
    long most = most(total);
    List<Line> candidates = new ArrayList<>();
    for (int i = 0; i < total.candidates(); i++) {
      candidates.add(candidate(sheet, contest, i, total.votes(i)));
      put(sheet, candidates.getLast(), valid, most);
    }
    List<Line> lists = new ArrayList<>();
    for (int i = 0; i < total.lists(); i++) {
      lists.add(list(sheet, contest, i, total.listVotes(i)));
      put(sheet, lists.getLast(), valid, most);
    }
    return new Votes(ordered(candidates, order), ordered(lists, order));
  }

  /** The rows with every figure left out: votes that the reader may not see. */
  static Votes hidden(CellSheet sheet, Contest contest) {
    List<Line> candidates = new ArrayList<>();
    for (int i = 0; i < contest.candidates().size(); i++) {
      candidates.add(blank(sheet, candidate(sheet, contest, i, 0)));
    }
    List<Line> lists = new ArrayList<>();
    for (int i = 0; i < contest.lists().size(); i++) {
      lists.add(blank(sheet, list(sheet, contest, i, 0)));
    }
    return new Votes(candidates, lists);
  }

  private static Line blank(CellSheet sheet, Line line) {
    sheet
        .text(line.cell("votes"), Figures.NONE)
        .text(line.cell("share"), Figures.NONE)
        .bar(line.cell("bar"), 0, 1);
    return line;
  }

  private static void put(CellSheet sheet, Line line, long valid, long most) {
    sheet
        .number(line.cell("votes"), line.votes())
        .percent(line.cell("share"), line.votes(), valid)
        .bar(line.cell("bar"), line.votes(), Math.max(most, valid));
  }

  private static Line candidate(CellSheet sheet, Contest contest, int ordinal, long votes) {
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
        list,
        votes);
  }

  private static Line list(CellSheet sheet, Contest contest, int ordinal, long votes) {
    CandidateList list = contest.lists().get(ordinal);
    return new Line(
        "l." + list.code() + ".",
        list.code().value(),
        sheet.words().number(ordinal + 1L),
        ContestNames.of(sheet.words().language(), contest).list(ordinal),
        "",
        votes);
  }

  private static long most(AreaTotal total) {
    return Math.max(
        LongStream.range(0, total.candidates()).map(i -> total.votes((int) i)).max().orElse(0),
        LongStream.range(0, total.lists()).map(i -> total.listVotes((int) i)).max().orElse(0));
  }

  /**
   * What lies between the last place that is filled and the first that is not, and between whom.
   */
  static void margin(CellSheet sheet, ContestView view, AreaTotal total, boolean seen) {
    Contest contest = view.contest();
    List<Integer> places = places(total);
    int last = contest.seats() - 1;
    boolean any =
        seen
            && view.isByVotesAlone()
            && total.progress().counted() > 0
            && last >= 0
            && last + 1 < places.size();
    Words words = sheet.words();
    sheet
        .text(
            "margin",
            any
                ? words.number(total.votes(places.get(last)) - total.votes(places.get(last + 1)))
                : Figures.NONE)
        .text(
            "margin.between",
            any
                ? words.say(
                    "margin.between",
                    within(words, contest, places.get(last)),
                    within(words, contest, places.get(last + 1)))
                : "");
  }

  private static String within(Words words, Contest contest, int ordinal) {
    var language = words.language();
    return language.within(ContestNames.of(language, contest).candidate(ordinal));
  }

  /** The candidates' ordinals by their votes, the most first; equals in ballot order. */
  private static List<Integer> places(AreaTotal total) {
    return IntStream.range(0, total.candidates())
        .boxed()
        .sorted(Comparator.comparingLong((Integer i) -> total.votes(i)).reversed())
        .toList();
  }

  /**
   * As many rows as a board has room for: every candidate in ballot order, or of more than that
   * those with the most votes. A row is a place on the board, and who stands there is a cell too.
   */
  static List<Line> board(
      CellSheet sheet, Contest contest, AreaTotal total, boolean seen, int rowsMax) {
    boolean all = total.candidates() <= rowsMax;
    List<Integer> shown =
        all ? IntStream.range(0, total.candidates()).boxed().toList() : places(total);
    long valid = total.sum(BallotField.VALID);
    List<Line> rows = new ArrayList<>();
    for (int i = 0; i < Math.min(rowsMax, shown.size()); i++) {
      Line of = candidate(sheet, contest, shown.get(i), total.votes(shown.get(i)));
      boolean known = all || seen;
      Line row =
          new Line(
              "row." + (i + 1) + ".",
              of.code(),
              known ? of.place() : "",
              known ? of.name() : Figures.NONE,
              "",
              of.votes());
      sheet.text(row.cell("place"), row.place()).text(row.cell("name"), row.name());
      if (seen) {
        put(sheet, row, valid, most(total));
      } else {
        blank(sheet, row);
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<Line> ordered(List<Line> lines, Order order) {
    return switch (order) {
      case BALLOT -> lines;
      case VOTES ->
          lines.stream().sorted(Comparator.comparingLong(Line::votes).reversed()).toList();
    };
  }
}
