/**
 * Rulings of competent bodies, and their enforcement at the branches they name.
 *
 * <ul>
 *   <li><b>ruling</b>: what a competent body decided of tallies: to annul them, or to reverse a
 *       ruling.
 *   <li><b>scope</b>: the branches that it names; on record in <i>parts</i> where it is long, which
 *       mean nothing until it is issued.
 *   <li><b>issued</b>: on record; <i>enforced</i> once every branch of its scope was reached.
 *   <li><b>enforcement</b>: the node's own acts that carry it to its branches, each of which may be
 *       repeated without effect.
 *   <li><b>name</b>: the envelope that it came in, by which people know it; its <i>id</i> is random
 *       and tells nothing.
 * </ul>
 */
@NullMarked
package io.tajmi.ruling;

import org.jspecify.annotations.NullMarked;
