package io.tajmi.api.access.account;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/**
 * Changes the accounts of a data directory from its own machine, and writes each change down in the
 * access log.
 */
public final class AccountDesk {
  private static final String WHO = "command-line";
  private static final String HERE = "local";

  private final Path data;
  private final Accounts accounts;
  private final InstantSource clock;

  /** For a data directory, which may be one of a server that runs. */
  public AccountDesk(Path data, InstantSource clock) {
    this.data = data;
    this.accounts = new Accounts(data);
    this.clock = clock;
  }

  /**
   * A new account.
   *
   * @throws Accounts.Refused where the name is taken or is none
   */
  public Accounts.Made add(String name, Account.Kind kind, List<Grant> grants) {
    Accounts.Made made = accounts.add(name, kind, grants);
    write(AccessLog.What.ACCOUNT_ADDED, List.of(made.account()));
    return made;
  }

  /**
   * Lets an account do nothing any more.
   *
   * @throws Accounts.Refused where there is none of this name
   */
  public void block(String name) {
    write(AccessLog.What.ACCOUNT_BLOCKED, List.of(accounts.block(name)));
  }

  /**
   * Gives an account one grant more.
   *
   * @throws Accounts.Refused where there is none of this name
   */
  public void assign(String name, Grant grant) {
    write(AccessLog.What.ACCOUNT_ASSIGNED, List.of(accounts.assign(name, grant)));
  }

  /**
   * Makes and assigns what a file names, as {@link AccountImport} says.
   *
   * @return the new accounts, in the order of the file
   * @throws Accounts.Refused with the first line that is wrong
   */
  public List<Accounts.Made> importFrom(Path file) throws IOException {
    AccountImport.Imported imported = new AccountImport(accounts).run(file);
    write(
        AccessLog.What.ACCOUNT_ADDED,
        imported.made().stream().map(Accounts.Made::account).toList());
    write(AccessLog.What.ACCOUNT_ASSIGNED, imported.assigned());
    return imported.made();
  }

  private void write(AccessLog.What what, List<Account> changed) {
    try (AccessLog log = new AccessLog(data, clock)) {
      for (Account account : changed) {
        log.write(what, WHO, HERE, account.viewer().actor() + " " + account.grants());
      }
    }
  }
}
