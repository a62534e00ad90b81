/** The embedded durable store. */
@NullMarked
package io.tajmi.eventlog.rocksdb;

import org.jspecify.annotations.NullMarked;
