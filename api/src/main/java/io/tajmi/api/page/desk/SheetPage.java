package io.tajmi.api.page.desk;

import io.swagger.v3.oas.annotations.Hidden;
import io.tajmi.api.AnswerHash;
import io.tajmi.api.Between;
import io.tajmi.api.page.Addresses;
import io.tajmi.api.page.Naming;
import io.tajmi.api.page.Pages;
import io.tajmi.api.page.Timelines;
import io.tajmi.api.query.Takes;
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
public class SheetPage {
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
    return shown(election, contest, "", request);
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
    String typed = SupposeForm.text(request.getParameter("question"));
    return shown(
        election,
        contest,
        typed.substring(0, Math.min(typed.length(), QUESTION_CHARACTERS_MAX)),
        request);
  }

  private ModelAndView shown(
      String election, String contest, String question, HttpServletRequest request) {
    Pages.Request page = pages.read(request);
    Words words = page.words();
    ContestView view =
        Lookup.orFirst(
            page.sight().find().election(Lookup.electionId(election)), Lookup.contestCode(contest));
    Compared compared = Compared.read(pages, reviews, page, view, null);
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
            Addresses.with(request.getRequestURI(), Addresses.others(request)),
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
        request);
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
