package io.tajmi.api.page;

import io.tajmi.api.page.address.Asking;
import io.tajmi.api.page.address.Links;
import io.tajmi.api.page.past.PastBar;
import io.tajmi.text.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page.
 *
 * @param topic of its live stream, null where nothing on it changes
 * @param test whether the log holds a test, which every page says
 * @param asOfInstant when the last entry of the snapshot was accepted; null before the first
 * @param age how long ago that was when the page was made, in words
 * @param otherLanguage address of the same page in the other language
 * @param lastGood address of the page with the last figures that the node vouches for; null where
 *     it vouches for these
 * @param election name of the election that it is about, or of the newest; null where none
 * @param electionCode its code
 * @param person name of who is logged in, null for the public
 * @param reader mark of whom it is made for
 * @param query what the reader searched for
 * @param htmx address of the script that fetches parts of pages
 * @param past where the page is read from; null where it is live
 * @param asking how another standpoint is asked for
 * @param desk address of the desk with the scope of the page; null where there is no contest
 */
record PageFrame(
    Words words,
    String title,
    @Nullable String topic,
    boolean test,
    @Nullable String asOfInstant,
    String age,
    String otherLanguage,
    @Nullable String lastGood,
    @Nullable String election,
    @Nullable String electionCode,
    List<Links.Link> navigation,
    @Nullable String person,
    String reader,
    String query,
    String htmx,
    @Nullable PastBar past,
    Asking asking,
    @Nullable String desk) {

  /** {@code fa} or {@code en}. */
  public String lang() {
    return words.language().tag();
  }

  /** {@code rtl} or {@code ltr}. */
  public String dir() {
    return words.language().direction();
  }
}
