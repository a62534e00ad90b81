/** Decides acts whose rules rest on other streams than their own. */
@NullMarked
package io.tajmi.admission;

import org.jspecify.annotations.NullMarked;
