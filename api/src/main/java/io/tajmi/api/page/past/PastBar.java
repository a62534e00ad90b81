package io.tajmi.api.page.past;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a page that is not live says of where it is read from, and where one can go from there.
 *
 * @param said that it shows the past, up to when and which position
 * @param inside the last entry that is in
 * @param outside the first that is not; that there is none yet
 * @param earlier address of the page before the last entry that is in; null where none is before
 * @param later address of the page after the first that is not in; null where there is none
 * @param now address of the live page
 * @param minutes where a minute's own time lies on the other side
 * @param scrub the slider; null on pages of no one contest
 */
public record PastBar(
    String said,
    String inside,
    String outside,
    @Nullable String earlier,
    @Nullable String later,
    String now,
    List<String> minutes,
    @Nullable Scrub scrub) {}
