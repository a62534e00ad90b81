/**
 * The fold: one event after the other, from a state to the next, and once more under a supposition.
 */
@NullMarked
package io.tajmi.fold;

import org.jspecify.annotations.NullMarked;
