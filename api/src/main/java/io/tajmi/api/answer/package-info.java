/** Answers of the count as JSON and as a table. */
@NullMarked
package io.tajmi.api.answer;

import org.jspecify.annotations.NullMarked;
