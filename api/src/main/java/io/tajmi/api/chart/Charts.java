package io.tajmi.api.chart;

import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.chart.Chart.Cell;
import io.tajmi.api.chart.Chart.Head;
import io.tajmi.api.chart.Chart.Point;
import io.tajmi.count.Bucket;
import io.tajmi.election.Area;
import io.tajmi.outcome.OutstandingBallots;
import io.tajmi.publication.PublicationState;
import io.tajmi.query.AreaFigures;
import io.tajmi.query.ArrivalHours;
import io.tajmi.query.CountedBoxes;
import io.tajmi.query.Portion;
import io.tajmi.text.AreaNames;
import io.tajmi.text.ContestNames;
import io.tajmi.text.Dates;
import io.tajmi.text.Share;
import io.tajmi.text.Words;
import io.tajmi.view.Arrivals;
import io.tajmi.view.ContestView;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the charts of one contest in one area as one reader may see them. */
record Charts(Words words, Sight sight, AreaFigures figures) {
  /** The most bars of candidates; of more, those with the most votes are drawn. */
  static final int BARS_MAX = 20;

  private static final long WHOLE = 1_000;

  /** Every kind, by its name in addresses. */
  enum Kind {
    CUMULATIVE,
    VOTES,
    TURNOUT,
    TILES,
    HEAT;

    /** The kind of a name, or null. */
    static @Nullable Kind of(String name) {
      for (Kind kind : values()) {
        if (kind.text().equals(name)) {
          return kind;
        }
      }
      return null;
    }

    String text() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** The chart of a kind. */
  Chart of(Kind kind) {
    return switch (kind) {
      case CUMULATIVE -> cumulative();
      case VOTES -> votes();
      case TURNOUT -> turnout();
      case TILES -> tiles();
      case HEAT -> heat();
    };
  }

  /** Position of the last entry that changed anything in any of its charts. */
  long changedAt() {
    return figures.drawnSince();
  }

  private Chart cumulative() {
    Arrivals arrivals = figures.arrivals();
    List<Point> points =
        arrivals.stretches().stream()
            .map(stretch ->
                new Point(
                    clock(arrivals.end(stretch)),
                    stretch.countedSoFar(),
                    words.number(stretch.countedSoFar())))
            .toList();
    String note =
        words.say("chart.cumulative.note")
            + " "
            + words.say("chart.step", Dates.length(words, arrivals.step()));
    return new Chart.Line(
        head(Kind.CUMULATIVE, note),
        Scale.axis(figures.counted().progress().branches().expected(), words::number),
        points);
  }

  private Chart votes() {
    if (!figures.counted().seen()) {
      return new Chart.Bars(
          head(Kind.VOTES, closed()), Scale.axis(0, words::number), List.of(), List.of());
    }
    List<CountedBoxes.Line> all = figures.counted().candidates();
    List<Point> bars = candidates(all);
    String note = withheld();
    if (all.size() > BARS_MAX) {
      bars = candidates(CountedBoxes.byVotes(all).subList(0, BARS_MAX));
      note = (note + " " + words.say("chart.votes.most", words.number(BARS_MAX))).strip();
    }
    List<Point> beside = beside();
    long most =
        Math.max(
            bars.stream().mapToLong(Point::value).max().orElse(0),
            beside.stream().mapToLong(Point::value).max().orElse(0));
    return new Chart.Bars(head(Kind.VOTES, note), Scale.axis(most, words::number), bars, beside);
  }

  private List<Point> candidates(List<CountedBoxes.Line> lines) {
    ContestNames names = ContestNames.of(words.language(), view().contest());
    return lines.stream()
        .map(line ->
            new Point(names.candidate(line.ordinal()), line.votes(), words.number(line.votes())))
        .toList();
  }

  /** The margin between the last seat and the first place without one, and what may still come. */
  private List<Point> beside() {
    CountedBoxes.Margin margin = figures.counted().margin();
    List<Point> beside = new ArrayList<>();
    if (margin != null) {
      String label = marginLabel(view().contest().seats());
      beside.add(new Point(label, margin.votes(), words.number(margin.votes())));
    }
    OutstandingBallots most = figures.outstanding();
    bar(beside, "outstanding.title", most.ballots(), most.unknown(), most.branches());
    bar(beside, "outstanding.eligible", most.electorate(), most.unstated(), most.branches());
    return beside;
  }

  /** Nothing where no branch says anything of it. */
  private void bar(List<Point> bars, String label, long sum, long unknown, long branches) {
    if (unknown < branches || branches == 0) {
      String known = words.number(sum);
      String text = unknown == 0 ? known : words.say("chart.andMore", known);
      bars.add(new Point(words.say(label), sum, text));
    }
  }

  private String marginLabel(int seats) {
    return seats == 1
        ? words.say("margin.first")
        : words.say("margin.seats", words.number(seats), words.number(seats + 1L));
  }

  private Chart turnout() {
    List<Point> bars = new ArrayList<>();
    boolean closed = false;
    for (AreaFigures.Below child : figures.below()) {
      Portion turnout = child.counted().turnout().share();
      closed |= !child.counted().seen();
      if (child.counted().seen() && turnout.known()) {
        bars.add(
            new Point(
                areaNames().name(child.area()), turnout.in(WHOLE), words.percent(turnout.share())));
      }
    }
    long most = Math.max(WHOLE, bars.stream().mapToLong(Point::value).max().orElse(0));
    return new Chart.Bars(
        head(Kind.TURNOUT, closed ? closed() : words.say("turnout.note")),
        Scale.axis(most, this::tenths),
        bars,
        List.of());
  }

  private String tenths(long tenths) {
    return words.percent(Share.ofTenths(tenths));
  }

  private Chart tiles() {
    List<AreaFigures.Below> below = figures.below();
    List<TileGrid.Place> places =
        TileGrid.IRAN.lay(below.stream().map(AreaFigures.Below::area).toList());
    List<Chart.Tile> tiles = new ArrayList<>();
    for (int i = 0; i < below.size(); i++) {
      Area area = below.get(i).area();
      Portion counted = below.get(i).counted().progress().share(Bucket.COUNTED);
      tiles.add(
          new Chart.Tile(
              area.code().value(),
              areaNames().name(area),
              places.get(i).column(),
              places.get(i).row(),
              counted.in(WHOLE),
              words.percent(counted.share())));
    }
    int rows = places.stream().mapToInt(TileGrid.Place::row).max().orElse(-1) + 1;
    return new Chart.Tiles(
        head(Kind.TILES, words.say("chart.tiles.note")),
        TileGrid.IRAN.columns(),
        rows,
        Scale.classes(ArrivalHours.shades(WHOLE), this::tenths),
        tiles);
  }

  private Chart heat() {
    ArrivalHours hours = figures.hours();
    return new Chart.Heat(
        head(Kind.HEAT, words.say("chart.cumulative.note")),
        Scale.classes(hours.shades(), words::number),
        hours.from().stream().map(this::clock).toList(),
        hours.children().stream().map(child -> name(child.area())).toList(),
        hours.children().stream()
            .map(child -> child.received().stream().map(n -> new Cell(n, words.number(n))).toList())
            .toList());
  }

  /** An area below, or what lies in none of them. */
  private String name(Area of) {
    String name = areaNames().name(of);
    return of.code().equals(figures.area().code()) ? words.say("areas.direct", name) : name;
  }

  private AreaNames areaNames() {
    return AreaNames.of(words, view().definition());
  }

  private Head head(Kind kind, String note) {
    return new Head(
        kind.text(),
        changedAt(),
        sight.snapshot().isTest(),
        words.say("chart." + kind.text()),
        (note + " " + words.say("chart.at", words.number(changedAt()))).strip());
  }

  private String withheld() {
    int boxes = figures.counted().withheld();
    return boxes == 0 ? "" : words.say("withheld", words.number(boxes));
  }

  private String closed() {
    if (sight.withholds(view())) {
      return words.say("votes.stopped");
    }
    if (!sight.viewer().readsPublished()) {
      return words.say("votes.notForYou");
    }
    return words.say(
        view().publicity().state() == PublicationState.HALTED ? "votes.halted" : "votes.closed");
  }

  private String clock(Instant instant) {
    return Dates.clock(words.language(), instant, zone());
  }

  private ZoneId zone() {
    return view().definition().head().zone();
  }

  private ContestView view() {
    return figures.view();
  }
}
