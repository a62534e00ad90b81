package io.tajmi.api.page.search;

import io.swagger.v3.oas.annotations.Hidden;
import io.tajmi.api.page.PageContent;
import io.tajmi.api.page.Pages;
import io.tajmi.text.Words;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The words of the interface, and how the count is done. */
@Hidden
@Controller
public class TextPages {
  private static final int METHOD_PARTS = 9;

  private final Pages pages;
  private final List<Glossary.Term> terms = Glossary.terms();

  public TextPages(Pages pages) {
    this.pages = pages;
  }

  /** The glossary. */
  record Terms(Map<String, String> cells, String title, List<Glossary.Term> terms)
      implements PageContent {}

  /** The parts of the method. */
  record Method(Map<String, String> cells, String title, List<Part> parts) implements PageContent {}

  /** One part. */
  record Part(String title, String text) {}

  /** Every term in both languages. */
  @GetMapping("/glossary")
  public ModelAndView glossary(HttpServletRequest request) {
    Words words = Pages.words(request);
    return pages.still(
        "glossary",
        null,
        new Terms(Map.of(), words.say("glossary.title"), terms),
        pages.sight(request),
        request);
  }

  /** How counting, holding back, rulings, small boxes, percentages and positions work. */
  @GetMapping("/method")
  public ModelAndView method(HttpServletRequest request) {
    Words words = Pages.words(request);
    List<Part> parts =
        IntStream.rangeClosed(1, METHOD_PARTS)
            .mapToObj(i ->
                new Part(words.say("method." + i + ".title"), words.say("method." + i + ".text")))
            .toList();
    return pages.still(
        "method",
        null,
        new Method(Map.of(), words.say("method.title"), parts),
        pages.sight(request),
        request);
  }
}
