/**
 * A national election night that nobody can take for a real one: its territory, package and
 * arrivals, the sums that they give, and the run that sends them to a server of its own.
 */
@NullMarked
package io.tajmi.ops.demo;

import org.jspecify.annotations.NullMarked;
