/** The RFC 6962 tree over the log's lines. */
@NullMarked
package io.tajmi.eventlog.merkle;

import org.jspecify.annotations.NullMarked;
