/** Suppositions by a form and side by side, and the printed sheet of a review. */
@NullMarked
package io.tajmi.api.page.suppose;

import org.jspecify.annotations.NullMarked;
