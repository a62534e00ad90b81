/** Pages without a server. */
@NullMarked
package io.tajmi.api.page;

import org.jspecify.annotations.NullMarked;
