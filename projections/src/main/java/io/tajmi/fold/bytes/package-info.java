/** A state of the fold as bytes, for checkpoints and hashes. */
@NullMarked
package io.tajmi.fold.bytes;

import org.jspecify.annotations.NullMarked;
