package io.tajmi.api.page.review;

import io.tajmi.api.page.address.Addresses;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one form of a review, the same on each of its steps: whichever button is pressed, all that is
 * typed and chosen goes along in the address.
 *
 * @param action address of the step that is shown
 * @param hidden what is chosen, and what is supposed
 * @param chosen how much is chosen, in words
 * @param names of what is chosen, as far as there is room; null where nothing is
 * @param since the first moment, as people write it
 * @param at the second; null where something is supposed, which stands where it does
 * @param zone whose clock these are by
 * @param area within which the figures are, as it was typed; null on steps that have none
 * @param steps the other steps
 * @param doubts what was typed and names nothing or several things
 * @param wrong why a moment is none, and what to type; null where it is one
 */
public record ReviewForm(
    String action,
    List<Addresses.Parameter> hidden,
    String chosen,
    @Nullable String names,
    String since,
    @Nullable String at,
    String zone,
    @Nullable String area,
    String pick,
    Review.Complaint complaint,
    List<Step> steps,
    List<DeskSheet.DoubtRow> doubts,
    @Nullable String wrong) {

  /** A button that leads to another step with the same form. */
  public record Step(String text, String href) {}

  /** With more that was typed and is not clear. */
  ReviewForm doubting(List<DeskSheet.DoubtRow> more) {
    List<DeskSheet.DoubtRow> all = new ArrayList<>(doubts);
    all.addAll(more);
    return new ReviewForm(
        action, hidden, chosen, names, since, at, zone, area, pick, complaint, steps, all, wrong);
  }

  /** With a moment that is none. */
  public ReviewForm wrong(@Nullable String why) {
    return new ReviewForm(
        action, hidden, chosen, names, since, at, zone, area, pick, complaint, steps, doubts, why);
  }
}
