/**
 * What is done to a contest and its candidates: acts of competent bodies, lots, second rounds; and
 * the aggregate that holds them together with the contest's publication.
 */
@NullMarked
package io.tajmi.contest;

import org.jspecify.annotations.NullMarked;
