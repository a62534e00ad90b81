/** The command line, and what runs behind it. */
@NullMarked
package io.tajmi.ops;

import org.jspecify.annotations.NullMarked;
