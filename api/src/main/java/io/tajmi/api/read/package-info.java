/** Reads of elections, results, findings and rulings. */
@NullMarked
package io.tajmi.api.read;

import org.jspecify.annotations.NullMarked;
