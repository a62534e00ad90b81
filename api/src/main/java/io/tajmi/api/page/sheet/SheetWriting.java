package io.tajmi.api.page.sheet;

import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.page.address.Addresses;
import io.tajmi.election.Area;
import io.tajmi.outcome.OutstandingBallots;
import io.tajmi.query.AreaFigures;
import io.tajmi.query.BoxesTogether;
import io.tajmi.query.BranchProgress;
import io.tajmi.query.CountedBoxes;
import io.tajmi.query.Portion;
import io.tajmi.text.Dates;
import io.tajmi.text.Figures;
import io.tajmi.text.NameOrder;
import io.tajmi.text.Words;
import io.tajmi.view.Arrivals;
import io.tajmi.view.ContestView;
import io.tajmi.view.ElectionView;
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
public final class SheetWriting {
  private SheetWriting() {}

  /** Which snapshot it is, and how the node checked itself; the age is for the reader's clock. */
  public static void asOf(CellSheet sheet, Sight sight, ZoneId zone) {
    Snapshot snapshot = sight.snapshot();
    CheckLine line = new CheckLine(sheet.words(), sight, zone);
    sheet.text("check.stop", line.stop()).text("check.last", line.last());
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
  public record Figured(VoteRows votes, boolean seen) {}

  /** Writes votes, ballots, turnout, progress and what is outstanding of an area. */
  public static Figured area(CellSheet sheet, AreaFigures figures, VoteRows.Order order) {
    CountedBoxes counted = figures.counted();
    glance(sheet, figures);
    VoteRows votes = VoteRows.of(sheet, figures.view().contest(), counted, order);
    ballots(sheet, counted);
    return new Figured(votes, counted.seen());
  }

  /** Writes what is known of an area at a glance. */
  public static void glance(CellSheet sheet, AreaFigures figures) {
    CountedBoxes counted = figures.counted();
    sheet.progress("", counted.progress());
    sheet.text("taken", taken(sheet.words(), counted));
    turnout(sheet, "", counted);
    VoteRows.margin(sheet, figures.view().contest(), counted);
    outstanding(sheet, figures.outstanding());
    notShown(sheet, "", figures);
  }

  private static String taken(Words words, CountedBoxes counted) {
    return counted.seen() ? words.number(counted.turnout().taken()) : Figures.NONE;
  }

  private static void ballots(CellSheet sheet, CountedBoxes counted) {
    Words words = sheet.words();
    boolean seen = counted.seen();
    sheet
        .text("b.counted", taken(words, counted))
        .text("bn.counted", seen ? words.say("ballots.computed") : Figures.NONE);
    counted
        .ballots()
        .forEach((field, of) -> {
          boolean stated = seen && of.n() > 0;
          sheet.text("b." + field.key(), stated ? words.number(of.sum()) : Figures.NONE);
          sheet.text(
              "bn." + field.key(),
              seen
                  ? words.say("of.stating", words.number(of.n()), words.number(counted.boxes()))
                  : Figures.NONE);
        });
    sheet.text("ambiguous", seen ? words.number(counted.ambiguous()) : Figures.NONE);
  }

  /** Ballots taken against the electorate of the contest in that area. */
  public static void turnout(CellSheet sheet, String prefix, CountedBoxes counted) {
    Words words = sheet.words();
    Long electorate = counted.turnout().electorate();
    Portion turnout = counted.turnout().share();
    String share = turnout.known() ? words.percent(turnout.share()) : words.say("unknown");
    sheet
        .text(
            prefix + "electorate",
            electorate == null ? words.say("unknown") : words.number(electorate))
        .text(prefix + "takenHere", taken(words, counted))
        .text(prefix + "turnout", counted.seen() ? share : Figures.NONE);
  }

  private static void outstanding(CellSheet sheet, OutstandingBallots most) {
    Words words = sheet.words();
    String eligible = partly(words, most.electorate(), most.unstated(), most.branches());
    sheet
        .text("outstandingBallots", partly(words, most.ballots(), most.unknown(), most.branches()))
        .text(
            "outstandingElectorate",
            most.branches() == 0 ? "" : words.say("outstanding.electorate", eligible));
  }

  /** A sum over branches of which some do not say what they add to it. */
  public static String partly(Words words, long sum, long unknown, long branches) {
    if (unknown == 0) {
      return words.number(sum);
    }
    return unknown == branches
        ? words.say("unknown")
        : words.say("outstanding.partly", words.number(sum), words.number(unknown));
  }

  /**
   * A sentence where boxes are left out of the figures, or cannot be hidden in them, and one where
   * there are none to see.
   */
  public static void notShown(CellSheet sheet, String prefix, AreaFigures figures) {
    Words words = sheet.words();
    int boxes = figures.counted().withheld();
    BoxesTogether exposed = figures.exposed();
    String own = "";
    if (exposed != null) {
      own = words.say(exposed.branches().size() == 1 ? "small.own" : "small.few");
    }
    sheet
        .text(prefix + "withheld", boxes == 0 ? own : words.say("withheld", words.number(boxes)))
        .text(
            prefix + "closed.sentence",
            figures.counted().seen() ? "" : closed(words, figures.visible()));
  }

  /** How many branches of an area are counted; nothing where there are none to count. */
  public static String ofN(Words words, CountedBoxes counted) {
    return CellSheet.ofN(words, counted.progress());
  }

  /** Why nobody outside the acting chain reads votes yet. */
  public static String closed(Words words, Visible visible) {
    if (visible.isStopped()) {
      return words.say("votes.stopped");
    }
    Publicity publicity = visible.view().publicity();
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
  public static List<AreaRow> progress(CellSheet sheet, AreaFigures figures, Naming naming) {
    return rows(sheet, figures, figures.below(), naming);
  }

  private static List<AreaRow> rows(
      CellSheet sheet, AreaFigures figures, List<AreaFigures.Below> below, Naming naming) {
    List<AreaRow> rows = new ArrayList<>();
    var contest = figures.view().contest().id();
    for (AreaFigures.Below child : below) {
      AreaRow row =
          AreaRow.of(
              child.area(),
              naming.area(child.area()),
              Addresses.area(contest.election(), child.area().code(), contest.contest()));
      sheet.brief(row.cell(""), child.counted().progress());
      rows.add(row);
    }
    rows.sort(Comparator.comparing(AreaRow::name, NameOrder.of(naming.language())));
    CountedBoxes direct = figures.direct();
    if (direct != null) {
      Area area = figures.area();
      AreaRow row =
          AreaRow.direct(
              naming.direct(area, direct),
              Addresses.area(contest.election(), area.code(), contest.contest()));
      sheet.brief(row.cell(""), direct.progress());
      rows.add(row);
    }
    return rows;
  }

  /** The same with turnout, and with votes where there are few candidates. */
  public static List<AreaRow> children(CellSheet sheet, AreaFigures figures, Naming naming) {
    List<AreaFigures.Below> below = figures.below();
    for (AreaFigures.Below child : below) {
      votes(sheet, AreaRow.key(child.area()), figures.view(), child.counted());
    }
    CountedBoxes direct = figures.direct();
    if (direct != null) {
      votes(sheet, AreaRow.DIRECT, figures.view(), direct);
    }
    return rows(sheet, figures, below, naming);
  }

  private static void votes(CellSheet sheet, String key, ContestView view, CountedBoxes counted) {
    turnout(sheet, key, counted);
    if (columns(view)) {
      candidates(sheet, key, view, counted);
    }
  }

  /** VoteRows and share of each candidate of an area among others. */
  public static void candidates(
      CellSheet sheet, String prefix, ContestView view, CountedBoxes counted) {
    Words words = sheet.words();
    boolean seen = counted.seen();
    for (CountedBoxes.Line line : counted.candidates()) {
      String key = prefix + "c." + view.contest().candidates().get(line.ordinal()).code();
      sheet
          .text(key, seen ? words.number(line.votes()) : Figures.NONE)
          .text(key + ".share", seen ? words.percent(line.share().share()) : Figures.NONE);
    }
  }

  /** Whether a table of areas has a column for each candidate. */
  public static boolean columns(ContestView view) {
    return view.contest().candidates().size() <= 6;
  }

  /**
   * A row of the table of arrivals.
   *
   * @param share of all branches counted so far, in percent
   */
  public record ArrivalRow(String time, String received, String countedSoFar, String share) {}

  /** What time the table and the chart of arrivals go by, in one sentence each. */
  public static String arrivalsNote(Words words, Arrivals arrivals) {
    return words.say("chart.cumulative.note")
        + " "
        + words.say("chart.step", Dates.length(words, arrivals.step()));
  }

  /** The stretches of the night, in words; empty before the first tally. */
  public static List<ArrivalRow> arrivals(Words words, AreaFigures figures, Arrivals arrivals) {
    ZoneId zone = figures.view().definition().head().zone();
    BranchProgress progress = figures.counted().progress();
    List<ArrivalRow> rows = new ArrayList<>();
    for (Arrivals.Stretch stretch : arrivals.stretches()) {
      rows.add(
          new ArrivalRow(
              Dates.clock(words.language(), arrivals.end(stretch), zone),
              words.number(stretch.received()),
              words.number(stretch.countedSoFar()),
              words.percent(progress.ofExpected(stretch.countedSoFar()).share())));
    }
    return rows;
  }

  /** The zone of an election, or that of Iran where there is none. */
  public static ZoneId zone(@Nullable ElectionView election) {
    return election == null ? ZoneId.of("Asia/Tehran") : election.definition().head().zone();
  }
}
