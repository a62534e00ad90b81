/** The server as its clients see it: requests over a real connection, the log beside them. */
@NullMarked
package io.tajmi.ops.http;

import org.jspecify.annotations.NullMarked;
