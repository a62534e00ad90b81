/** Who reads and acts, and what of a snapshot each may see. */
@NullMarked
package io.tajmi.api.access;

import org.jspecify.annotations.NullMarked;
