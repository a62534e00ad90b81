/**
 * How seats are won: one pure function from terms, counts, acts on the contest and lots to an
 * outcome that says what is decided, what can still change, and why. It knows the JDK and nothing
 * else.
 */
@NullMarked
package io.tajmi.decision;

import org.jspecify.annotations.NullMarked;
