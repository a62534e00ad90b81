/**
 * The desk of who reviews a count: what is chosen, how it stands, where figures come from, what
 * would be, had something been otherwise, and a sheet of what was found, for paper.
 */
@NullMarked
package io.tajmi.api.page.desk;

import org.jspecify.annotations.NullMarked;
