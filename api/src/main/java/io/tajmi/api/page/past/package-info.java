/** The bar and the slider of a page of the past. */
@NullMarked
package io.tajmi.api.page.past;

import org.jspecify.annotations.NullMarked;
