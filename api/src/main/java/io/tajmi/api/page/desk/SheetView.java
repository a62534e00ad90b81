package io.tajmi.api.page.desk;

import io.tajmi.api.page.PageContent;
import io.tajmi.api.page.difference.DifferenceSheet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the sheet for paper shows.
 *
 * @param action address that what is typed is sent to
 * @param asked the first moment and the scope, as they were typed
 * @param wrong what keeps the sheet from being made; null where nothing does
 * @param paper null where something does
 */
record SheetView(
    Map<String, String> cells,
    String title,
    String contest,
    String href,
    String action,
    Asked asked,
    SheetForm form,
    @Nullable String wrong,
    @Nullable Paper paper)
    implements PageContent {

  /** The first moment, the area and the branches. */
  record Asked(String from, String area, String branches) {}

  /**
   * What stands on it.
   *
   * @param branches that were chosen; null where none were
   * @param supposed what is supposed at the second moment; null where nothing is
   * @param hash of the answer of the API with the same figures
   * @param command that asks for it
   * @param address that does
   */
  record Paper(
      DifferenceSheet difference,
      @Nullable String branches,
      Moment from,
      Moment to,
      @Nullable Supposed supposed,
      String hash,
      String command,
      String address) {}

  /** The log at a moment: how many entries, and the root of its tree. */
  record Moment(String size, String root) {}

  /**
   * What is supposed.
   *
   * @param effect what it does to the outcome; null for who does not read that
   */
  record Supposed(
      String id, List<String> said, List<ForkTelling.Gone> gone, @Nullable String effect) {}
}
