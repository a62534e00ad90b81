/** Which small boxes are shown together, and which others cover them. */
@NullMarked
package io.tajmi.secrecy;

import org.jspecify.annotations.NullMarked;
