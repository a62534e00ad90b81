/** What is written for ever, held against files that never change. */
@NullMarked
package io.tajmi.golden;

import org.jspecify.annotations.NullMarked;
