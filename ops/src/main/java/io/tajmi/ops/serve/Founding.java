package io.tajmi.ops.serve;

import io.tajmi.api.access.account.Accounts;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of a node, of which there is one from the start.
 *
 * @param token the file of the first account's token; null where there were accounts before
 */
record Founding(Accounts accounts, @Nullable Path token) {

  static Founding of(Path data) {
    Accounts accounts = new Accounts(data);
    return new Founding(accounts, accounts.found());
  }
}
