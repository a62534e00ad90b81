/** What pages have in common: cells of figures, names, lists of branches. */
@NullMarked
package io.tajmi.api.page.sheet;

import org.jspecify.annotations.NullMarked;
