/** The one fold of the log into immutable snapshots, each at exactly one position. */
@NullMarked
package io.tajmi.view;

import org.jspecify.annotations.NullMarked;
