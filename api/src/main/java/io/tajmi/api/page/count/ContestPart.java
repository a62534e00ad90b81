package io.tajmi.api.page.count;

import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.page.address.Addresses;
import io.tajmi.api.page.address.Links;
import io.tajmi.api.page.record.RulingNaming;
import io.tajmi.api.page.sheet.AreaRow;
import io.tajmi.api.page.sheet.CellSheet;
import io.tajmi.api.page.sheet.Naming;
import io.tajmi.api.page.sheet.SheetWriting;
import io.tajmi.api.page.sheet.VoteRows;
import io.tajmi.election.Area;
import io.tajmi.election.Contest;
import io.tajmi.query.AreaFigures;
import io.tajmi.text.ContestNames;
import io.tajmi.text.Words;
import io.tajmi.view.Arrivals;
import io.tajmi.view.ContestView;
import io.tajmi.view.RulingView;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One contest in one area, the way several pages show it.
 *
 * @param path the areas from the largest down to this one
 * @param candidates the head of a column for each, in ballot order, where there are few
 * @param arrivalsNote what the times of arrivals are
 * @param rulings rulings on the contest that have not been carried out everywhere, in words
 * @param query what charts of this part are asked for with
 */
record ContestPart(
    String code,
    String name,
    String href,
    String areaCode,
    String areaName,
    List<Links.Link> path,
    SheetWriting.Figured figured,
    @Nullable String marginLabel,
    List<AreaRow> children,
    List<Column> candidates,
    List<SheetWriting.ArrivalRow> arrivals,
    String arrivalsNote,
    List<RulingNote> rulings,
    String query) {

  /** A ruling that is under way; the address is null where whoever asks may not read it. */
  record RulingNote(String text, @Nullable String href) {}

  /**
   * Address of where a figure comes from.
   *
   * @param area its code; empty for what lies in no area below, which is told with the area itself
   */
  public String origin(String area, String figure) {
    return href + "/origin?figure=" + figure + "&area=" + (area.isEmpty() ? areaCode : area);
  }

  /** A column of a table of areas. */
  record Column(String code, String name) {
    /** One for each candidate of a contest. */
    static List<Column> all(Words words, Contest contest) {
      ContestNames names = ContestNames.of(words.language(), contest);
      return IntStream.range(0, contest.candidates().size())
          .mapToObj(i -> new Column(contest.candidates().get(i).code().value(), names.candidate(i)))
          .toList();
    }
  }

  /** Writes its cells and says what it is. */
  static ContestPart of(
      CellSheet sheet, Sight sight, ContestView view, Area area, VoteRows.Order order) {
    AreaFigures figures = sight.figures(view, area);
    Arrivals arrivals = figures.arrivals();
    Contest contest = view.contest();
    Naming naming = new Naming(sheet.words(), view.definition());
    SheetWriting.Figured figured = SheetWriting.area(sheet, figures, order);
    List<Links.Link> path =
        naming.path(area).stream()
            .map(up ->
                new Links.Link(
                    Addresses.area(contest.id().election(), up.code(), contest.id().contest()),
                    naming.area(up),
                    up.code().equals(area.code())))
            .toList();
    return new ContestPart(
        contest.id().contest().value(),
        naming.contest(contest),
        Addresses.contest(contest.id()),
        area.code().value(),
        naming.area(area),
        path,
        figured,
        marginLabel(sheet.words(), view),
        SheetWriting.children(sheet, figures, naming),
        columns(sheet.words(), view),
        SheetWriting.arrivals(sheet.words(), figures, arrivals),
        SheetWriting.arrivalsNote(sheet.words(), arrivals),
        rulings(sheet.words(), sight, contest),
        String.format(
            Locale.ROOT,
            "election=%s&contest=%s&area=%s&lang=%s",
            contest.id().election(),
            contest.id().contest(),
            area.code(),
            sheet.words().language().tag()));
  }

  private static List<Column> columns(Words words, ContestView view) {
    return SheetWriting.columns(view) ? Column.all(words, view.contest()) : List.of();
  }

  /** Between which places the margin lies; null where it would say nothing of the seats. */
  static @Nullable String marginLabel(Words words, ContestView view) {
    Contest contest = view.contest();
    if (!view.isByVotesAlone()) {
      return null;
    }
    return contest.seats() == 1
        ? words.say("margin.first")
        : words.say(
            "margin.seats", words.number(contest.seats()), words.number(contest.seats() + 1L));
  }

  /** Rulings that are under way: k of m branches. */
  private static List<RulingNote> rulings(Words words, Sight sight, Contest contest) {
    return sight.snapshot().openRulings(contest.id()).stream()
        .map(ruling -> ruling(words, sight, ruling))
        .toList();
  }

  private static RulingNote ruling(Words words, Sight sight, RulingView ruling) {
    String text =
        words.say(
            "ruling.open." + ruling.issued().kind(),
            words.number(ruling.reachedCount()),
            words.number(ruling.scope().size()),
            new RulingNaming(words).by(sight, ruling));
    return new RulingNote(
        text, sight.reads(ruling) ? Addresses.ruling(ruling.issued().name()) : null);
  }
}
