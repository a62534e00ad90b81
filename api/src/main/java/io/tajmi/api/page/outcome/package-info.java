/** The outcome on a page, and the sheet of a proposed annulment. */
@NullMarked
package io.tajmi.api.page.outcome;

import org.jspecify.annotations.NullMarked;
