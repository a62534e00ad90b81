/** Pages for people, made on the server, complete without a script. */
@NullMarked
package io.tajmi.api.page;

import org.jspecify.annotations.NullMarked;
