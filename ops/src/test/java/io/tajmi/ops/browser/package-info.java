/** The pages as people see them, in a real browser. */
@NullMarked
package io.tajmi.ops.browser;

import org.jspecify.annotations.NullMarked;
