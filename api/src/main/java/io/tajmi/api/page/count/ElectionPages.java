package io.tajmi.api.page.count;

import io.swagger.v3.oas.annotations.Hidden;
import io.tajmi.api.access.sight.Sight;
import io.tajmi.api.page.Notice;
import io.tajmi.api.page.PageStandpoints;
import io.tajmi.api.page.Pages;
import io.tajmi.api.page.Parameters;
import io.tajmi.api.page.SitePage;
import io.tajmi.api.page.address.Addresses;
import io.tajmi.api.page.search.SearchIndex;
import io.tajmi.api.query.Query;
import io.tajmi.api.query.Takes;
import io.tajmi.election.AreaCode;
import io.tajmi.election.Definition;
import io.tajmi.query.Lookup;
import io.tajmi.view.ElectionView;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/**
 * Answers the addresses of pages about an election. Each is the page of a topic, so that what a
 * reader sees first and what the stream sends later are made by the same hand.
 */
@Hidden
@Controller
public class ElectionPages {
  private final Pages pages;
  private final LivePages live;

  public ElectionPages(Pages pages, LivePages live) {
    this.pages = pages;
    this.live = live;
  }

  /**
   * The election that was imported last, or a word that there is none. Whoever is here to keep the
   * system running and reads no votes is led to how far the count has come.
   */
  @GetMapping("/")
  @Takes({"contest", "after"})
  public ModelAndView home(HttpServletRequest request) {
    Sight sight = pages.sight(request);
    ElectionView newest = sight.find().orNewest(null);
    return newest == null || sight.viewer().readsPublished()
        ? newest("overview", request)
        : new ModelAndView(
            "redirect:"
                + Addresses.with(
                    Addresses.progress(newest.definition().election()),
                    Addresses.others(request, "contest", "after")));
  }

  /** The board of the election that was imported last. */
  @GetMapping("/wall")
  @Takes("contest")
  public ModelAndView wall(HttpServletRequest request) {
    return newest("wall", request);
  }

  /** The board of an election. */
  @GetMapping("/wall/{election}")
  @Takes("contest")
  public ModelAndView wall(@PathVariable String election, HttpServletRequest request) {
    return answer("wall/" + election, request);
  }

  /** An election at a glance. */
  @GetMapping("/elections/{election}")
  @Takes({"contest", "after"})
  public ModelAndView overview(@PathVariable String election, HttpServletRequest request) {
    return answer("overview/" + election, request);
  }

  /** One area. */
  @GetMapping("/elections/{election}/areas/{area}")
  @Takes({"contest", "state", "after"})
  public ModelAndView area(
      @PathVariable String election, @PathVariable String area, HttpServletRequest request) {
    return answer("area/" + election + "/" + area, request);
  }

  /** Areas side by side: {@code areas} once for each, or once for all with commas. */
  @GetMapping("/elections/{election}/areas")
  @Takes({"contest", "areas"})
  public ModelAndView areas(@PathVariable String election, HttpServletRequest request) {
    return answer("areas/" + election, request);
  }

  /** One contest. */
  @GetMapping("/elections/{election}/contests/{contest}")
  @Takes({"area", "order"})
  public ModelAndView contest(
      @PathVariable String election, @PathVariable String contest, HttpServletRequest request) {
    return answer("contest/" + election + "/" + contest, request);
  }

  /** One branch. */
  @GetMapping("/elections/{election}/contests/{contest}/branches/{branch}")
  @Takes("before")
  public ModelAndView branch(
      @PathVariable String election,
      @PathVariable String contest,
      @PathVariable String branch,
      HttpServletRequest request) {
    return answer("branch/" + election + "/" + contest + "/" + branch, request);
  }

  /** How far the count has come. */
  @GetMapping("/elections/{election}/progress")
  @Takes({"contest", "area", "after"})
  public ModelAndView progress(@PathVariable String election, HttpServletRequest request) {
    return answer("progress/" + election, request);
  }

  /** What is held back. */
  @GetMapping("/elections/{election}/held-back")
  @Takes({"contest", "area", "rule", "after"})
  public ModelAndView heldBack(@PathVariable String election, HttpServletRequest request) {
    code(election, request);
    return answer("held-back/" + election, request);
  }

  /** An area that is asked for by its name leads to its code, or to those that are called so. */
  private void code(String election, HttpServletRequest request) {
    String typed = Query.first(request, "area");
    Definition definition =
        pages.sight(request).find().election(Lookup.electionId(election)).definition();
    if (typed == null || typed.isBlank() || known(definition, typed)) {
      return;
    }
    List<AreaCode> called = new SearchIndex(definition).called(typed);
    List<Addresses.Parameter> others = Addresses.others(request, "area");
    others.add(Addresses.Parameter.of("area", called.size() == 1 ? called.getFirst() : null));
    throw new PageStandpoints.Elsewhere(
        called.size() == 1
            ? Addresses.with(request.getRequestURI(), others)
            : "/search?q=" + URLEncoder.encode(typed, StandardCharsets.UTF_8));
  }

  private static boolean known(Definition definition, String code) {
    return AreaCode.isCode(code) && definition.ordinal(new AreaCode(code)) >= 0;
  }

  private ModelAndView newest(String kind, HttpServletRequest request) {
    var sight = pages.sight(request);
    var newest = sight.find().orNewest(null);
    return newest == null
        ? pages.still("notice", null, Notice.of(Pages.words(request), "empty"), sight, request)
        : answer(kind + "/" + newest.definition().election(), request);
  }

  private ModelAndView answer(String path, HttpServletRequest request) {
    SitePage page = live.page(path, Parameters.of(request), Pages.words(request));
    return pages.answer(page, request);
  }
}
