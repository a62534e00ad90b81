/** Every route with the right that it needs, and who is let through. */
@NullMarked
package io.tajmi.api.access;

import org.jspecify.annotations.NullMarked;
