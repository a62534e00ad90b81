/** How figures, dates, names and words are written in Persian and in English. Pure. */
@NullMarked
package io.tajmi.text;

import org.jspecify.annotations.NullMarked;
