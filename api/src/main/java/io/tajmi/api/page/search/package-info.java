/** Searching, logging in, and pages of text. */
@NullMarked
package io.tajmi.api.page.search;

import org.jspecify.annotations.NullMarked;
