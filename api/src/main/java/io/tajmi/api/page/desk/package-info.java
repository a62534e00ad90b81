/**
 * The desk of whoever reviews a count: what is chosen, how it stands, and where its figures come
 * from.
 */
@NullMarked
package io.tajmi.api.page.desk;

import org.jspecify.annotations.NullMarked;
