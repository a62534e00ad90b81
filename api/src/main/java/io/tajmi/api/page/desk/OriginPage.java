package io.tajmi.api.page.desk;

import io.swagger.v3.oas.annotations.Hidden;
import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.page.PageContent;
import io.tajmi.api.page.Pages;
import io.tajmi.api.page.Parameters;
import io.tajmi.api.page.address.Addresses;
import io.tajmi.api.page.address.Links;
import io.tajmi.api.page.review.AreaTyped;
import io.tajmi.api.page.review.Review;
import io.tajmi.api.page.review.ReviewForm;
import io.tajmi.api.page.review.ReviewWriting;
import io.tajmi.api.page.review.Reviews;
import io.tajmi.api.page.sheet.BranchList;
import io.tajmi.api.page.sheet.Naming;
import io.tajmi.api.page.sheet.SheetWriting;
import io.tajmi.api.query.Takes;
import io.tajmi.election.Area;
import io.tajmi.election.Contest;
import io.tajmi.election.ContestId;
import io.tajmi.query.AreaFigures;
import io.tajmi.query.FigureOrigin;
import io.tajmi.query.Lookup;
import io.tajmi.query.NotThere;
import io.tajmi.text.BranchNames;
import io.tajmi.text.ContestNames;
import io.tajmi.text.Figures;
import io.tajmi.text.Words;
import io.tajmi.view.ContestView;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/**
 * Where one figure comes from: the areas and tallies of which it is the sum, and the entries of the
 * log that made these.
 */
@Hidden
@Controller
public class OriginPage {
  /** The most tallies of one page. */
  static final int LINES_MAX = 200;

  private static final String VALID = "b.valid";

  private final Pages pages;
  private final Reviews reviews;

  OriginPage(Pages pages, Reviews reviews) {
    this.pages = pages;
    this.reviews = reviews;
  }

  /**
   * What it shows.
   *
   * @param form of the review
   * @param derived what it is computed from; null where it is a sum of tallies
   * @param how it is computed, in one sentence
   * @param figure what it is of
   * @param value the figure; a dash where the reader sees no votes here
   * @param unseen why not; null where they are seen
   * @param areas directly below, and what is in none of them
   * @param areasSum what these add up to; null where not all of them are seen, or there are none
   * @param lines tallies in the totals, the largest part first
   * @param linesSum what all of them add up to, those of other pages too
   * @param together what boxes that are not shown alone have of it; null where there are none
   * @param remainder what of the figure no part explains, in words
   * @param addsUp whether that is nothing
   * @param counted how many tallies there are
   * @param more address of the page with those that follow
   */
  record View(
      Map<String, String> cells,
      String title,
      String contest,
      String href,
      ReviewForm form,
      @Nullable OriginDerived derived,
      String how,
      String figure,
      List<Links.Link> path,
      String value,
      String ofN,
      @Nullable String unseen,
      List<Part> areas,
      @Nullable String areasSum,
      List<Line> lines,
      String linesSum,
      @Nullable String together,
      String remainder,
      boolean addsUp,
      String counted,
      @Nullable String more)
      implements PageContent {}

  /**
   * A part of a figure.
   *
   * @param href of where it comes from itself; null where it is defined and not counted
   */
  record Part(String name, @Nullable String href, String value) {}

  /** A tally's part, and the entry that made it. */
  public record Line(
      String name,
      String code,
      String href,
      String place,
      String state,
      String stateCode,
      String value,
      String position,
      String events,
      @Nullable String stored) {}

  /** One figure of an area. */
  @GetMapping("/elections/{election}/contests/{contest}/origin")
  @Takes({
    "figure",
    "area",
    "after",
    "areas",
    "branches",
    Reviews.PICK,
    Review.SINCE,
    Review.KEPT,
    Review.Complaint.NUMBER,
    Review.Complaint.RECEIVED,
    Review.Complaint.REVIEWED
  })
  public ModelAndView origin(
      @PathVariable String election, @PathVariable String contest, HttpServletRequest request) {
    Pages.Request from = pages.read(request);
    ContestView view =
        Lookup.contest(
            from.sight().find().election(Lookup.electionId(election)),
            Objects.requireNonNull(Lookup.contestCode(contest)));
    Parameters asked = Parameters.of(request);
    AreaTyped typed = AreaTyped.read(from.words(), view, asked.text("area"));
    Area area = Lookup.orRoot(view, typed.code());
    String named = asked.text("figure");
    OriginDerived derived =
        named == null
            ? null
            : OriginDerived.of(
                from.words(),
                from.sight(),
                view,
                area.code(),
                from.sight().figures(view, area).counted(),
                named);
    FigureOrigin.Figure figure =
        FigureOrigin.Figure.parse(view.contest(), named == null || derived != null ? VALID : named);
    Long after = asked.position("after");
    Reviews.Read read = reviews.read(from, view, area.code(), asked);
    List<Addresses.Parameter> hidden = new ArrayList<>(read.review().selection());
    hidden.add(Addresses.Parameter.of("figure", derived == null ? figure.key() : derived.key()));
    hidden.add(Addresses.Parameter.of("area", area.code()));
    ContestId id = view.contest().id();
    ReviewForm form =
        new ReviewWriting(pages, from, from.sight(), view, read)
            .form(ReviewWriting.Step.ORIGIN, Addresses.contest(id) + "/origin", hidden, null);
    Writing writing = new Writing(from.words(), from.sight(), view, area, figure, derived, form);
    return pages.step(
        "origin",
        id,
        writing.view(after == null ? 0 : after),
        from.sight(),
        read.review().carried(id.contest()),
        request);
  }

  /** Writes it in the words of a language. */
  private record Writing(
      Words words,
      Sight sight,
      ContestView view,
      Area area,
      FigureOrigin.Figure figure,
      @Nullable OriginDerived derived,
      ReviewForm form) {

    View view(long after) {
      AreaFigures figures = sight.figures(view, area);
      Naming naming = new Naming(words, view.definition());
      FigureOrigin origin = FigureOrigin.of(figures, figure);
      List<FigureOrigin.Line> all = origin == null ? List.of() : origin.tallies();
      if (after > 0 && after >= all.size()) {
        throw new NotThere("There is no tally " + after + " in this list.");
      }
      int first = (int) after;
      int end = Math.min(all.size(), first + LINES_MAX);
      return new View(
          Map.of(),
          words.say("origin.title"),
          naming.contest(view.contest()),
          Addresses.contest(contest()),
          form,
          derived,
          derived == null ? how() : derived.how(),
          derived == null ? name(view.contest()) : derived.name(),
          path(naming),
          derived != null
              ? derived.value()
              : origin == null ? Figures.NONE : words.number(origin.sum()),
          SheetWriting.ofN(words, figures.counted()),
          origin == null ? SheetWriting.closed(words, sight.of(view)) : null,
          origin == null ? List.of() : parts(naming, origin),
          origin == null || origin.ofAreas() == null ? null : words.number(origin.ofAreas()),
          all.subList(first, end).stream().map(line -> line(naming, line)).toList(),
          words.number(origin == null ? 0 : origin.ofTallies()),
          origin == null ? null : together(origin),
          words.say("origin.remainder", words.number(origin == null ? 0 : remainder(origin))),
          origin == null || origin.addsUp(),
          words.number(all.size()),
          end < all.size() ? Addresses.with(address(area), after(end)) : null);
    }

    private String how() {
      return words.say(
          figure.kind() == FigureOrigin.Kind.BRANCHES ? "origin.how.branches" : "origin.how.sum");
    }

    private ContestId contest() {
      return view.contest().id();
    }

    private String address(Area of) {
      return Addresses.origin(contest(), of.code(), derived == null ? figure.key() : derived.key());
    }

    private static List<Addresses.Parameter> after(int end) {
      return List.of(Addresses.Parameter.of("after", Integer.toString(end)));
    }

    private static long remainder(FigureOrigin origin) {
      return origin.together() > 0 ? 0 : origin.ofTogether();
    }

    private String name(Contest contest) {
      ContestNames names = ContestNames.of(words.language(), contest);
      return switch (figure.kind()) {
        case VOTES -> words.say("origin.votesOf", names.candidate(figure.ordinal()));
        case LIST_VOTES -> words.say("origin.votesOf", names.list(figure.ordinal()));
        case BALLOTS -> words.say("ballot." + figure.key().substring(2));
        case TAKEN -> words.say("turnout.taken");
        case AMBIGUOUS -> words.say("ballot.ambiguous");
        case BRANCHES ->
            words.say("origin.branches", words.say("progress." + figure.key().substring(2)));
      };
    }

    private List<Links.Link> path(Naming naming) {
      return naming.path(area).stream()
          .filter(up -> Lookup.holds(view, up.code()))
          .map(up -> new Links.Link(address(up), naming.area(up), up.code().equals(area.code())))
          .toList();
    }

    private List<Part> parts(Naming naming, FigureOrigin origin) {
      List<Part> parts = new ArrayList<>();
      for (FigureOrigin.Below below : origin.areas()) {
        Long part = below.part();
        parts.add(
            new Part(
                naming.area(below.area()),
                address(below.area()),
                part == null ? Figures.NONE : words.number(part)));
      }
      if (origin.direct() != null) {
        parts.add(
            new Part(
                words.say("origin.direct"),
                address(area) + "#lines-h",
                words.number(origin.direct())));
      }
      return parts;
    }

    private @Nullable String together(FigureOrigin origin) {
      String held =
          origin.withheld() == 0
              ? ""
              : " " + words.say("withheld", words.number(origin.withheld()));
      return origin.together() == 0
          ? origin.withheld() == 0 ? null : held.strip()
          : words.say(
                  "origin.together",
                  words.number(origin.together()),
                  words.number(origin.ofTogether()))
              + held;
    }

    private Line line(Naming naming, FigureOrigin.Line line) {
      String branch = Addresses.branch(contest(), line.branch().code());
      long position = line.row().changedAt();
      String state = BranchList.state(line.row());
      return new Line(
          BranchNames.of(words.language(), line.branch()),
          line.branch().code().value(),
          branch,
          naming.place(line.branch().area()),
          words.say("state." + state),
          state,
          words.number(line.part()),
          words.number(position),
          branch + "#timeline-h",
          position < 0 ? null : Addresses.line(position));
    }
  }
}
