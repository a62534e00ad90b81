package io.tajmi.api.access.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.election.AreaCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsTest {
  private static final Grant EVERYWHERE = new Grant(Role.EXECUTIVE, null);

  @TempDir Path data;

  private Accounts accounts() {
    return new Accounts(data);
  }

  private String file() throws IOException {
    return Files.readString(data.resolve("access").resolve("accounts.json"));
  }

  @Test
  void a_node_is_founded_with_one_machine_that_may_do_all_but_read_what_supervision_read()
      throws IOException {
    Path file = Objects.requireNonNull(accounts().found());
    String token = Files.readString(file).strip();
    Account operator = Objects.requireNonNull(accounts().machine(token));

    assertThat(operator.name()).isEqualTo("operator");
    for (Right right : Right.values()) {
      assertThat(operator.viewer().may(right)).isEqualTo(right != Right.READ_READS);
    }
    assertThat(accounts().found()).isNull();
    assertThat(file).hasContent(token);
  }

  @Test
  void secrets_are_stored_as_hashes_and_only_the_owner_reads_them() throws IOException {
    Path token = Objects.requireNonNull(accounts().found());
    Accounts.Made person = accounts().add("a.b", Account.Kind.PERSON, List.of(EVERYWHERE));
    Accounts.Made machine = accounts().add("m", Account.Kind.MACHINE, List.of(EVERYWHERE));

    assertThat(file())
        .doesNotContain(person.secret(), machine.secret(), Files.readString(token).strip())
        .contains("{bcrypt}", Secrets.hash(machine.secret()));
    assertThat(machine.secret()).hasSize(43);
    assertThat(person.secret()).matches("([a-z2-9]{5}-){3}[a-z2-9]{5}");
    assertThat(Secrets.passwords().matches(person.secret(), person.account().secret())).isTrue();
    for (Path secret : List.of(token, data.resolve("access").resolve("accounts.json"))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
          .isEqualTo("rw-------");
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("access"))))
        .isEqualTo("rwx------");
    assertThat(person + " " + machine + person.account())
        .doesNotContain(person.secret(), machine.secret(), "bcrypt");
  }

  @Test
  void what_another_process_changes_counts_at_the_next_look() {
    Accounts server = accounts();
    Accounts.Made made = accounts().add("m", Account.Kind.MACHINE, List.of(EVERYWHERE));
    assertThat(server.machine(made.secret())).isEqualTo(made.account());

    Grant more = new Grant(Role.SUPERVISORY, new AreaCode("S-1"));
    accounts().assign("m", more);
    assertThat(Objects.requireNonNull(server.machine(made.secret())).grants())
        .containsExactly(EVERYWHERE, more);

    accounts().block("m");
    assertThat(server.machine(made.secret())).isNull();
    assertThat(server.byId(made.account().id())).isNull();
  }

  @Test
  void a_person_has_no_token_and_a_machine_no_password() {
    Accounts.Made person = accounts().add("p", Account.Kind.PERSON, List.of(EVERYWHERE));
    Accounts.Made machine = accounts().add("m", Account.Kind.MACHINE, List.of(EVERYWHERE));
    assertThat(accounts().machine(person.account().secret())).isNull();
    assertThat(accounts().machine(person.secret())).isNull();
    assertThat(accounts().person("m")).isNull();
    assertThat(accounts().machine(machine.account().secret())).isNull();
  }

  @Test
  void accounts_made_at_the_same_time_are_all_there() {
    List<CompletableFuture<Accounts.Made>> makers =
        IntStream.range(0, 8)
            .mapToObj(i ->
                CompletableFuture.supplyAsync(
                    () -> accounts().add("m" + i, Account.Kind.MACHINE, List.of(EVERYWHERE))))
            .toList();
    makers.forEach(maker ->
        assertThat(accounts().machine(maker.join().secret())).isEqualTo(maker.join().account()));
  }

  @Test
  void a_name_that_is_taken_or_none_is_refused_and_so_is_a_file_that_cannot_be_read()
      throws IOException {
    var _ = accounts().add("m", Account.Kind.MACHINE, List.of(EVERYWHERE));
    String before = file();
    for (String name : List.of("m", "", "a b", "نام", "../x")) {
      assertThatThrownBy(() -> accounts().add(name, Account.Kind.MACHINE, List.of(EVERYWHERE)))
          .isInstanceOf(Accounts.Refused.class);
    }
    assertThatThrownBy(() -> accounts().block("nobody")).isInstanceOf(Accounts.Refused.class);
    assertThat(file()).isEqualTo(before);

    Files.writeString(data.resolve("access").resolve("accounts.json"), "{");
    assertThatThrownBy(() -> accounts().machine("x")).isInstanceOf(UncheckedIOException.class);
  }

  @Test
  void many_accounts_come_from_a_file_all_or_none() throws IOException {
    var _ = accounts().add("old", Account.Kind.MACHINE, List.of(EVERYWHERE));
    Path csv = data.resolve("users.csv");
    Files.writeString(
        csv,
        "name,role,area\na,EXECUTIVE,S-1\nb,IT_SUPPORT,\na,SUPERVISORY,S-2\nold,OPERATIONS,\n");
    List<Accounts.Made> made = new AccountImport(accounts()).run(csv).made();

    assertThat(made).extracting(one -> one.account().name()).containsExactly("a", "b");
    assertThat(Objects.requireNonNull(accounts().person("a")).grants())
        .containsExactly(
            new Grant(Role.EXECUTIVE, new AreaCode("S-1")),
            new Grant(Role.SUPERVISORY, new AreaCode("S-2")));
    assertThat(Objects.requireNonNull(accounts().named("old")).grants()).hasSize(2);

    String before = file();
    for (String wrong :
        List.of(
            "name,role\nc,EXECUTIVE\n",
            "name,role,area\nc,EXECUTIVE,\nd,KING,\n",
            "name,role,area\nc,EXECUTIVE,\nd d,EXECUTIVE,\n",
            "name,role,area\nc,EXECUTIVE,nowhere at all\n")) {
      Files.writeString(csv, wrong);
      assertThatThrownBy(() -> new AccountImport(accounts()).run(csv))
          .isInstanceOf(Accounts.Refused.class);
    }
    assertThat(file()).isEqualTo(before);
  }
}
