package io.tajmi.api.page.record;

import io.swagger.v3.oas.annotations.Hidden;
import io.tajmi.api.access.account.Right;
import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.page.Pages;
import io.tajmi.api.page.Parameters;
import io.tajmi.api.page.sheet.ElectionStart;
import io.tajmi.api.query.Takes;
import io.tajmi.election.ElectionId;
import io.tajmi.query.Lookup;
import io.tajmi.view.ContestView;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** Pages of what competent bodies put on record: rulings on branches, acts on contests. */
@Hidden
@Controller
public class RecordPages {
  private final Pages pages;

  public RecordPages(Pages pages) {
    this.pages = pages;
  }

  /** The rulings of an election. */
  @GetMapping("/elections/{election}/rulings")
  @Takes({"contest", "after"})
  public ModelAndView rulings(@PathVariable String election, HttpServletRequest request) {
    Sight sight = pages.sight(request);
    ElectionId id = Lookup.electionId(election);
    ElectionStart opening = ElectionStart.of(Pages.words(request), id, sight);
    Parameters asked = Parameters.of(request);
    RulingList list = RulingList.of(opening, sight, asked.contest("contest"), asked.text("after"));
    return pages.still("rulings", id, list, sight, request);
  }

  /** One ruling. */
  @GetMapping("/elections/{election}/rulings/{envelope}")
  @Takes("after")
  public ModelAndView ruling(
      @PathVariable String election, @PathVariable String envelope, HttpServletRequest request) {
    Sight sight = pages.sight(request);
    ElectionId id = Lookup.electionId(election);
    ElectionStart opening = ElectionStart.of(Pages.words(request), id, sight);
    Parameters asked = Parameters.of(request);
    RulingSheet sheet = RulingSheet.of(opening, sight, envelope, asked.branch("after"));
    return pages.still("ruling", id, sheet, sight, request);
  }

  /** What was done to a contest and its candidates. */
  @GetMapping("/elections/{election}/contests/{contest}/acts")
  public ModelAndView acts(
      @PathVariable String election, @PathVariable String contest, HttpServletRequest request) {
    Sight sight = pages.sight(request);
    ElectionId id = Lookup.electionId(election);
    ElectionStart opening = ElectionStart.of(Pages.words(request), id, sight);
    ContestView view = Lookup.orFirst(opening.view(), Lookup.contestCode(contest));
    if (!sight.readsActs(view)) {
      throw sight.refusal(Right.READ_OUTCOMES, view);
    }
    return pages.still("acts", id, ActList.of(opening, sight, view), sight, request);
  }
}
