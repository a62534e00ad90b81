/** A client of a running server, over HTTP only. */
@NullMarked
package io.tajmi.ops.client;

import org.jspecify.annotations.NullMarked;
