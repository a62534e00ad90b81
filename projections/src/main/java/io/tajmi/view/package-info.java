/**
 * The immutable state of the count at one position: elections, contests, rulings, what is public.
 */
@NullMarked
package io.tajmi.view;

import org.jspecify.annotations.NullMarked;
