/** Accounts, grants and rights, and the log of what becomes of them. */
@NullMarked
package io.tajmi.api.access.account;

import org.jspecify.annotations.NullMarked;
