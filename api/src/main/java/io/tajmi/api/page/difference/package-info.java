/** Two moments of a contest side by side. */
@NullMarked
package io.tajmi.api.page.difference;

import org.jspecify.annotations.NullMarked;
