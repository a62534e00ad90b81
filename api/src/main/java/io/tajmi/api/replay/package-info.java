/** Reading the past: differences, forks, lines of the log and the self-check. */
@NullMarked
package io.tajmi.api.replay;

import org.jspecify.annotations.NullMarked;
