package io.tajmi.api.page.difference;

import io.swagger.v3.oas.annotations.Hidden;
import io.tajmi.api.page.PageContent;
import io.tajmi.api.page.Pages;
import io.tajmi.api.page.Parameters;
import io.tajmi.api.page.address.Addresses;
import io.tajmi.api.page.review.Compared;
import io.tajmi.api.page.review.Review;
import io.tajmi.api.page.review.ReviewForm;
import io.tajmi.api.page.review.ReviewWriting;
import io.tajmi.api.page.review.Reviews;
import io.tajmi.api.page.sheet.Naming;
import io.tajmi.api.query.Takes;
import io.tajmi.api.replay.Between;
import io.tajmi.count.AreaDepth;
import io.tajmi.election.BranchCode;
import io.tajmi.query.Lookup;
import io.tajmi.replay.difference.Difference;
import io.tajmi.replay.difference.Explaining;
import io.tajmi.replay.difference.Selection;
import io.tajmi.view.ContestView;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
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

  private final Pages pages;
  private final Reviews reviews;
  private final Between.Desk desk;

  public DifferencePage(Pages pages, Reviews reviews, Between.Desk desk) {
    this.pages = pages;
    this.reviews = reviews;
    this.desk = desk;
  }

  /**
   * What it shows.
   *
   * @param sheet null where a moment is none, and before a first one is named
   */
  record View(
      Map<String, String> cells,
      String title,
      String contest,
      String href,
      ReviewForm form,
      @Nullable DifferenceSheet sheet)
      implements PageContent {}

  /** Between two moments. */
  @GetMapping("/elections/{election}/contests/{contest}/difference")
  @Takes({
    "from",
    "to",
    "area",
    "areas",
    "branches",
    Reviews.PICK,
    Review.SINCE,
    Review.KEPT,
    Review.Complaint.NUMBER,
    Review.Complaint.RECEIVED,
    Review.Complaint.REVIEWED,
    "after"
  })
  public ModelAndView difference(
      @PathVariable String election, @PathVariable String contest, HttpServletRequest request) {
    Pages.Request from = pages.read(request);
    ContestView view =
        Lookup.orFirst(
            from.sight().find().election(Lookup.electionId(election)), Lookup.contestCode(contest));
    Compared compared =
        Compared.read(pages, reviews, from, view, Parameters.ofAddress(request), "to");
    compared.require(desk);
    Compared.Found found = compared.find(desk);
    DifferenceSheet sheet = found.between() == null ? null : sheet(found.between(), compared);
    Review review = compared.review(found.between());
    return pages.step(
        "difference",
        view.contest().id(),
        new View(
            Map.of(),
            from.words().say("moments.title"),
            new Naming(from.words(), view.definition()).contest(view.contest()),
            Addresses.contest(view.contest().id()),
            compared.form(
                ReviewWriting.Step.DIFFERENCE, Addresses.difference(view.contest().id()), found),
            sheet),
        from.sight(),
        review.carried(view.contest().id().contest()),
        request);
  }

  private DifferenceSheet sheet(Between between, Compared compared) {
    Difference difference = desk.difference(between, compared.areaCode(), AreaDepth.DIRECTLY_BELOW);
    Set<BranchCode> branches = compared.branches(between);
    Long after = compared.asked().position("after");
    Explaining.Page entries =
        difference.entries(
            new Selection(null, null, branches.isEmpty() ? null : branches, between.tellsActs()),
            after == null ? -1 : after,
            ENTRIES_MAX);
    return new DifferenceWriting(compared.words(), between, difference)
        .sheet(
            branches,
            branches.isEmpty() ? null : desk.boxes(difference, branches),
            entries,
            desk.outcome(between),
            compared.parameters(between));
  }
}
