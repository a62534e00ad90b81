package io.tajmi.ops.demo;

import io.tajmi.api.access.account.Account;
import io.tajmi.api.access.account.AccountDesk;
import io.tajmi.api.access.account.Accounts;
import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import io.tajmi.election.AreaCode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Those who may log in to a demonstration, one of each kind. They get accounts as everybody else
 * does, and their passwords are printed when they are made, once.
 */
final class DemoPeople {
  private static final int COLUMN = 14;

  private final Path data;
  private final String governed;

  /** Somebody by the name to log in with. */
  private record Person(String name, Role role, @Nullable String area) {
    Grant grant() {
      return new Grant(role, area == null ? null : new AreaCode(area));
    }

    String where() {
      return role + (area == null ? "" : " in " + area);
    }
  }

  /**
   * Of a data directory.
   *
   * @param governed the county that has a governor
   */
  DemoPeople(Path data, String governed) {
    this.data = data;
    this.governed = governed;
  }

  private List<Person> all() {
    return List.of(
        new Person("headquarters", Role.EXECUTIVE, null),
        new Person("supervision", Role.SUPERVISORY, null),
        new Person("governor", Role.EXECUTIVE, governed),
        new Person("operations", Role.OPERATIONS, null),
        new Person("it-support", Role.IT_SUPPORT, null));
  }

  /** Makes their accounts and prints their passwords; says so where they have been made before. */
  void enter(String address, PrintWriter out) {
    Accounts accounts = new Accounts(data);
    AccountDesk desk = new AccountDesk(data, InstantSource.system());
    out.println("Log in at " + address + "/login (each password is shown this once only):");
    for (Person person : all()) {
      String secret =
          accounts.named(person.name()) == null
              ? desk.add(person.name(), Account.Kind.PERSON, List.of(person.grant())).secret()
              : "shown when this directory was new";
      out.println("  " + padded(person.name()) + secret + "  " + person.where());
    }
  }

  private static String padded(String text) {
    return text + " ".repeat(Math.max(0, COLUMN - text.length()));
  }
}
