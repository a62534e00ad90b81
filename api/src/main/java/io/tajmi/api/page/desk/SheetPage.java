package io.tajmi.api.page.desk;

import io.swagger.v3.oas.annotations.Hidden;
import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.page.Pages;
import io.tajmi.api.page.address.Addresses;
import io.tajmi.api.page.sheet.Naming;
import io.tajmi.api.query.Query;
import io.tajmi.api.query.Standpoints;
import io.tajmi.api.query.Takes;
import io.tajmi.api.replay.AnswerHash;
import io.tajmi.api.replay.Between;
import io.tajmi.document.Rejection;
import io.tajmi.election.ContestId;
import io.tajmi.election.ElectionId;
import io.tajmi.query.Lookup;
import io.tajmi.query.NotThere;
import io.tajmi.replay.Ahead;
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
  private static final String LIVE = "live";

  private final Pages pages;
  private final Between.Desk differences;
  private final AnswerHash hashes;

  SheetPage(Pages pages, Between.Desk differences, AnswerHash hashes) {
    this.pages = pages;
    this.differences = differences;
    this.hashes = hashes;
  }

  /** The sheet, with nothing typed on it. */
  @GetMapping("/elections/{election}/contests/{contest}/sheet")
  @Takes({"from", "area", "branches"})
  public ModelAndView sheet(
      @PathVariable String election, @PathVariable String contest, HttpServletRequest request) {
    return shown(election, contest, SheetForm.EMPTY, request);
  }

  /** The sheet with what was typed. */
  @PostMapping("/elections/{election}/contests/{contest}/sheet")
  @Takes({"from", "area", "branches"})
  public ModelAndView typed(
      @PathVariable String election, @PathVariable String contest, HttpServletRequest request) {
    return shown(election, contest, SheetForm.sent(request), request);
  }

  private ModelAndView shown(
      String election, String contest, SheetForm form, HttpServletRequest request) {
    Words words = Pages.words(request);
    Sight sight = pages.sight(request);
    ElectionId id = Lookup.electionId(election);
    ContestView view = Lookup.orFirst(sight.find().election(id), Lookup.contestCode(contest));
    SheetView.Asked asked =
        new SheetView.Asked(
            SupposeForm.text(Query.first(request, "from")),
            SupposeForm.text(Query.first(request, "area")),
            SupposeForm.text(Query.first(request, "branches")));
    Between between = null;
    SheetView.Paper paper = null;
    if (!asked.from().isEmpty() || sight.forked() != null) {
      try {
        between = between(sight, view, asked, request);
        paper = new SheetTelling(words, between, differences, hashes).paper(asked);
      } catch (Rejection | Ahead | NotThere none) {
        between = null;
      }
    }
    SheetView shown =
        new SheetView(
            Map.of(),
            words.say("sheet.title"),
            new Naming(words, view.definition()).contest(view.contest()),
            Addresses.contest(view.contest().id()),
            Addresses.with(request.getRequestURI(), Addresses.others(request)),
            asked,
            form,
            paper == null && !asked.from().isEmpty() ? words.say("moments.wrong") : null,
            paper);
    return pages.still("sheet", id, shown, between == null ? sight : between.to(), request);
  }

  /** Between two moments that stay what they are. */
  private Between between(
      Sight sight, ContestView view, SheetView.Asked asked, HttpServletRequest request) {
    ContestId contest = view.contest().id();
    String exact = asked.from().isEmpty() ? null : pages.exact(asked.from(), request);
    String from = exact == null ? asked.from() : exact;
    Between typed =
        differences.of(
            contest.election().value(),
            contest.contest().value(),
            from.isEmpty() ? Long.toString(sight.snapshot().position()) : from,
            sight.past() == null ? LIVE : side(sight));
    return differences.of(
        contest.election().value(),
        contest.contest().value(),
        side(typed.from()),
        side(typed.to()));
  }

  /** As one side of a difference names it. */
  static String side(Sight sight) {
    return sight.forked() == null
        ? Long.toString(sight.snapshot().position())
        : Standpoints.fork(sight.forked().fork().id());
  }
}
