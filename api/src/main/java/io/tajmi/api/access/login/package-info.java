/** Logging in and out, tokens, and how guesses are slowed down. */
@NullMarked
package io.tajmi.api.access.login;

import org.jspecify.annotations.NullMarked;
