/**
 * Commits: what a store keeps, how each names the one before, and how the chain is verified.
 *
 * <ul>
 *   <li><b>commit</b>: entries that become durable together or not at all.
 *   <li><b>header</b>: what a commit says of itself: its number, its entries, the tree after it,
 *       the header before it.
 *   <li><b>chain</b>: the commits up to one, each naming the one before; <i>verification</i>
 *       re-hashes them all.
 *   <li><b>store</b>: where commits are kept ({@code CommitLog}): append at a number, read, head.
 *   <li><b>index</b>: what commits are searched by; derived, and made again from them at any time.
 *   <li><b>checkpoint</b>: the last head that this node has seen, in a file outside the store; not
 *       a <i>fold</i> checkpoint, which is a state of the count.
 * </ul>
 */
@NullMarked
package io.tajmi.eventlog.commit;

import org.jspecify.annotations.NullMarked;
