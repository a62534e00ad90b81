package io.tajmi.api.page;

import io.tajmi.api.access.Sight;
import io.tajmi.branch.BallotField;
import io.tajmi.election.Area;
import io.tajmi.text.Dates;
import io.tajmi.text.Figures;
import io.tajmi.text.NameOrder;
import io.tajmi.text.Words;
import io.tajmi.view.AreaTotal;
import io.tajmi.view.Arrivals;
import io.tajmi.view.ContestView;
import io.tajmi.view.OutstandingBallots;
import io.tajmi.view.PublicCount;
import io.tajmi.view.Publicity;
import io.tajmi.view.Snapshot;
import io.tajmi.view.Visible;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what pages have in common on a sheet. */
final class Figuring {
  private Figuring() {}

  /** Which snapshot it is; the age is for the reader's own clock. */
  static void asOf(CellSheet sheet, Snapshot snapshot, ZoneId zone) {
    Instant time = snapshot.time();
    Words words = sheet.words();
    sheet
        .text(
            "asof.position",
            snapshot.position() < 0
                ? Figures.NONE
                : Figures.number(words.language(), snapshot.position()))
        .text("asof.time", time == null ? Figures.NONE : Dates.time(words.language(), time, zone))
        .text("asof.instant", time == null ? "" : time.toString())
        .text("asof.at", Long.toString(snapshot.position()));
  }

  /**
   * A contest's figures in one area as the reader may see them.
   *
   * @param seen whether the reader may see votes here at all
   */
  record Figured(Votes votes, boolean seen) {}

  /** Writes votes, ballots, turnout, progress and what is outstanding of an area. */
  static Figured area(CellSheet sheet, Visible visible, Area area, Votes.Order order) {
    AreaTotal total = visible.total(area);
    boolean seen = glance(sheet, visible, area);
    Votes votes =
        seen
            ? Votes.of(sheet, visible.view().contest(), total, order)
            : Votes.hidden(sheet, visible.view().contest());
    ballots(sheet, total, total.progress().counted() - visible.withheld(area), seen);
    return new Figured(votes, seen);
  }

  /** Writes what is known of an area at a glance; whether the reader may see votes there. */
  static boolean glance(CellSheet sheet, Visible visible, Area area) {
    AreaTotal total = visible.total(area);
    boolean seen = visible.extent(area.code()) != Visible.Extent.NONE;
    sheet.progress("", total.progress());
    sheet.text("taken", seen ? sheet.words().number(total.taken()) : Figures.NONE);
    turnout(sheet, "", total, visible.view().electorate(area), seen);
    Votes.margin(sheet, visible.view(), total, seen);
    outstanding(sheet, visible, area);
    withheld(sheet, "withheld", visible, area);
    sheet.text("closed.sentence", seen ? "" : closed(sheet.words(), visible.view().publicity()));
    return seen;
  }

  private static void ballots(CellSheet sheet, AreaTotal total, long boxes, boolean seen) {
    sheet
        .text("b.counted", seen ? sheet.words().number(total.taken()) : Figures.NONE)
        .text("bn.counted", seen ? sheet.words().say("ballots.computed") : Figures.NONE);
    for (BallotField field : BallotField.values()) {
      boolean stated = seen && total.stating(field) > 0;
      sheet.text(
          "b." + field.key(), stated ? sheet.words().number(total.sum(field)) : Figures.NONE);
      sheet.text(
          "bn." + field.key(),
          seen
              ? sheet
                  .words()
                  .say(
                      "of.stating",
                      sheet.words().number(total.stating(field)),
                      sheet.words().number(boxes))
              : Figures.NONE);
    }
    sheet.text("ambiguous", seen ? sheet.words().number(total.ambiguous()) : Figures.NONE);
  }

  /** Ballots taken against the electorate of the contest in that area. */
  static void turnout(
      CellSheet sheet, String prefix, AreaTotal total, @Nullable Long electorate, boolean seen) {
    Words words = sheet.words();
    boolean known = seen && electorate != null && electorate > 0;
    sheet
        .text(
            prefix + "electorate",
            electorate == null ? words.say("unknown") : words.number(electorate))
        .text(prefix + "takenHere", seen ? words.number(total.taken()) : Figures.NONE)
        .text(
            prefix + "turnout",
            known && electorate != null
                ? words.percent(total.taken(), electorate)
                : seen ? words.say("unknown") : Figures.NONE);
  }

  private static void outstanding(CellSheet sheet, Visible visible, Area area) {
    OutstandingBallots most = OutstandingBallots.of(visible, area);
    Words words = sheet.words();
    String eligible = partly(words, most.electorate(), most.unstated(), most.branches());
    sheet
        .text("outstandingBallots", partly(words, most.ballots(), most.unknown(), most.branches()))
        .text(
            "outstandingElectorate",
            most.branches() == 0 ? "" : words.say("outstanding.electorate", eligible));
  }

  /** A sum over branches of which some do not say what they add to it. */
  static String partly(Words words, long sum, long unknown, long branches) {
    if (unknown == 0) {
      return words.number(sum);
    }
    return unknown == branches
        ? words.say("unknown")
        : words.say("outstanding.partly", words.number(sum), words.number(unknown));
  }

  /** A sentence where boxes are left out of the figures, or cannot be hidden in them. */
  static void withheld(CellSheet sheet, String key, Visible visible, Area area) {
    Words words = sheet.words();
    int boxes = visible.withheld(area);
    PublicCount.Group exposed = visible.exposed(area);
    String own = "";
    if (exposed != null) {
      own = words.say(exposed.branches().size() == 1 ? "small.own" : "small.few");
    }
    sheet.text(key, boxes == 0 ? own : words.say("withheld", words.number(boxes)));
  }

  /** Why nobody outside the acting chain reads votes yet. */
  static String closed(Words words, Publicity publicity) {
    return switch (publicity.state()) {
      case CLOSED -> words.say("votes.closed");
      case HALTED -> {
        String reason = publicity.reason();
        String office = publicity.office();
        yield reason == null || office == null
            ? words.say("votes.halted")
            : words.say(
                "votes.haltedFor",
                words.language().text(reason),
                words.language().within(words.language().text(office)));
      }
      case RELEASED -> words.say("votes.notForYou");
    };
  }

  /** The areas below one, by name, each with how far it has come. */
  static List<AreaRow> progress(CellSheet sheet, Visible visible, Area area, Naming naming) {
    List<AreaRow> rows = new ArrayList<>();
    var contest = visible.view().contest().id();
    for (Area child : visible.view().children(area.code())) {
      AreaRow row =
          AreaRow.of(
              child,
              naming.area(child),
              Addresses.area(contest.election(), child.code(), contest.contest()));
      sheet.brief(row.cell(""), visible.total(child).progress());
      rows.add(row);
    }
    rows.sort(Comparator.comparing(AreaRow::name, NameOrder.of(naming.language())));
    AreaTotal direct = visible.direct(area);
    if (direct != null) {
      AreaRow row =
          AreaRow.direct(
              naming.direct(area, direct.progress().expected() > 0),
              Addresses.area(contest.election(), area.code(), contest.contest()));
      sheet.brief(row.cell(""), direct.progress());
      rows.add(row);
    }
    return rows;
  }

  /** The same with turnout, and with votes where there are few candidates. */
  static List<AreaRow> children(CellSheet sheet, Visible visible, Area area, Naming naming) {
    ContestView view = visible.view();
    for (Area child : view.children(area.code())) {
      Long electorate = view.electorate(child);
      votes(sheet, AreaRow.key(child), visible, child, visible.total(child), electorate);
    }
    AreaTotal direct = visible.direct(area);
    if (direct != null) {
      votes(sheet, AreaRow.DIRECT, visible, area, direct, null);
    }
    return progress(sheet, visible, area, naming);
  }

  private static void votes(
      CellSheet sheet,
      String key,
      Visible visible,
      Area area,
      AreaTotal total,
      @Nullable Long electorate) {
    boolean seen = visible.extent(area.code()) != Visible.Extent.NONE;
    turnout(sheet, key, total, electorate, seen);
    if (columns(visible.view())) {
      candidates(sheet, key, total, visible.view(), seen);
    }
  }

  /** Votes and share of each candidate of an area among others. */
  static void candidates(
      CellSheet sheet, String prefix, AreaTotal total, ContestView view, boolean seen) {
    for (int i = 0; i < total.candidates(); i++) {
      String key = prefix + "c." + view.contest().candidates().get(i).code();
      long valid = total.sum(BallotField.VALID);
      sheet.text(key, seen ? sheet.words().number(total.votes(i)) : Figures.NONE);
      sheet.text(
          key + ".share", seen ? sheet.words().percent(total.votes(i), valid) : Figures.NONE);
    }
  }

  /** Whether a table of areas has a column for each candidate. */
  static boolean columns(ContestView view) {
    return view.contest().candidates().size() <= 6;
  }

  /**
   * A row of the table of arrivals.
   *
   * @param share of all branches counted so far, in percent
   */
  record ArrivalRow(String time, String received, String countedSoFar, String share) {}

  /** What time the table and the chart of arrivals go by, in one sentence each. */
  static String arrivalsNote(Words words, ContestView view, Area area) {
    return words.say("chart.cumulative.note")
        + " "
        + words.say("chart.step", Dates.length(words, Arrivals.of(view, area).step()));
  }

  /** The stretches of the night, in words; empty before the first tally. */
  static List<ArrivalRow> arrivals(Words words, ContestView view, Area area) {
    ZoneId zone = view.definition().head().zone();
    AreaTotal.Progress progress = Found.total(view, area).progress();
    List<ArrivalRow> rows = new ArrayList<>();
    Arrivals arrivals = Arrivals.of(view, area);
    for (Arrivals.Stretch stretch : arrivals.stretches()) {
      rows.add(
          new ArrivalRow(
              Dates.clock(words.language(), arrivals.end(stretch), zone, false),
              words.number(stretch.received()),
              words.number(stretch.countedSoFar()),
              words.percent(stretch.countedSoFar(), progress.expected())));
    }
    return rows;
  }

  /** The zone of an election, or that of Iran where there is none. */
  static ZoneId zone(Sight sight, io.tajmi.election.@Nullable ElectionId election) {
    var view =
        election == null
            ? Found.newest(sight.snapshot())
            : sight.snapshot().elections().get(election);
    return view == null ? ZoneId.of("Asia/Tehran") : view.definition().head().zone();
  }
}
