package io.tajmi.api.page.count;

import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.page.PageContent;
import io.tajmi.api.page.SitePage;
import io.tajmi.api.page.address.Addresses;
import io.tajmi.api.page.address.LinkList;
import io.tajmi.api.page.address.Links;
import io.tajmi.api.page.sheet.BranchList;
import io.tajmi.api.page.sheet.CellSheet;
import io.tajmi.api.page.sheet.ElectionStart;
import io.tajmi.api.page.sheet.Naming;
import io.tajmi.branch.BranchState;
import io.tajmi.election.Area;
import io.tajmi.election.AreaCode;
import io.tajmi.election.Branch;
import io.tajmi.election.BranchCode;
import io.tajmi.election.ContestCode;
import io.tajmi.election.ElectionId;
import io.tajmi.query.AreaFigures;
import io.tajmi.query.ArrivalHours;
import io.tajmi.query.Lookup;
import io.tajmi.text.Dates;
import io.tajmi.text.Words;
import io.tajmi.view.Arrivals;
import io.tajmi.view.ContestView;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How far a contest has come in an area: categories, stages, who is overdue, hour by hour. */
record ProgressPage(
    Words words,
    ElectionId election,
    @Nullable ContestCode contest,
    @Nullable AreaCode area,
    @Nullable BranchCode after)
    implements SitePage {
  /** The longest page of what is overdue. */
  static final int OVERDUE_MAX = 250;

  /** The most columns of a table that has one for each stretch of time. */
  static final int HEAT_TIMES_MAX = 16;

  /**
   * What it shows.
   *
   * @param overdueNote since when branches are overdue, or that it is not known
   * @param overdueNext address of the next page of them, null at the last
   */
  record View(
      Map<String, String> cells,
      String title,
      String contestName,
      String contestCode,
      String areaName,
      List<Links.Link> path,
      LinkList contests,
      List<Links.Link> areas,
      List<String> categories,
      List<Heat> heat,
      List<BranchList.Line> overdue,
      String overdueNote,
      @Nullable String overdueNext,
      String query)
      implements PageContent {}

  /**
   * A table of areas by time, as wide as a sheet of paper; a long night has several.
   *
   * @param which part of how many it is; empty where there is one
   */
  record Heat(String which, List<String> times, List<HeatRow> rows) {}

  /** One area of it. */
  record HeatRow(String name, List<HeatCell> cells) {}

  /**
   * One cell.
   *
   * @param level the shade, 0 for none
   */
  record HeatCell(String text, int level) {}

  @Override
  public String topic() {
    return Addresses.with("progress/" + election, parameters(area, after));
  }

  private List<Addresses.Parameter> parameters(
      @Nullable AreaCode there, @Nullable BranchCode from) {
    return List.of(
        Addresses.Parameter.of("contest", contest),
        Addresses.Parameter.of("area", there),
        Addresses.Parameter.of("after", from));
  }

  @Override
  public String template() {
    return "progress";
  }

  @Override
  public View show(Sight sight) {
    ElectionStart opening = ElectionStart.of(words, election, sight);
    ContestView shown = Lookup.orFirst(opening.view(), contest);
    Area found = Lookup.orRoot(shown, area);
    ZoneId zone = opening.zone();
    Naming naming = opening.naming();
    CellSheet sheet = opening.sheet();
    AreaFigures figures = sight.figures(shown, found);
    sheet.progress("", figures.counted().progress());
    List<Branch> all = overdue(shown, found);
    boolean more = all.size() > OVERDUE_MAX;
    List<Branch> overdue = more ? all.subList(0, OVERDUE_MAX) : all;
    sheet.rows("overdue", overdue.stream().map(branch -> branch.code().value()).toList(), more);
    return new View(
        sheet.cells(),
        words.say("progress.title"),
        naming.contest(shown.contest()),
        shown.contest().id().contest().value(),
        naming.area(found),
        links(naming, naming.path(found), found),
        opening.contests(shown.contest().id().contest()),
        links(naming, shown.children(found.code()), found),
        List.of("counted", "heldBack", "annulled", "noTally", "incomplete", "outstanding"),
        heat(figures.hours(), naming, found, zone),
        overdue.stream()
            .map(branch -> BranchList.line(sheet, sight.of(shown), branch, ""))
            .toList(),
        overdueNote(sight, shown, zone),
        more
            ? Addresses.with(
                Addresses.progress(election), parameters(area, overdue.getLast().code()))
            : null,
        String.format(
            Locale.ROOT,
            "election=%s&contest=%s&area=%s&lang=%s",
            election,
            shown.contest().id().contest(),
            found.code(),
            words.language().tag()));
  }

  private List<Links.Link> links(Naming naming, List<Area> areas, Area here) {
    return areas.stream()
        .map(each ->
            new Links.Link(
                Addresses.with(Addresses.progress(election), parameters(each.code(), null)),
                naming.area(each),
                each.code().equals(here.code())))
        .toList();
  }

  /**
   * The branches that have not sent a tally after the one named, one more than a page has. All of a
   * contest's polls close at one time, so the order is that of the codes.
   */
  private List<Branch> overdue(ContestView view, Area in) {
    List<Branch> branches = new ArrayList<>();
    for (int i = 0; i < view.contest().branches().size(); i++) {
      Branch branch = view.contest().branches().get(i);
      if (view.row(i).state() instanceof BranchState.Awaited
          && (after == null || branch.code().compareTo(after) > 0)
          && view.within(i, in.code())) {
        branches.add(branch);
      }
    }
    branches.sort(Comparator.comparing(Branch::code));
    return branches.subList(0, Math.min(branches.size(), OVERDUE_MAX + 1));
  }

  private String overdueNote(Sight sight, ContestView view, ZoneId zone) {
    Instant closes = ContestPage.closesAt(view);
    Instant now = sight.snapshot().time();
    if (closes == null || now == null) {
      return words.say("overdue.unknown");
    }
    String at = Dates.time(words.language(), closes, zone);
    return now.isBefore(closes)
        ? words.say("overdue.notYet", at)
        : words.say("overdue.since", at, Dates.length(words, Duration.between(closes, now)));
  }

  private List<Heat> heat(ArrivalHours hours, Naming naming, Area in, ZoneId zone) {
    int count = Math.ceilDiv(hours.from().size(), HEAT_TIMES_MAX);
    List<Heat> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int from = hours.from().size() * i / count;
      int to = hours.from().size() * (i + 1) / count;
      String which =
          count == 1 ? "" : words.say("wall.panel", words.number(i + 1L), words.number(count));
      parts.add(
          new Heat(
              which,
              hours.from().subList(from, to).stream()
                  .map(hour -> Dates.clock(words.language(), hour, zone))
                  .toList(),
              hours.children().stream()
                  .map(child -> row(child, from, to, hours, naming, in))
                  .toList()));
    }
    return parts;
  }

  private HeatRow row(
      Arrivals.Child child, int from, int to, ArrivalHours hours, Naming naming, Area in) {
    boolean direct = child.area().code().equals(in.code());
    return new HeatRow(
        direct ? naming.ofItself(in) : naming.area(child.area()),
        child.received().subList(from, to).stream()
            .map(n -> new HeatCell(words.number(n), hours.shade(n)))
            .toList());
  }
}
