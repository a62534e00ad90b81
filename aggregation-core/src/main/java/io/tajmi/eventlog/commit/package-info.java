/** Commits: what a store keeps, how each names the one before, and how the chain is verified. */
@NullMarked
package io.tajmi.eventlog.commit;

import org.jspecify.annotations.NullMarked;
