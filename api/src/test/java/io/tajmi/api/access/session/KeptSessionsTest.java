package io.tajmi.api.access.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.api.access.account.Account;
import io.tajmi.api.access.account.Accounts;
import io.tajmi.api.access.account.Grant;
import io.tajmi.api.access.account.Role;
import io.tajmi.api.access.account.Secrets;
import io.tajmi.election.AreaCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptSessionsTest {
  private static final KeptSessions.Limits FEW =
      new KeptSessions.Limits(5, 3, Duration.ofHours(12), Duration.ofMinutes(30));

  @TempDir Path data;
  private Instant now = Instant.parse("2026-01-01T18:00:00Z");
  private Accounts accounts;
  private Account account;

  @BeforeEach
  void account() {
    accounts = new Accounts(data);
    account = person("a");
  }

  private Account person(String name) {
    return accounts
        .add(name, Account.Kind.PERSON, List.of(new Grant(Role.EXECUTIVE, null)))
        .account();
  }

  private KeptSessions sessions() {
    return new KeptSessions(data, accounts, () -> now, FEW);
  }

  private Path file() {
    return data.resolve("sessions").resolve("sessions");
  }

  private static boolean open(Sessions sessions, String id) {
    return sessions.find(id) != null;
  }

  private static Session found(Sessions sessions, String id) {
    return Objects.requireNonNull(sessions.find(id));
  }

  @Test
  void a_session_survives_a_restart_and_its_id_is_in_no_file() throws Exception {
    String id;
    try (KeptSessions before = sessions()) {
      id = before.open(account);
      assertThat(found(before, id).account()).isEqualTo(account.id());
    }
    assertThat(id).hasSize(43);
    assertThat(Files.readString(file())).contains(Secrets.hash(id)).doesNotContain(id);
    try (KeptSessions after = sessions()) {
      assertThat(found(after, id).account()).isEqualTo(account.id());
      assertThat(open(after, id + "x")).isFalse();
      assertThat(open(after, Secrets.hash(id))).isFalse();
    }
  }

  @Test
  void only_its_owner_reads_the_file_and_no_backup_takes_it() throws Exception {
    Files.createDirectories(file().getParent());
    Files.createFile(
        file(), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-r--r--")));
    try (KeptSessions sessions = sessions()) {
      assertThat(open(sessions, sessions.open(account))).isTrue();
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file().getParent())))
        .isEqualTo("rwx------");
    assertThat(file().resolveSibling("CACHEDIR.TAG"))
        .content()
        .startsWith("Signature: 8a477f597d28d172789f06886806bc55\n");
  }

  @Test
  void what_has_ended_stays_ended_and_what_was_tied_to_it_hears_of_it() throws Exception {
    List<String> heard = new ArrayList<>();
    String id;
    try (KeptSessions before = sessions()) {
      id = before.open(account);
      String other = before.open(account);
      Session session = found(before, id);
      var _ = before.whenEnded(session, () -> heard.add("first"));
      before.whenEnded(session, () -> heard.add("closed")).close();
      var _ = before.whenEnded(found(before, other), () -> heard.add("other"));
      before.end(session);
      assertThat(heard).containsExactly("first");
      assertThat(open(before, id)).isFalse();
      assertThat(before.lasts(session)).isFalse();
      var _ = before.whenEnded(session, () -> heard.add("late"));
      assertThat(heard).containsExactly("first", "late");
      assertThat(open(before, other)).isTrue();
      assertThat(Files.readString(file())).as("before it returns").doesNotContain(Secrets.hash(id));
    }
    try (KeptSessions after = sessions()) {
      assertThat(open(after, id)).isFalse();
    }
  }

  @Test
  void a_session_ends_after_twelve_hours_even_in_use_and_through_a_restart() throws Exception {
    String id;
    try (KeptSessions sessions = sessions()) {
      id = sessions.open(account);
      String used = sessions.open(account);
      var _ = sessions.whenEnded(found(sessions, used), () -> {});
      now = now.plus(Duration.ofHours(12)).minusMillis(1);
      assertThat(open(sessions, used)).isTrue();
      now = now.plusMillis(1);
      assertThat(open(sessions, used)).isFalse();
      now = now.minusMillis(1);
    }
    try (KeptSessions again = sessions()) {
      assertThat(open(again, id)).isTrue();
      now = now.plusMillis(1);
      assertThat(open(again, id)).isFalse();
    }
  }

  @Test
  void what_ended_by_itself_does_not_come_back_with_what_ended_it_not_even_after_a_restart()
      throws Exception {
    String id;
    try (KeptSessions sessions = sessions()) {
      id = sessions.open(account);
      now = now.plus(Duration.ofMinutes(31));
      assertThat(open(sessions, id)).isFalse();
      now = now.minus(Duration.ofMinutes(31));
      assertThat(open(sessions, id)).isFalse();
      assertThat(Files.readString(file())).doesNotContain(Secrets.hash(id));
    }
    try (KeptSessions after = sessions()) {
      assertThat(open(after, id)).isFalse();
    }
  }

  @Test
  void one_that_nobody_uses_ends_after_half_an_hour_and_an_open_page_uses_it() throws Exception {
    try (KeptSessions sessions = sessions()) {
      String id = sessions.open(account);
      String watching = sessions.open(account);
      Sessions.Tie page = sessions.whenEnded(found(sessions, watching), () -> {});
      now = now.plus(Duration.ofMinutes(29));
      assertThat(open(sessions, id)).isTrue();
      now = now.plus(Duration.ofMinutes(29));
      assertThat(open(sessions, id)).isTrue();
      now = now.plus(Duration.ofMinutes(30));
      assertThat(open(sessions, id)).isFalse();
      assertThat(open(sessions, watching)).isTrue();
      page.close();
      now = now.plus(Duration.ofMinutes(30));
      assertThat(open(sessions, watching)).isFalse();
    }
  }

  @Test
  void a_change_of_what_an_account_may_do_ends_its_sessions_also_through_a_restart()
      throws Exception {
    try (KeptSessions sessions = sessions()) {
      String id = sessions.open(account);
      Session session = found(sessions, id);
      String other = sessions.open(person("b"));
      accounts.assign("a", new Grant(Role.SUPERVISORY, new AreaCode("S-1")));
      assertThat(sessions.lasts(session)).isFalse();
      assertThat(open(sessions, id)).isFalse();
      assertThat(open(sessions, other)).isTrue();
      try (KeptSessions after = sessions()) {
        assertThat(open(after, id)).isFalse();
        assertThat(open(after, other)).isTrue();
      }
    }
  }

  @Test
  void a_new_password_ends_the_sessions_of_the_old_one_and_so_does_a_block() throws Exception {
    try (KeptSessions sessions = sessions()) {
      String id = sessions.open(account);
      Path file = data.resolve("access").resolve("accounts.json");
      String before = Files.readString(file);
      Files.writeString(
          file, before.replace(account.secret(), "{bcrypt}" + "$2a$10$" + "x".repeat(53)));
      assertThat(open(sessions, id)).isFalse();
      Files.writeString(file, before);
      assertThat(open(sessions, id)).as("for good").isFalse();
      String other = sessions.open(account);
      accounts.block("a");
      assertThat(open(sessions, other)).isFalse();
    }
  }

  @Test
  void there_are_so_many_of_an_account_and_so_many_in_all_and_none_makes_room_for_another()
      throws Exception {
    try (KeptSessions sessions = sessions()) {
      List<String> ids = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        ids.add(sessions.open(account));
      }
      assertThatThrownBy(() -> sessions.open(account))
          .isInstanceOfSatisfying(
              Sessions.Full.class, full -> assertThat(full.ofAccount()).isTrue());
      Account other = person("b");
      ids.add(sessions.open(other));
      ids.add(sessions.open(other));
      assertThatThrownBy(() -> sessions.open(other))
          .isInstanceOfSatisfying(
              Sessions.Full.class, full -> assertThat(full.ofAccount()).isFalse());
      assertThat(ids).allMatch(id -> open(sessions, id));
      sessions.end(found(sessions, ids.getFirst()));
      assertThat(open(sessions, sessions.open(account))).isTrue();
    }
  }

  @Test
  void what_has_ended_by_itself_makes_room() throws Exception {
    try (KeptSessions sessions = sessions()) {
      for (int i = 0; i < 3; i++) {
        sessions.open(account);
      }
      now = now.plus(Duration.ofMinutes(30));
      for (int i = 0; i < 3; i++) {
        assertThat(open(sessions, sessions.open(account))).isTrue();
      }
    }
  }

  @Test
  void the_file_never_grows_so_that_a_full_disk_keeps_nobody_in_or_out() throws Exception {
    try (KeptSessions sessions = sessions()) {
      long size = Files.size(file());
      for (int i = 0; i < 12; i++) {
        sessions.end(found(sessions, sessions.open(account)));
      }
      var _ = sessions.open(account);
      assertThat(Files.size(file())).isEqualTo(size);
    }
  }

  @Test
  void a_line_that_is_torn_or_mistyped_is_nobody_and_the_others_stay() throws Exception {
    String first;
    String second;
    try (KeptSessions sessions = sessions()) {
      first = sessions.open(account);
      second = sessions.open(account);
    }
    String content = Files.readString(file());
    int line = content.indexOf(Secrets.hash(first));
    for (int at : new int[] {line, line + 70, line + 100, line + 170, line + 180}) {
      char torn = content.charAt(at) == '1' ? '2' : '1';
      Files.writeString(file(), content.substring(0, at) + torn + content.substring(at + 1));
      try (KeptSessions sessions = sessions()) {
        assertThat(open(sessions, first)).as("torn at " + (at - line)).isFalse();
        assertThat(open(sessions, second)).isTrue();
      }
    }
    Files.writeString(file(), content.substring(0, line + 20));
    try (KeptSessions sessions = sessions()) {
      assertThat(open(sessions, first)).isFalse();
      assertThat(open(sessions, sessions.open(account))).isTrue();
    }
  }

  @Test
  void an_end_that_cannot_be_made_durable_is_no_end() throws IOException, Sessions.Full {
    KeptSessions sessions = sessions();
    String id = sessions.open(account);
    Session session = found(sessions, id);
    sessions.close();
    assertThatThrownBy(() -> sessions.end(session))
        .isInstanceOf(java.io.UncheckedIOException.class);
    assertThat(open(sessions, id)).isTrue();
  }
}
