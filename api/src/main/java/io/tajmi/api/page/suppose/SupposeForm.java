package io.tajmi.api.page.suppose;

import io.tajmi.api.query.Query;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody supposes, as it was typed; empty texts where nothing was.
 *
 * @param area in which numbers of branches are looked for
 * @param annul branches whose tallies are annulled
 * @param entries positions of entries that are left out
 * @param ruling envelope of a ruling that is left out
 * @param count what is counted as it was written: {@code ALL}, {@code AREA} or {@code BRANCHES}
 * @param countWhere the area, or the branches
 * @param terms parameters of the rule and thresholds, by the names of their fields
 * @param name for the caller
 */
record SupposeForm(
    String area,
    String annul,
    String entries,
    String ruling,
    String count,
    String countWhere,
    Map<String, String> terms,
    String name) {
  private static final String TERM = "term.";

  /**
   * What an address fills in beforehand.
   *
   * @param chosen branches that were chosen elsewhere, which are meant where no others are named
   */
  static SupposeForm asked(HttpServletRequest request, String chosen) {
    String annul = Query.first(request, "annul");
    boolean other =
        Query.first(request, "entries") != null || Query.first(request, "ruling") != null;
    return new SupposeForm(
        text(Query.first(request, "area")),
        annul == null ? other ? "" : chosen : text(annul),
        text(Query.first(request, "entries")),
        text(Query.first(request, "ruling")),
        "",
        "",
        Map.of(),
        "");
  }

  /** What was sent. */
  static SupposeForm sent(HttpServletRequest form) {
    Map<String, String> terms = new LinkedHashMap<>();
    form.getParameterMap().keySet().stream()
        .filter(field -> field.startsWith(TERM))
        .filter(field -> !text(form.getParameter(field)).isEmpty())
        .forEach(
            field -> terms.put(field.substring(TERM.length()), text(form.getParameter(field))));
    return new SupposeForm(
        text(form.getParameter("area")),
        text(form.getParameter("annul")),
        text(form.getParameter("entries")),
        text(form.getParameter("ruling")),
        text(form.getParameter("count")),
        text(form.getParameter("countWhere")),
        terms,
        text(form.getParameter("name")));
  }

  static String text(@Nullable String typed) {
    return typed == null ? "" : typed.strip();
  }

  /** What was typed for a term. */
  public String term(String field) {
    return terms.getOrDefault(field, "");
  }
}
