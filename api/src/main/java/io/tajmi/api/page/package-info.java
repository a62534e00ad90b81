/** How every page is made: its frame, its words, its parameters and its errors. */
@NullMarked
package io.tajmi.api.page;

import org.jspecify.annotations.NullMarked;
