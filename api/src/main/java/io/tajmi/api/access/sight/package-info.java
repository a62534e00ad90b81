/**
 * What of a snapshot each reader may see.
 *
 * <ul>
 *   <li><b>sight</b>: one snapshot as one viewer sees it; everything that leaves this node is made
 *       of one.
 *   <li><b>viewer</b>: who asks: an account with its rights, or everyone.
 *   <li><b>standpoint</b>: where the snapshot is of; the rights are always those of now.
 *   <li><b>supposed</b>: what forks come to, for those who may know of them.
 *   <li><b>not yet</b>: a position that this node has not folded in time; <i>refused</i> is what it
 *       will not show.
 * </ul>
 */
@NullMarked
package io.tajmi.api.access.sight;

import org.jspecify.annotations.NullMarked;
