package io.tajmi.api.access.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The accounts of a data directory, for the server and for the command line beside it. Each look
 * compares the file with what was read last, so a change by another process counts at once. Safe
 * for threads.
 */
public final class Accounts {
  /** The name of the account that a node is founded with. */
  public static final String OPERATOR = "operator";

  static final String NAME_RULE =
      "A user name is 1 to 64 ASCII letters, digits, dots, underscores and dashes.";

  private final Path data;
  private final AccountFile file;
  private final AtomicReference<@Nullable Known> known = new AtomicReference<>();

  /** All accounts as read, by what they are looked up by. */
  private record Known(
      AccountFile.@Nullable Stamp stamp,
      Map<String, Account> byId,
      Map<String, Account> byName,
      Map<String, Account> byToken) {
    static Known of(AccountFile.@Nullable Stamp stamp, List<Account> accounts) {
      Map<String, Account> byId = new HashMap<>();
      Map<String, Account> byName = new HashMap<>();
      Map<String, Account> byToken = new HashMap<>();
      for (Account account : accounts) {
        byId.put(account.id(), account);
        byName.put(account.name(), account);
        if (account.kind() == Account.Kind.MACHINE) {
          byToken.put(account.secret(), account);
        }
      }
      return new Known(stamp, byId, byName, byToken);
    }
  }

  /**
   * A new account and its password or token, which nobody can read again.
   *
   * @param secret to be handed to whom it belongs to, and kept nowhere
   */
  public record Made(Account account, String secret) {
    /** Without the secret. */
    @Override
    public String toString() {
      return "new " + account;
    }
  }

  /** What was asked of the accounts is not possible: one sentence. */
  public static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** One sentence that says what to do. */
    public Refused(String sentence) {
      super(sentence, null, false, false);
    }
  }

  /** The accounts of a data directory, which may not have any yet. */
  public Accounts(Path data) {
    this.data = data;
    this.file = new AccountFile(data);
  }

  /** Whether there is any. */
  public boolean any() {
    return !known().byId().isEmpty();
  }

  /** An account that is not blocked, by its id; null where there is none. */
  public @Nullable Account byId(String id) {
    return unblocked(known().byId().get(id));
  }

  /** A person's account that is not blocked, by its name; null where there is none. */
  @Nullable
  public Account person(String name) {
    Account account = unblocked(known().byName().get(name));
    return account == null || account.kind() != Account.Kind.PERSON ? null : account;
  }

  /** A machine's account that is not blocked, by its token; null where there is none. */
  @Nullable
  public Account machine(String token) {
    return unblocked(known().byToken().get(Secrets.hash(token)));
  }

  /** Any account by its name, blocked or not. */
  public @Nullable Account named(String name) {
    return known().byName().get(name);
  }

  /**
   * Gives a directory without any account the account {@value #OPERATOR}, which may do everything,
   * and writes its token to {@link #operatorToken}.
   *
   * @return the file; null where there are accounts already
   */
  public @Nullable Path found() {
    if (any()) {
      return null;
    }
    Made made = add(OPERATOR, Account.Kind.MACHINE, List.of(new Grant(Role.EXECUTIVE, null)));
    Path token = operatorToken(data);
    try {
      AccountFile.writePrivately(token, (made.secret() + "\n").getBytes(StandardCharsets.US_ASCII));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return token;
  }

  /** Where the token of the first account is written. */
  public static Path operatorToken(Path data) {
    return data.resolve("operator.token");
  }

  /**
   * A new account.
   *
   * @throws Refused where the name is taken or is none
   */
  public Made add(String name, Account.Kind kind, List<Grant> grants) {
    requireName(name);
    String secret = kind == Account.Kind.MACHINE ? Secrets.token() : Secrets.password();
    String stored =
        kind == Account.Kind.MACHINE
            ? Secrets.hash(secret)
            : Objects.requireNonNull(Secrets.passwords().encode(secret));
    Account account = new Account(Secrets.id(), name, kind, stored, grants, false);
    add(List.of(account));
    return new Made(account, secret);
  }

  /**
   * New accounts, all or none.
   *
   * @throws Refused where a name is taken
   */
  public void add(List<Account> accounts) {
    change(before -> {
      List<Account> all = new ArrayList<>(before);
      Set<String> names = new HashSet<>(before.stream().map(Account::name).toList());
      for (Account account : accounts) {
        if (!names.add(account.name())) {
          throw new Refused("There is an account " + account.name() + " already.");
        }
        all.add(account);
      }
      return all;
    });
  }

  /**
   * Lets an account do nothing any more.
   *
   * @throws Refused where there is none of this name
   */
  public Account block(String name) {
    return change(name, Account::blocking);
  }

  /**
   * Gives an account one grant more.
   *
   * @throws Refused where there is none of this name
   */
  public Account assign(String name, Grant grant) {
    return change(name, account -> account.with(grant));
  }

  private static void requireName(String name) {
    if (!Account.isName(name)) {
      throw new Refused(NAME_RULE);
    }
  }

  private Account change(String name, UnaryOperator<Account> change) {
    AtomicReference<@Nullable Account> changed = new AtomicReference<>();
    change(before ->
        before.stream()
            .map(account -> {
              if (!account.name().equals(name)) {
                return account;
              }
              Account after = change.apply(account);
              changed.set(after);
              return after;
            })
            .toList());
    Account after = changed.get();
    if (after == null) {
      throw new Refused("There is no account " + name + ".");
    }
    return after;
  }

  private void change(UnaryOperator<List<Account>> change) {
    try {
      file.change(change);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private Known known() {
    try {
      @Nullable Known last = known.get();
      AccountFile.Stamp stamp = file.stamp();
      if (last == null || !Objects.equals(stamp, last.stamp())) {
        last = Known.of(stamp, file.read());
        known.set(last);
      }
      return last;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static @Nullable Account unblocked(@Nullable Account account) {
    return account == null || account.blocked() ? null : account;
  }
}
