package io.tajmi.api.page.suppose;

import io.tajmi.api.page.PageContent;
import io.tajmi.api.page.difference.DifferenceSheet;
import io.tajmi.api.page.review.Review;
import io.tajmi.api.page.review.ReviewForm;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the sheet for paper shows.
 *
 * @param action address that what is typed is sent to
 * @param form of the review
 * @param question that was typed
 * @param paper null where there are no two moments
 */
record SheetView(
    Map<String, String> cells,
    String title,
    String contest,
    String href,
    String action,
    ReviewForm form,
    Review.Complaint complaint,
    String question,
    @Nullable Paper paper)
    implements PageContent {

  /**
   * What stands on it.
   *
   * @param branches that were chosen; null where none were
   * @param supposed what is supposed at the second moment; null where nothing is
   * @param hash of the answer of the API with the same figures
   * @param command that asks for it, in pieces that break on no line
   * @param address that does
   */
  record Paper(
      DifferenceSheet difference,
      @Nullable String branches,
      Moment from,
      Moment to,
      @Nullable Supposed supposed,
      String hash,
      List<String> command,
      String address) {}

  /**
   * The log at a moment.
   *
   * @param asked the hour that was asked for; null where a position was
   * @param size how many entries
   * @param root of its tree
   */
  record Moment(@Nullable String asked, String size, String root) {}

  /**
   * What is supposed.
   *
   * @param effect what it does to the outcome; null for whoever does not read that
   */
  record Supposed(
      String id, List<String> said, List<ForkTelling.Gone> gone, @Nullable String effect) {}
}
