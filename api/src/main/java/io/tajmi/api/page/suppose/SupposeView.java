package io.tajmi.api.page.suppose;

import io.tajmi.api.page.PageContent;
import io.tajmi.api.page.address.LinkList;
import io.tajmi.api.page.review.ReviewForm;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page of suppositions shows.
 *
 * @param action address that the form is sent to
 * @param base what is supposed from, in words
 * @param on what is supposed already where it goes on from a fork; empty where it does not
 * @param review the form of the review
 * @param rulings to leave one out, each with its envelope
 * @param wrong why what was sent is not supposed; null where nothing was refused
 * @param notice what else is to be said; null for nothing
 * @param forks ids of those that stand side by side, with commas
 * @param groups forks side by side, those together that stand on one position
 * @param all address of the page with those that the reader's role and area has besides
 * @param kept those; null where they are not asked for
 */
record SupposeView(
    Map<String, String> cells,
    String title,
    String contest,
    String href,
    String action,
    String base,
    List<String> on,
    SupposeForm form,
    ReviewForm review,
    LinkList rulings,
    List<Terms.Term> parameters,
    List<Terms.Term> thresholds,
    @Nullable String wrong,
    @Nullable String notice,
    String forks,
    List<Group> groups,
    String all,
    @Nullable LinkList kept)
    implements PageContent {

  /**
   * Forks that stand on one position.
   *
   * @param base the position, in words
   * @param baseHref address of the contest's page there
   * @param area of which the figures are
   * @param figures those that differ in one of them
   * @param outcome seats, and what else an outcome has; empty for whoever does not read it
   */
  record Group(
      String base,
      String baseHref,
      String area,
      List<Column> columns,
      List<Row> figures,
      List<Row> outcome) {}

  /**
   * One fork.
   *
   * @param label such as «supposition 1», or the caller's name for it
   * @param name that the caller gave it; empty where none
   * @param said what is supposed
   * @param touched how many branches stand otherwise
   * @param asWritten branches that count as they were written; null where none
   * @param effect what it does to the outcome; null for whoever does not read that
   * @param pages address of the contest's page with it
   * @param difference address of what it changes, with causes
   * @param sheet address of the sheet for paper
   * @param remove address of this page without it
   */
  record Column(
      String id,
      String label,
      String name,
      List<String> said,
      String touched,
      @Nullable String asWritten,
      List<ForkTelling.Gone> gone,
      @Nullable String effect,
      String pages,
      String difference,
      String sheet,
      String remove) {}

  /** One figure or part of an outcome: in the log, and with each fork. */
  record Row(String name, String before, List<Cell> cells) {}

  /**
   * With one fork.
   *
   * @param change empty where there is none
   */
  record Cell(String value, String change) {}
}
