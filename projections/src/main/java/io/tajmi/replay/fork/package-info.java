/** What a contest would be had something been otherwise: supposed, never done. */
@NullMarked
package io.tajmi.replay.fork;

import org.jspecify.annotations.NullMarked;
