/** The fold against histories made by hand and by seed, and against a second fold on paper. */
@NullMarked
package io.tajmi.view;

import org.jspecify.annotations.NullMarked;
