package io.tajmi.api.chart;

import io.tajmi.api.access.Sight;
import io.tajmi.api.chart.Chart.Cell;
import io.tajmi.api.chart.Chart.Head;
import io.tajmi.api.chart.Chart.Point;
import io.tajmi.api.page.ArrivalHours;
import io.tajmi.election.Area;
import io.tajmi.election.Contest;
import io.tajmi.eventlog.LogKind;
import io.tajmi.publication.PublicationState;
import io.tajmi.text.AreaNames;
import io.tajmi.text.ContestNames;
import io.tajmi.text.Dates;
import io.tajmi.text.Words;
import io.tajmi.view.AreaTotal;
import io.tajmi.view.Arrivals;
import io.tajmi.view.ContestView;
import io.tajmi.view.OutstandingBallots;
import io.tajmi.view.Visible;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Makes the charts of one contest in one area as one reader may see them. */
record Charts(Words words, Sight sight, ContestView view, Area area) {
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
    return Math.max(visible().total(area).changedAt(), view.publicity().position());
  }

  private Chart cumulative() {
    Arrivals arrivals = Arrivals.of(view, area);
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
        Scale.axis(visible().total(area).progress().expected(), words::number),
        points);
  }

  private Chart votes() {
    Visible visible = visible();
    if (visible.extent(area.code()) == Visible.Extent.NONE) {
      return new Chart.Bars(
          head(Kind.VOTES, closed()), Scale.axis(0, words::number), List.of(), List.of());
    }
    AreaTotal total = visible.total(area);
    List<Point> all = candidates(total);
    List<Point> bars = all;
    String note = withheld(visible);
    if (all.size() > BARS_MAX) {
      bars =
          all.stream()
              .sorted(Comparator.comparingLong(Point::value).reversed())
              .limit(BARS_MAX)
              .toList();
      note = (note + " " + words.say("chart.votes.most", words.number(BARS_MAX))).strip();
    }
    List<Point> beside = beside(visible, total);
    long most =
        Math.max(
            bars.stream().mapToLong(Point::value).max().orElse(0),
            beside.stream().mapToLong(Point::value).max().orElse(0));
    return new Chart.Bars(head(Kind.VOTES, note), Scale.axis(most, words::number), bars, beside);
  }

  private List<Point> candidates(AreaTotal total) {
    ContestNames names = ContestNames.of(words.language(), view.contest());
    List<Point> bars = new ArrayList<>();
    for (int i = 0; i < total.candidates(); i++) {
      String name = names.candidate(i);
      bars.add(new Point(name, total.votes(i), words.number(total.votes(i))));
    }
    return bars;
  }

  /** The margin between the last seat and the first place without one, and what may still come. */
  private List<Point> beside(Visible visible, AreaTotal total) {
    Contest contest = view.contest();
    long[] votes =
        LongStream.range(0, total.candidates()).map(i -> total.votes((int) i)).sorted().toArray();
    int last = votes.length - contest.seats();
    List<Point> beside = new ArrayList<>();
    if (view.isByVotesAlone() && last > 0 && last < votes.length) {
      long margin = votes[last] - votes[last - 1];
      beside.add(new Point(marginLabel(contest.seats()), margin, words.number(margin)));
    }
    OutstandingBallots most = OutstandingBallots.of(visible, area);
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
    Visible visible = visible();
    List<Point> bars = new ArrayList<>();
    boolean closed = false;
    for (Area child : view.children(area.code())) {
      Long electorate = view.electorate(child);
      boolean seen = visible.extent(child.code()) != Visible.Extent.NONE;
      closed |= !seen;
      if (seen && electorate != null && electorate > 0) {
        long taken = visible.total(child).taken();
        bars.add(
            new Point(
                areaNames().name(child),
                taken * WHOLE / electorate,
                words.percent(taken, electorate)));
      }
    }
    long most = Math.max(WHOLE, bars.stream().mapToLong(Point::value).max().orElse(0));
    return new Chart.Bars(
        head(Kind.TURNOUT, closed ? closed() : words.say("turnout.note")),
        Scale.axis(most, tenths -> words.percent(tenths, WHOLE)),
        bars,
        List.of());
  }

  private Chart tiles() {
    List<Area> areas = view.children(area.code());
    List<TileGrid.Place> places = TileGrid.IRAN.lay(areas);
    List<Chart.Tile> tiles = new ArrayList<>();
    for (int i = 0; i < areas.size(); i++) {
      AreaTotal.Progress progress = visible().total(areas.get(i)).progress();
      tiles.add(
          new Chart.Tile(
              areas.get(i).code().value(),
              areaNames().name(areas.get(i)),
              places.get(i).column(),
              places.get(i).row(),
              progress.counted() * WHOLE / Math.max(1, progress.expected()),
              words.percent(progress.counted(), progress.expected())));
    }
    int rows = places.stream().mapToInt(TileGrid.Place::row).max().orElse(-1) + 1;
    return new Chart.Tiles(
        head(Kind.TILES, words.say("chart.tiles.note")),
        TileGrid.IRAN.columns(),
        rows,
        Scale.classes(ArrivalHours.shades(WHOLE), tenths -> words.percent(tenths, WHOLE)),
        tiles);
  }

  private Chart heat() {
    ArrivalHours hours = ArrivalHours.of(Arrivals.of(view, area), zone());
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
    return of.code().equals(area.code()) ? words.say("areas.direct", name) : name;
  }

  private AreaNames areaNames() {
    return AreaNames.of(words, view.definition());
  }

  private Head head(Kind kind, String note) {
    var log = sight.snapshot().log();
    return new Head(
        kind.text(),
        changedAt(),
        log != null && log.kind() == LogKind.TEST,
        words.say("chart." + kind.text()),
        (note + " " + words.say("chart.at", words.number(changedAt()))).strip());
  }

  private String withheld(Visible visible) {
    int boxes = visible.withheld(area);
    return boxes == 0 ? "" : words.say("withheld", words.number(boxes));
  }

  private String closed() {
    if (!sight.viewer().readsPublished()) {
      return words.say("votes.notForYou");
    }
    return words.say(
        view.publicity().state() == PublicationState.HALTED ? "votes.halted" : "votes.closed");
  }

  private String clock(Instant instant) {
    return Dates.clock(words.language(), instant, zone(), false);
  }

  private ZoneId zone() {
    return view.definition().head().zone();
  }

  private Visible visible() {
    return sight.of(view);
  }
}
