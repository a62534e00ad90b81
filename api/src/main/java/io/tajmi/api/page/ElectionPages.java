package io.tajmi.api.page;

import io.swagger.v3.oas.annotations.Hidden;
import io.tajmi.api.text.Words;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** Answers the addresses of pages about an election. */
@Hidden
@Controller
public class ElectionPages {
  private final Pages pages;

  ElectionPages(Pages pages) {
    this.pages = pages;
  }

  /** The election that was imported last, or a word that there is none. */
  @GetMapping("/")
  public ModelAndView home(HttpServletRequest request) {
    var sight = pages.sight(request);
    var newest = Found.newest(sight.snapshot());
    Words words = Pages.words(request);
    return newest == null
        ? pages.still("empty", null, Plain.of(words, "empty.title"), sight, request)
        : pages.answer(
            new OverviewPage(words, newest.definition().election(), null, null), request);
  }

  /** An election at a glance. */
  @GetMapping("/elections/{election}")
  public ModelAndView overview(
      @PathVariable String election,
      @RequestParam(required = false) @Nullable String contest,
      @RequestParam(required = false) @Nullable String after,
      HttpServletRequest request) {
    return pages.answer(
        new OverviewPage(
            Pages.words(request),
            Found.electionId(election),
            Found.contestCode(contest),
            Found.contestCode(after)),
        request);
  }
}
