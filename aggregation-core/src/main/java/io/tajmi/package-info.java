/** The events of the whole product, by name. */
@NullMarked
package io.tajmi;

import org.jspecify.annotations.NullMarked;
