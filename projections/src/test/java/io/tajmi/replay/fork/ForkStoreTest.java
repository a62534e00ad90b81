package io.tajmi.replay.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.election.ContestId;
import io.tajmi.replay.fork.ForkStore.Kept;
import io.tajmi.replay.fork.ForkStore.Limits;
import io.tajmi.replay.fork.ForkStore.Owner;
import io.tajmi.replay.fork.Supposition.Without;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forks on disk: for whom they are there, what goes first, and what damage does. */
class ForkStoreTest {
  private static final Owner GOVERNOR = new Owner("EXECUTIVE c-1", "governor");
  private static final Owner DEPUTY = new Owner("EXECUTIVE c-1", "deputy");
  private static final Owner BOARD = new Owner("SUPERVISORY c-1", "board");

  @TempDir Path data;
  private Instant now = Instant.parse("2026-01-01T18:00:00Z");
  private final List<String> told = new ArrayList<>();

  private ForkStore store(Limits limits) {
    return new ForkStore(
        data.resolve("forks"),
        limits,
        () -> now = now.plusSeconds(1),
        new ForkStore.Observer() {
          @Override
          public void discarded(Path file, String why) {
            told.add(why);
          }

          @Override
          public void failed(Path file, Throwable why) {
            told.add(why.getClass().getSimpleName());
          }
        });
  }

  private ForkStore store() {
    return store(Limits.DEFAULT);
  }

  private static Fork fork(long entry) {
    return new Fork(
        "test/log",
        7042,
        "ab".repeat(32),
        ContestId.parse("e1:head"),
        List.of(Without.entries(List.of(entry))),
        null);
  }

  private static List<Fork> forks(ForkStore store, Owner owner) {
    return store.all(owner).stream().map(Kept::fork).toList();
  }

  private Path file(Fork fork) {
    return data.resolve("forks").resolve(fork.id() + ".fork");
  }

  @Test
  void a_fork_is_there_for_its_circle_only_and_a_name_for_who_gave_it() throws IOException {
    ForkStore store = store();
    Fork fork = fork(1);
    assertThat(store.keep(GOVERNOR, fork, "without the ruling").name())
        .isEqualTo("without the ruling");

    assertThat(store.find(DEPUTY, fork.id()))
        .extracting(Kept::fork, Kept::name)
        .containsExactly(fork, null);
    assertThat(store.find(BOARD, fork.id())).isNull();
    assertThat(store.all(BOARD)).isEmpty();
    assertThat(store.forget(BOARD, fork.id())).isFalse();

    var _ = store.keep(BOARD, fork, "ours");
    assertThat(store.find(GOVERNOR, fork.id()))
        .extracting(Kept::name)
        .isEqualTo("without the ruling");
    assertThat(store.find(BOARD, fork.id())).extracting(Kept::name).isEqualTo("ours");
  }

  @Test
  void after_a_restart_forks_and_names_are_there_again_used_last_first() throws IOException {
    ForkStore before = store();
    for (long entry = 1; entry <= 3; entry++) {
      var _ = before.keep(GOVERNOR, fork(entry), entry == 2 ? "two" : null);
    }
    var _ = before.find(DEPUTY, fork(1).id());

    ForkStore after = store();
    assertThat(forks(after, GOVERNOR)).containsExactly(fork(1), fork(3), fork(2));
    assertThat(after.find(GOVERNOR, fork(2).id())).extracting(Kept::name).isEqualTo("two");
    assertThat(after.keep(GOVERNOR, fork(2), null).name()).isEqualTo("two");
    assertThat(told).isEmpty();
  }

  @Test
  void a_name_that_is_forgotten_leaves_the_fork_and_the_names_of_others() throws IOException {
    ForkStore store = store();
    var _ = store.keep(GOVERNOR, fork(1), "mine");
    var _ = store.keep(DEPUTY, fork(1), "also mine");
    assertThat(store.forget(GOVERNOR, fork(1).id())).isTrue();
    for (ForkStore either : List.of(store, store())) {
      assertThat(either.find(GOVERNOR, fork(1).id())).extracting(Kept::name).isNull();
      assertThat(either.find(DEPUTY, fork(1).id())).extracting(Kept::name).isEqualTo("also mine");
    }
  }

  @Test
  void of_too_many_the_unnamed_go_first_and_of_these_who_was_used_longest_ago() throws IOException {
    ForkStore store = store(new Limits(3, 1 << 20));
    var _ = store.keep(GOVERNOR, fork(1), "named");
    var _ = store.keep(GOVERNOR, fork(2), null);
    var _ = store.keep(GOVERNOR, fork(3), null);
    var _ = store.find(GOVERNOR, fork(2).id());
    var _ = store.keep(GOVERNOR, fork(4), null);
    assertThat(forks(store, GOVERNOR)).containsExactly(fork(4), fork(2), fork(1));
    assertThat(file(fork(3))).doesNotExist();

    var _ = store.keep(GOVERNOR, fork(5), "named too");
    var _ = store.keep(GOVERNOR, fork(6), "and this");
    assertThat(forks(store, GOVERNOR)).containsExactly(fork(6), fork(5), fork(1));
    var _ = store.keep(GOVERNOR, fork(7), null);
    assertThat(forks(store, GOVERNOR)).containsExactly(fork(7), fork(6), fork(5));
  }

  @Test
  void the_circle_that_keeps_most_makes_room_whoever_was_used_last() throws IOException {
    Limits six = new Limits(6, 1 << 20);
    ForkStore store = store(six);
    var _ = store.keep(BOARD, fork(1), null);
    var _ = store.keep(BOARD, fork(2), null);
    for (long entry = 10; entry < 30; entry++) {
      var _ = store.keep(GOVERNOR, fork(entry), entry % 2 == 0 ? "named" : null);
    }
    assertThat(forks(store, BOARD)).containsExactly(fork(2), fork(1));
    assertThat(forks(store, GOVERNOR)).containsExactly(fork(29), fork(28), fork(26), fork(24));
    var _ = store.keep(BOARD, fork(29), null);
    var _ = store.keep(GOVERNOR, fork(30), "named");
    assertThat(forks(store, BOARD)).containsExactly(fork(29), fork(2), fork(1));
    assertThat(forks(store, GOVERNOR)).containsExactly(fork(30), fork(29), fork(28), fork(26));

    long all = 0;
    for (Fork kept : forks(store, GOVERNOR)) {
      all += Files.size(file(kept));
    }
    ForkStore less = store(new Limits(100, all));
    assertThat(forks(less, BOARD)).contains(fork(1), fork(2));
    assertThat(forks(less, GOVERNOR)).hasSizeLessThan(4);
  }

  @Test
  void so_many_bytes_are_kept_and_no_more_and_less_after_a_start_with_less() throws IOException {
    ForkStore store = store();
    var _ = store.keep(GOVERNOR, fork(1), null);
    long one = Files.size(file(fork(1)));
    for (long entry = 2; entry <= 9; entry++) {
      var _ = store.keep(GOVERNOR, fork(entry), null);
    }
    assertThat(forks(store(new Limits(100, one * 4)), GOVERNOR))
        .containsExactly(fork(9), fork(8), fork(7), fork(6));
    try (Stream<Path> files = Files.list(data.resolve("forks"))) {
      assertThat(files).hasSize(4);
    }
  }

  @Test
  void only_the_owner_of_the_process_reads_the_files() throws IOException {
    var _ = store().keep(GOVERNOR, fork(1), null);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file(fork(1)))))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("forks"))))
        .isEqualTo("rwx------");
  }

  @Test
  void every_byte_that_is_changed_and_every_cut_is_found_and_the_file_discarded()
      throws IOException {
    var _ = store().keep(GOVERNOR, fork(1), "name");
    byte[] whole = Files.readAllBytes(file(fork(1)));
    for (int i = 0; i < whole.length; i += 7) {
      byte[] changed = whole.clone();
      changed[i] ^= 1;
      Files.write(file(fork(1)), changed);
      assertThat(store().all(GOVERNOR)).as("byte %d", i).isEmpty();
      assertThat(file(fork(1))).doesNotExist();
      Files.write(file(fork(1)), Arrays.copyOf(whole, i));
      assertThat(store().all(GOVERNOR)).as("cut at %d", i).isEmpty();
    }
    assertThat(told).hasSize(2 * ((whole.length + 6) / 7));
    Files.write(file(fork(2)), whole);
    assertThat(store().all(GOVERNOR)).isEmpty();
    assertThat(told.getLast()).isEqualTo("is another fork than its name says");
  }

  @Test
  void a_file_that_is_damaged_while_the_store_is_open_is_discarded_when_it_is_read()
      throws IOException {
    ForkStore store = store();
    var _ = store.keep(GOVERNOR, fork(1), null);
    Files.write(file(fork(1)), "x".getBytes(StandardCharsets.UTF_8));
    assertThat(store.find(GOVERNOR, fork(1).id())).isNull();
    assertThat(told).containsExactly("has other bytes than were written");
    assertThat(store.keep(GOVERNOR, fork(1), null).fork()).isEqualTo(fork(1));
    assertThat(store.find(GOVERNOR, fork(1).id())).isNotNull();
  }

  @Test
  void what_was_not_finished_is_cleared_and_other_files_are_left_alone() throws IOException {
    var _ = store();
    Path unfinished = data.resolve("forks").resolve(fork(1).id() + ".fork.next");
    Path other = data.resolve("forks").resolve("README");
    Files.writeString(unfinished, "half");
    Files.writeString(other, "mine");
    var _ = store();
    assertThat(unfinished).doesNotExist();
    assertThat(other).exists();
  }

  @Test
  void a_start_where_the_folder_cannot_be_made_is_told_and_no_more() throws IOException {
    Files.writeString(data.resolve("forks"), "a file where the folder should be");
    ForkStore store = store();
    assertThat(told).isNotEmpty();
    assertThat(store.all(GOVERNOR)).isEmpty();
    assertThatThrownBy(() -> store.keep(GOVERNOR, fork(1), null)).isInstanceOf(IOException.class);
    assertThat(store.all(GOVERNOR)).isEmpty();
  }
}
