/** What comes of a contest: places, who has them, and how sure that is. */
@NullMarked
package io.tajmi.decision.result;

import org.jspecify.annotations.NullMarked;
