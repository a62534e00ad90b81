/** Figures and facts as anyone renders them: what one reader may see, made once for all forms. */
@NullMarked
package io.tajmi.query;

import org.jspecify.annotations.NullMarked;
