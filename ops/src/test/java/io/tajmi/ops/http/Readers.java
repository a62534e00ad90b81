package io.tajmi.ops.http;

import io.tajmi.api.access.account.Account;
import io.tajmi.api.access.account.Accounts;
import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import io.tajmi.election.AreaCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Accounts that are the same, to the last letter, at each server that they are copied to before it
 * starts: those of its machine {@code operator} and of some who must not read every vote.
 */
final class Readers {
  private static final Map<String, Grant> GRANTS =
      Map.of(
          "operations", new Grant(Role.OPERATIONS, null),
          "it-support", new Grant(Role.IT_SUPPORT, null),
          "elsewhere", new Grant(Role.SUPERVISORY, new AreaCode("S-2")));

  private final Path data;
  private final Map<String, String> passwords = new LinkedHashMap<>();

  private Readers(Path data) {
    this.data = data;
  }

  /** Made in a directory of their own. */
  static Readers in(Path data) {
    Readers readers = new Readers(data);
    Accounts accounts = new Accounts(data);
    var _ = accounts.found();
    GRANTS.forEach((name, grant) ->
        readers.passwords.put(
            name, accounts.add(name, Account.Kind.PERSON, List.of(grant)).secret()));
    return readers;
  }

  /** Copies them to a directory that no server has been started on. */
  void copyTo(Path other) {
    try {
      Files.createDirectories(other.resolve("access"));
      for (String file : List.of("access/accounts.json", "operator.token")) {
        Files.copy(data.resolve(file), other.resolve(file));
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** One of them, logged in. */
  Person at(Served served, String name) {
    return Person.known(served, name, Objects.requireNonNull(passwords.get(name)));
  }
}
