/** One node, put together by hand: log, aggregates, live view. */
@NullMarked
package io.tajmi.ops.node;

import org.jspecify.annotations.NullMarked;
