/** Whether people outside the acting chains may read a contest's votes. */
@NullMarked
package io.tajmi.publication;

import org.jspecify.annotations.NullMarked;
