/**
 * Long answers about the past: worked out in steps, told how far they are, cancelled between two.
 */
@NullMarked
package io.tajmi.replay.job;

import org.jspecify.annotations.NullMarked;
