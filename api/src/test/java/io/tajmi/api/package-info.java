/** The HTTP side in pieces. */
@NullMarked
package io.tajmi.api;

import org.jspecify.annotations.NullMarked;
