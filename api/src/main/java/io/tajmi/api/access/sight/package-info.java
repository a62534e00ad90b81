/** What of a snapshot each reader may see. */
@NullMarked
package io.tajmi.api.access.sight;

import org.jspecify.annotations.NullMarked;
