package io.tajmi.api.page.past;

import io.tajmi.api.page.address.Links;
import java.util.List;

/**
 * The slider over the night of one contest.
 *
 * @param from the first position
 * @param to the last
 * @param at the position of the page
 * @param curve how the contest came in, as points of a shape 1,000 wide and 100 high
 * @param steps the same moments as links
 */
record Scrub(long from, long to, long at, String curve, List<Links.Link> steps) {}
