package io.tajmi.api.page.suppose;

import io.swagger.v3.oas.annotations.Hidden;
import io.tajmi.api.page.Pages;
import io.tajmi.api.page.Parameters;
import io.tajmi.api.page.address.Addresses;
import io.tajmi.api.page.count.Timelines;
import io.tajmi.api.page.review.Compared;
import io.tajmi.api.page.review.Review;
import io.tajmi.api.page.review.ReviewForm;
import io.tajmi.api.page.review.ReviewWriting;
import io.tajmi.api.page.review.Reviews;
import io.tajmi.api.page.sheet.Naming;
import io.tajmi.api.query.Standpoints;
import io.tajmi.api.query.Takes;
import io.tajmi.api.replay.AnswerHash;
import io.tajmi.api.replay.Between;
import io.tajmi.election.ContestId;
import io.tajmi.query.Lookup;
import io.tajmi.text.Words;
import io.tajmi.view.ContestView;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.ModelAndView;

/**
 * A sheet for paper: what was asked, and what differs between a moment and the one that the page is
 * read from, which may be a supposition. What is typed on it is shown and not stored.
 */
@Hidden
@Controller
class SheetPage {
  private static final String QUESTION = "question";
  private static final int QUESTION_CHARACTERS_MAX = 2_000;

  private final Pages pages;
  private final Reviews reviews;
  private final Between.Desk differences;
  private final AnswerHash hashes;
  private final Timelines timelines;

  SheetPage(
      Pages pages,
      Reviews reviews,
      Between.Desk differences,
      AnswerHash hashes,
      Timelines timelines) {
    this.timelines = timelines;
    this.pages = pages;
    this.reviews = reviews;
    this.differences = differences;
    this.hashes = hashes;
  }

  /** The sheet, with no question typed on it. */
  @GetMapping("/elections/{election}/contests/{contest}/sheet")
  @Takes({
    "from",
    "area",
    "areas",
    "branches",
    Reviews.PICK,
    Review.SINCE,
    Review.KEPT,
    Review.Complaint.NUMBER,
    Review.Complaint.RECEIVED,
    Review.Complaint.REVIEWED
  })
  public ModelAndView sheet(
      @PathVariable String election, @PathVariable String contest, HttpServletRequest request) {
    Pages.Request page = pages.read(request);
    ContestView view = view(page, election, contest);
    Parameters asked = Parameters.ofAddress(request);
    return shown(page, view, Compared.read(pages, reviews, page, view, asked, null), "");
  }

  private static ContestView view(Pages.Request page, String election, String contest) {
    return Lookup.orFirst(
        page.sight().find().election(Lookup.electionId(election)), Lookup.contestCode(contest));
  }

  /** The sheet with a question, which stands in no address. */
  @PostMapping("/elections/{election}/contests/{contest}/sheet")
  @Takes({
    "from",
    "area",
    "areas",
    "branches",
    Reviews.PICK,
    Review.SINCE,
    Review.KEPT,
    Review.Complaint.NUMBER,
    Review.Complaint.RECEIVED,
    Review.Complaint.REVIEWED
  })
  public ModelAndView typed(
      @PathVariable String election, @PathVariable String contest, HttpServletRequest request) {
    Pages.Request page = pages.read(request);
    ContestView view = view(page, election, contest);
    Compared compared =
        Compared.read(pages, reviews, page, view, Parameters.sent(request), Standpoints.AT);
    String question =
        Parameters.typed(QUESTION, request.getParameter(QUESTION), QUESTION_CHARACTERS_MAX);
    String go = SupposeForm.text(request.getParameter("go"));
    ContestId id = view.contest().id();
    String step =
        compared
            .form(ReviewWriting.Step.SHEET, Addresses.sheet(id), new Compared.Found(null, null))
            .steps()
            .stream()
            .map(ReviewForm.Step::href)
            .filter(go::equals)
            .findFirst()
            .orElse(null);
    if (step != null || question.isEmpty()) {
      throw page.leads(
          Addresses.with(step == null ? Addresses.sheet(id) : step, compared.address()));
    }
    return shown(page, view, compared, question);
  }

  private ModelAndView shown(
      Pages.Request page, ContestView view, Compared compared, String question) {
    Words words = page.words();
    compared.require(differences);
    Compared.Found found = pinned(compared.find(differences), view);
    Between between = found.between();
    ContestId id = view.contest().id();
    Review review = compared.review(between);
    SheetView shown =
        new SheetView(
            Map.of(),
            words.say("sheet.title"),
            new Naming(words, view.definition()).contest(view.contest()),
            Addresses.contest(id),
            Addresses.sheet(id),
            compared.form(ReviewWriting.Step.SHEET, Addresses.sheet(id), found),
            review.complaint(),
            question,
            between == null
                ? null
                : new SheetTelling(words, between, differences, hashes, timelines).paper(compared));
    return pages.step(
        "sheet",
        id,
        shown,
        between == null ? page.sight() : between.to(),
        review.carried(id.contest()),
        page.request());
  }

  /** Between two moments that stay what they are. */
  private Compared.Found pinned(Compared.Found found, ContestView view) {
    Between between = found.between();
    ContestId contest = view.contest().id();
    return between == null
        ? found
        : new Compared.Found(
            differences.of(
                contest.election().value(),
                contest.contest().value(),
                Compared.side(between.from()),
                Compared.side(between.to())),
            null);
  }
}
