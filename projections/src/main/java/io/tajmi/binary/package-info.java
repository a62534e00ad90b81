/** Values as bytes and back, in one way only. */
@NullMarked
package io.tajmi.binary;

import org.jspecify.annotations.NullMarked;
