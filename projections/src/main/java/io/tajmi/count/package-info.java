/** Rows of branches and totals of areas, and the cells in which they are added up. */
@NullMarked
package io.tajmi.count;

import org.jspecify.annotations.NullMarked;
