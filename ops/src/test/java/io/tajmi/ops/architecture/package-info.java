/** What the modules and packages may know of each other, as rules that are themselves tested. */
@NullMarked
package io.tajmi.ops.architecture;

import org.jspecify.annotations.NullMarked;
