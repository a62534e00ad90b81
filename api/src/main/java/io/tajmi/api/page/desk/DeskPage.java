package io.tajmi.api.page.desk;

import io.swagger.v3.oas.annotations.Hidden;
import io.tajmi.api.access.account.Right;
import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.access.sight.Sights;
import io.tajmi.api.page.Pages;
import io.tajmi.api.page.Parameters;
import io.tajmi.api.page.address.Picked;
import io.tajmi.api.page.review.AreaTyped;
import io.tajmi.api.page.review.KeptPicks;
import io.tajmi.api.page.review.Picks;
import io.tajmi.api.page.review.Review;
import io.tajmi.api.page.review.Reviews;
import io.tajmi.api.query.Standpoints;
import io.tajmi.api.query.Takes;
import io.tajmi.document.Rejection;
import io.tajmi.election.Area;
import io.tajmi.election.ContestId;
import io.tajmi.query.Lookup;
import io.tajmi.query.NotKept;
import io.tajmi.query.NotThere;
import io.tajmi.replay.Ahead;
import io.tajmi.view.ContestView;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/** The desk of a contest: boxes and areas that are chosen for review, and how they stand. */
@Hidden
@Controller
class DeskPage {
  private static final String ADDRESS = "/elections/{election}/contests/{contest}/desk";
  private static final String NAME = "name";

  private final Pages pages;
  private final Sights sights;
  private final KeptPicks kept;
  private final Reviews reviews;

  DeskPage(Pages pages, Sights sights, KeptPicks kept, Reviews reviews) {
    this.pages = pages;
    this.sights = sights;
    this.kept = kept;
    this.reviews = reviews;
  }

  /**
   * What a request asks for.
   *
   * @param scope the area that is chosen from
   * @param name that the selection is to be kept under
   */
  record Asked(
      Pages.Request from,
      ContestView view,
      Area scope,
      Reviews.Read read,
      String name,
      @Nullable String after) {
    Review review() {
      return read.review();
    }

    /** Everything that is chosen. */
    Picks all() {
      return review().picks();
    }

    /** Whether everything that was typed is understood. */
    boolean isClear() {
      return read.read() == null || read.read().doubts().isEmpty();
    }

    /** Whether the address already says what was typed and ticked. */
    boolean isExact(List<String> areas, List<String> branches) {
      return read.read() == null
          && Picked.of(from.request()) == null
          && Picked.review(from.request()) == null
          && areas.size() <= 1
          && branches.size() <= 1;
    }
  }

  /** The desk; what was typed or ticked leads to an address that says the same in one way. */
  @GetMapping(ADDRESS)
  @Takes({
    "area",
    "areas",
    "branches",
    Reviews.PICK,
    Review.SINCE,
    Review.KEPT,
    Review.Complaint.NUMBER,
    Review.Complaint.RECEIVED,
    Review.Complaint.REVIEWED,
    "after",
    "contest",
    NAME
  })
  public ModelAndView desk(
      @PathVariable String election, @PathVariable String contest, HttpServletRequest request) {
    Asked asked = asked(election, contest, request);
    Parameters parameters = Parameters.of(request);
    DeskWriting writing = writing(asked);
    boolean exact =
        asked.isExact(parameters.all(Picks.AREAS), parameters.all(Picks.BRANCHES))
            && parameters.text("contest") == null
            && isExact(parameters.text(Review.SINCE), asked.review());
    boolean fits = asked.review().fitsAddress();
    if (!exact && asked.isClear() && fits) {
      throw asked.from().elsewhere(writing.address(asked.review()));
    }
    return shown(asked, writing, fits ? null : "desk.tooLong");
  }

  /** Keeps a selection under a name for the role and area of who asks. */
  @PostMapping(ADDRESS)
  @Takes({
    "area",
    "areas",
    "branches",
    Reviews.PICK,
    Review.SINCE,
    Review.KEPT,
    Review.Complaint.NUMBER,
    Review.Complaint.RECEIVED,
    Review.Complaint.REVIEWED,
    "after",
    "contest",
    NAME
  })
  public ModelAndView keep(
      @PathVariable String election, @PathVariable String contest, HttpServletRequest request) {
    Asked asked = asked(election, contest, request);
    List<String> circles = Reviews.circles(asked.from().sight().viewer());
    if (circles.isEmpty()) {
      throw asked.from().sight().refusal(Right.READ_VOTES, asked.view());
    }
    String name = asked.name();
    Picks picks = asked.all();
    if (!asked.isClear()) {
      return shown(asked, writing(asked), "desk.notKept");
    }
    if (name.isEmpty() || name.length() > KeptPicks.NAME_CHARACTERS_MAX || picks.isEmpty()) {
      return shown(asked, writing(asked), "desk.nameless");
    }
    if (picks.size() > Picks.PICKS_MAX) {
      return shown(asked, writing(asked), "desk.tooMany");
    }
    try {
      KeptPicks.Kept made = kept.keep(circles.getFirst(), asked.view().contest().id(), picks, name);
      Review review = asked.review();
      throw asked
          .from()
          .elsewhere(
              writing(asked).address(new Review(picks, made, review.since(), review.complaint())));
    } catch (IOException failed) {
      throw new NotKept(failed);
    }
  }

  private Asked asked(String election, String contest, HttpServletRequest request) {
    Pages.Request from = pages.read(request);
    Sight sight = from.sight();
    ContestView view =
        Lookup.contest(
            sight.find().election(Lookup.electionId(election)),
            Objects.requireNonNull(Lookup.contestCode(contest)));
    Parameters parameters = Parameters.of(request);
    AreaTyped typed = AreaTyped.read(from.words(), view, parameters.text("area"));
    Area scope = Lookup.orRoot(view, typed.code());
    Reviews.Read read = reviews.read(from, view, scope.code(), parameters);
    Picks carried = reviews.carried(from, view).picks();
    String name = parameters.text(NAME);
    return new Asked(
        from,
        view,
        scope,
        new Reviews.Read(
            carried.isEmpty() ? read.review() : read.review().adding(carried),
            read.named(),
            read.typed(),
            read.read()),
        name == null ? "" : name.strip(),
        parameters.text("after"));
  }

  private DeskWriting writing(Asked asked) {
    return new DeskWriting(
        pages, asked, kept.all(Reviews.circles(asked.from().sight().viewer()), id(asked)));
  }

  private static ContestId id(Asked asked) {
    return asked.view().contest().id();
  }

  private ModelAndView shown(Asked asked, DeskWriting writing, @Nullable String said) {
    Sight since = null;
    String wrong = null;
    String typed = asked.review().since();
    if (!typed.isEmpty()) {
      try {
        since = sights.pinned(Standpoints.parse(Review.SINCE, typed));
      } catch (Rejection | Ahead | NotThere none) {
        wrong = pages.refused(typed, asked.from().request());
      }
    }
    if (since != null && !isBefore(since, asked)) {
      since = null;
      wrong = asked.from().words().say("desk.noMoment");
    }
    boolean keeps = !Reviews.circles(asked.from().sight().viewer()).isEmpty();
    return pages.step(
        "desk",
        id(asked),
        writing.sheet(since, said, wrong, keeps),
        asked.from().sight(),
        asked.review().carried(id(asked).contest()),
        asked.from().request());
  }

  private static boolean isExact(@Nullable String typed, Review review) {
    return typed == null || typed.equals(review.since());
  }

  private static boolean isBefore(Sight since, Asked asked) {
    return since.snapshot().position() <= asked.from().sight().snapshot().position()
        && since.snapshot().contest(id(asked)) != null;
  }
}
