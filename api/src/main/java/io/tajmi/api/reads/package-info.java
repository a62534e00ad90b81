/** The record of what supervision read of the past and of suppositions. */
@NullMarked
package io.tajmi.api.reads;

import org.jspecify.annotations.NullMarked;
