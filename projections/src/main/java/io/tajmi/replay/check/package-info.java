/** The node's own check that what it shows live is what its log adds up to. */
@NullMarked
package io.tajmi.replay.check;

import org.jspecify.annotations.NullMarked;
