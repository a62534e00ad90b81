/** Events as bytes for ever: their names, their JSON, and how older shapes are read. */
@NullMarked
package io.tajmi.eventlog.codec;

import org.jspecify.annotations.NullMarked;
