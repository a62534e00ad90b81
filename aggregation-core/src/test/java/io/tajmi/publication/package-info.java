/** The publication of a contest. */
@NullMarked
package io.tajmi.publication;

import org.jspecify.annotations.NullMarked;
