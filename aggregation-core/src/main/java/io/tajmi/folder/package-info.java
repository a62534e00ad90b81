/** Folders and files that only their owner reads. */
@NullMarked
package io.tajmi.folder;

import org.jspecify.annotations.NullMarked;
