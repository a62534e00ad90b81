/** The pages: each made from one snapshot, complete without scripts, in two languages. */
@NullMarked
package io.tajmi.api.page;

import org.jspecify.annotations.NullMarked;
