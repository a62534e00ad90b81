/** What differs between two states of one contest, by cause, with the entries that explain it. */
@NullMarked
package io.tajmi.replay.difference;

import org.jspecify.annotations.NullMarked;
