package io.tajmi.api.page.review;

import io.tajmi.api.page.PageContent;
import io.tajmi.api.page.address.Addresses;
import io.tajmi.api.page.address.Links;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the desk shows.
 *
 * @param postTo address that a selection is kept at
 * @param form of the review
 * @param fields the selection as the form that keeps it sends it
 * @param scope the area that is chosen from, with those above it
 * @param area its code
 * @param name that was typed to keep the selection under
 * @param said what keeps something from being shown or kept, in words; null where nothing does
 * @param doubts texts that name nothing or several things
 * @param columns heads of the columns of votes
 * @param rows one for each chosen area and branch
 * @param rest how many chosen things are not among the rows, in words; null where all are
 * @param ways other pages about the selection
 * @param kept selections under a name
 * @param keeps whether whoever asks may keep one
 * @param below areas of the scope to choose
 * @param boxes branches of the scope to choose
 * @param more address of the page with those that follow
 */
public record DeskSheet(
    Map<String, String> cells,
    String title,
    String contest,
    String href,
    String postTo,
    ReviewForm form,
    List<Addresses.Parameter> fields,
    List<Links.Link> scope,
    String area,
    String name,
    @Nullable String said,
    List<DoubtRow> doubts,
    List<String> columns,
    @Nullable String since,
    List<GlanceRow> rows,
    @Nullable String rest,
    List<Links.Link> ways,
    List<Links.Link> kept,
    boolean keeps,
    List<Choice> below,
    List<Choice> boxes,
    @Nullable String more)
    implements PageContent {

  /** A text that could not be read, and what it can mean. */
  record DoubtRow(String said, List<Links.Link> meanings, @Nullable String more) {}

  /** Something to choose. */
  public record Choice(String code, String name, String href, String said, boolean chosen) {}

  /**
   * How one chosen thing stands.
   *
   * @param state its code, for styles; empty of an area
   * @param changed what changed since the moment named, each in words
   * @param out address of the same selection without it; null where that is too long for one
   */
  public record GlanceRow(
      String code,
      String name,
      String href,
      String place,
      String state,
      String standing,
      String taken,
      List<String> votes,
      String events,
      String eventsHref,
      List<String> changed,
      @Nullable String out) {}
}
