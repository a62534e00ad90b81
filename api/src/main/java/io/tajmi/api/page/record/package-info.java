/** Pages of what is on record: acts, lots and rulings. */
@NullMarked
package io.tajmi.api.page.record;

import org.jspecify.annotations.NullMarked;
