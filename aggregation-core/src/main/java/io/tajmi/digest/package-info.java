/** Hashes of bytes. */
@NullMarked
package io.tajmi.digest;

import org.jspecify.annotations.NullMarked;
