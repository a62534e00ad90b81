package io.tajmi.api.page.difference;

import io.swagger.v3.oas.annotations.Hidden;
import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.page.PageContent;
import io.tajmi.api.page.Pages;
import io.tajmi.api.page.Parameters;
import io.tajmi.api.page.address.Addresses;
import io.tajmi.api.page.sheet.Naming;
import io.tajmi.api.query.Standpoints;
import io.tajmi.api.query.Takes;
import io.tajmi.api.replay.Between;
import io.tajmi.document.Rejection;
import io.tajmi.election.AreaCode;
import io.tajmi.election.BranchCode;
import io.tajmi.election.ElectionId;
import io.tajmi.query.Lookup;
import io.tajmi.query.NotThere;
import io.tajmi.replay.Ahead;
import io.tajmi.replay.difference.Difference;
import io.tajmi.replay.difference.Explaining;
import io.tajmi.replay.difference.Selection;
import io.tajmi.text.Words;
import io.tajmi.view.ContestView;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** Two moments of a contest side by side: what differs, and by which entries. */
@Hidden
@Controller
public class DifferencePage {
  private static final int ENTRIES_MAX = 100;
  private static final String LIVE = "live";

  private final Pages pages;
  private final Between.Desk desk;

  public DifferencePage(Pages pages, Between.Desk desk) {
    this.pages = pages;
    this.desk = desk;
  }

  /**
   * What it shows.
   *
   * @param asked as it was typed
   * @param wrong what keeps it from being made, in words; null where nothing does
   * @param suppose address where something is supposed of the contest; null for who may not
   * @param sheet null where something does, and before two moments are named
   */
  record View(
      Map<String, String> cells,
      String title,
      String contest,
      String href,
      Asked asked,
      @Nullable String wrong,
      @Nullable String suppose,
      @Nullable DifferenceSheet sheet)
      implements PageContent {}

  /** What was typed. */
  record Asked(String from, String to, String area, String areas, String branches) {}

  /** Between two moments. */
  @GetMapping("/elections/{election}/contests/{contest}/difference")
  @Takes({"from", "to", "area", "areas", "branches", "after"})
  public ModelAndView difference(
      @PathVariable String election, @PathVariable String contest, HttpServletRequest request) {
    Sight sight = pages.sight(request);
    ElectionId id = Lookup.electionId(election);
    ContestView view = Lookup.orFirst(sight.find().election(id), Lookup.contestCode(contest));
    return pages.still("difference", id, shown(sight, view, request), sight, request);
  }

  private View shown(Sight sight, ContestView view, HttpServletRequest request) {
    Words words = Pages.words(request);
    Parameters asked = Parameters.of(request);
    String from = typed(asked, "from");
    String to = typed(asked, "to");
    String until = to.isEmpty() ? latest(sight) : to;
    String wrong = null;
    DifferenceSheet sheet = null;
    if (!from.isEmpty()) {
      desk.require(from);
      desk.require(until);
      try {
        sheet = sheet(words, view, exact(from, request), exact(until, request), asked);
      } catch (Rejection | Ahead | NotThere none) {
        wrong = words.say("moments.wrong");
      }
    }
    return new View(
        Map.of(),
        words.say("moments.title"),
        new Naming(words, view.definition()).contest(view.contest()),
        Addresses.contest(view.contest().id()),
        new Asked(
            from,
            to,
            typed(asked, "area"),
            Objects.requireNonNullElse(areas(asked), ""),
            typed(asked, "branches")),
        wrong,
        sight.maySuppose(view) ? Addresses.suppose(view.contest().id()) : null,
        sheet);
  }

  /** A page of the past compares with the moment that it shows, or with what is supposed. */
  private static String latest(Sight sight) {
    if (sight.forked() != null) {
      return side(sight);
    }
    return sight.past() == null ? LIVE : Long.toString(sight.snapshot().position());
  }

  private static String typed(Parameters asked, String name) {
    String text = asked.text(name);
    return text == null ? "" : text.strip();
  }

  /** A moment as the API takes it; what people write of it may be less exact. */
  private String exact(String typed, HttpServletRequest request) {
    String exact = Standpoints.isFork(typed) ? null : pages.exact(typed, request);
    return exact == null ? typed : exact;
  }

  private DifferenceSheet sheet(
      Words words, ContestView view, String from, String to, Parameters asked) {
    String election = view.contest().id().election().value();
    String contest = view.contest().id().contest().value();
    Between between = desk.of(election, contest, from, to);
    AreaCode area = asked.area();
    Difference difference = desk.difference(between, area == null ? null : area.value(), true);
    String typed = typed(asked, "branches");
    Set<BranchCode> branches = new TreeSet<>(between.within(asked.areas()));
    if (!typed.isEmpty()) {
      branches.addAll(between.branches(typed));
    }
    Long after = asked.position("after");
    Explaining.Page entries =
        difference.entries(
            new Selection(null, null, branches.isEmpty() ? null : branches, between.tellsActs()),
            after == null ? -1 : after,
            ENTRIES_MAX);
    return new DifferenceWriting(words, between, difference)
        .sheet(branches, entries, desk.outcome(between), parameters(between, asked));
  }

  /** The same question with moments that stay what they are. */
  private static List<Addresses.Parameter> parameters(Between between, Parameters asked) {
    return List.of(
        Addresses.Parameter.of("from", side(between.from())),
        Addresses.Parameter.of("to", side(between.to())),
        Addresses.Parameter.of("area", asked.text("area")),
        Addresses.Parameter.of("areas", areas(asked)),
        Addresses.Parameter.of("branches", listed(typed(asked, "branches"))));
  }

  private static String side(Sight sight) {
    return sight.forked() == null
        ? Long.toString(sight.snapshot().position())
        : Standpoints.fork(sight.forked().fork().id());
  }

  private static @Nullable String areas(Parameters asked) {
    String areas = asked.areas().stream().map(AreaCode::value).collect(Collectors.joining(","));
    return areas.isEmpty() ? null : areas;
  }

  private static @Nullable String listed(String branches) {
    return branches.isEmpty() ? null : branches.replaceAll("[\u060C,\\s]+", ",");
  }
}
