/** A plainly fictional election: its package, its tallies, its acts and the sums they must give. */
@NullMarked
package io.tajmi.ops.sample;

import org.jspecify.annotations.NullMarked;
