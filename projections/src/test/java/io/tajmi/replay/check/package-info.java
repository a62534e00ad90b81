/** The check of a node in the hands of a test. */
@NullMarked
package io.tajmi.replay.check;

import org.jspecify.annotations.NullMarked;
