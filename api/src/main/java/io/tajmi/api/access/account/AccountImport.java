package io.tajmi.api.access.account;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.tajmi.election.AreaCode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.security.crypto.password.PasswordEncoder;

/**
 * Many accounts of people at once: a CSV file with the header {@code name,role,area}, a line a
 * grant, where an empty area is everywhere. A name that has no account gets one; all lines count,
 * or none.
 */
final class AccountImport {
  private static final Set<String> HEADER = Set.of("name", "role", "area");

  private final Accounts accounts;

  /**
   * What came of a file, in its order.
   *
   * @param made new accounts
   * @param assigned accounts of before, as they are after each grant
   */
  record Imported(List<Accounts.Made> made, List<Account> assigned) {}

  /** Into the accounts of a data directory. */
  AccountImport(Accounts accounts) {
    this.accounts = accounts;
  }

  /**
   * Makes what the file names.
   *
   * @throws Accounts.Refused with the first line that is wrong
   */
  Imported run(Path file) throws IOException {
    Map<String, List<Grant>> wanted = read(file);
    Map<String, List<Grant>> missing = new LinkedHashMap<>(wanted);
    missing.keySet().removeIf(name -> accounts.named(name) != null);
    List<Accounts.Made> made =
        missing.entrySet().parallelStream()
            .map(person -> made(person.getKey(), person.getValue()))
            .toList();
    accounts.add(made.stream().map(Accounts.Made::account).toList());
    List<Account> assigned = new ArrayList<>();
    wanted.forEach((name, grants) -> {
      if (!missing.containsKey(name)) {
        grants.forEach(grant -> assigned.add(accounts.assign(name, grant)));
      }
    });
    return new Imported(made, assigned);
  }

  private static Accounts.Made made(String name, List<Grant> grants) {
    PasswordEncoder passwords = Secrets.passwords();
    String password = Secrets.password();
    String stored = Objects.requireNonNull(passwords.encode(password));
    return new Accounts.Made(
        new Account(Secrets.id(), name, Account.Kind.PERSON, stored, grants, false), password);
  }

  private static Map<String, List<Grant>> read(Path file) throws IOException {
    Map<String, List<Grant>> wanted = new LinkedHashMap<>();
    try (CsvReader<NamedCsvRecord> lines =
        CsvReader.builder().detectBomHeader(true).ofNamedCsvRecord(file)) {
      for (NamedCsvRecord line : lines) {
        if (!Set.copyOf(line.getHeader()).equals(HEADER)) {
          throw new Accounts.Refused("The first line is name,role,area.");
        }
        Grant grant = grant(line);
        wanted.computeIfAbsent(line.getField("name"), _ -> new ArrayList<>()).add(grant);
      }
    } catch (CsvParseException malformed) {
      throw new Accounts.Refused("The file is no CSV: " + malformed.getMessage());
    }
    return wanted;
  }

  private static Grant grant(NamedCsvRecord line) {
    String at = "Line " + line.getStartingLineNumber() + ": ";
    if (!Account.isName(line.getField("name"))) {
      throw new Accounts.Refused(at + Accounts.NAME_RULE);
    }
    Role role = null;
    for (Role known : Role.values()) {
      role = known.name().equals(line.getField("role")) ? known : role;
    }
    if (role == null) {
      throw new Accounts.Refused(
          at
              + "the role is one of "
              + List.of(Role.values())
              + ", not "
              + line.getField("role")
              + ".");
    }
    String area = line.getField("area");
    if (!area.isEmpty() && !AreaCode.isCode(area)) {
      throw new Accounts.Refused(at + area + " is no code of an area.");
    }
    return new Grant(role, area.isEmpty() ? null : new AreaCode(area));
  }
}
