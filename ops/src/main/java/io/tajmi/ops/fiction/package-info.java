/**
 * What every plainly fictional election is made of: names, a policy, minutes with and without
 * flaws, and the sums that they give.
 */
@NullMarked
package io.tajmi.ops.fiction;

import org.jspecify.annotations.NullMarked;
