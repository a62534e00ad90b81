/** Documents come in: acts, tallies in bulk, packages, and the bytes of what is refused. */
@NullMarked
package io.tajmi.api.intake;

import org.jspecify.annotations.NullMarked;
