/** Reading the log directly, beside the live stream and without touching it. */
@NullMarked
package io.tajmi.replay;

import org.jspecify.annotations.NullMarked;
