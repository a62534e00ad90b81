/** Sessions that outlive a restart, and whether a reader is still who they were. */
@NullMarked
package io.tajmi.api.access.session;

import org.jspecify.annotations.NullMarked;
