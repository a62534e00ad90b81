/** How the world speaks to the count: HTTP in and out. */
@NullMarked
package io.tajmi.api;

import org.jspecify.annotations.NullMarked;
