package io.tajmi.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.digest.Sha256;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.fold.FoldState;
import io.tajmi.fold.bytes.StateBytesTest;
import io.tajmi.replay.FoldCheckpoints;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Checkpoints of a night in a log, on a real disk. */
class FoldCheckpointsTest {
  private static final int BETWEEN = 100;
  private static final int HASH_BYTES = 32;
  private static final List<DecodedEntry> NIGHT = EveryActNight.of(1);

  private final WrittenLog written = new WrittenLog(NIGHT);
  private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

  @TempDir private Path data;

  private final class Hearing implements FoldCheckpoints.Observer {
    @Override
    public void taken(Path file, long position) {
      heard.add("taken " + position);
    }

    @Override
    public void discarded(Path file, String why) {
      heard.add("discarded " + file.getFileName() + " " + why);
    }

    @Override
    public void kept(Path file, long position, long bytes) {
      heard.add("kept " + position);
    }

    @Override
    public void failed(long position, Throwable why) {
      heard.add("failed " + position);
    }
  }

  private Path folder() {
    return data.resolve("fold");
  }

  private FoldCheckpoints open(WrittenLog of) {
    return open(of, 0);
  }

  private FoldCheckpoints open(WrittenLog of, long freeBytesMin) {
    FoldCheckpoints.Limits limits = new FoldCheckpoints.Limits(BETWEEN, freeBytesMin);
    return new FoldCheckpoints(folder(), of.reader, of.log::commitHolding, limits, new Hearing());
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(folder())) {
      return all.sorted(Comparator.comparing(Path::toString)).toList();
    }
  }

  /** Writes the state after so many entries and the rest of their commit. */
  private Path keep(int entries) throws IOException {
    try (FoldCheckpoints checkpoints = open(written)) {
      checkpoints.offer(written.after(entries));
    }
    heard.clear();
    return files().getLast();
  }

  /** What a start begins with; null where it folds from nothing. */
  private @Nullable FoldState start(WrittenLog of) throws InterruptedException {
    try (FoldCheckpoints checkpoints = open(of)) {
      FoldState state = checkpoints.newest(EveryActNight.first());
      while (!checkpoints.isConfirmed()) {
        state = checkpoints.newest(EveryActNight.first());
      }
      return state;
    }
  }

  private String next() throws InterruptedException {
    return Objects.requireNonNull(heard.poll(30, TimeUnit.SECONDS), "nothing was heard");
  }

  private boolean endsCommit(long position) {
    return Objects.requireNonNull(written.log.commitHolding(position)).end() == position + 1;
  }

  @AfterEach
  void close() {
    written.close();
  }

  @Test
  void one_is_written_at_the_first_end_of_a_commit_after_so_many_entries_and_at_the_stop()
      throws Exception {
    FoldState first = EveryActNight.first();
    long before = -1;
    try (FoldCheckpoints checkpoints = open(written)) {
      assertThat(checkpoints.newest(first)).isNull();
      FoldState state = first;
      while (state.position() < 350) {
        state = state.after(written.reader.page(state.position() + 1, 1));
        checkpoints.offer(state);
        if (state.position() - before >= BETWEEN) {
          String kept = next();
          assertThat(kept).startsWith("kept ");
          long at = Long.parseLong(kept.substring(5));
          assertThat(at).isBetween(state.position(), state.position() + 9);
          assertThat(endsCommit(at)).isTrue();
          before = at;
        }
      }
      assertThat(heard).isEmpty();
    }
    long last = Long.parseLong(next().substring(5));
    assertThat(last).isBetween(350L, 359L);
    assertThat(files())
        .extracting(file -> file.getFileName().toString())
        .containsExactly("%012d.fold".formatted(before), "%012d.fold".formatted(last));
    assertThat(start(written)).isNotNull().extracting(FoldState::position).isEqualTo(last);
    assertThat(next()).isEqualTo("taken " + last);
    assertThat(heard).isEmpty();
  }

  @Test
  void what_is_distrusted_is_gone_and_nothing_of_it_is_written_before_or_after_trust_is_back()
      throws Exception {
    try (FoldCheckpoints checkpoints = open(written)) {
      checkpoints.offer(written.after(BETWEEN + 1));
      assertThat(next()).startsWith("kept ");
      checkpoints.distrust();
      assertThat(next()).startsWith("discarded ");
      checkpoints.offer(written.after(2 * BETWEEN + 20));
      checkpoints.trust();
    }
    assertThat(files()).isEmpty();
    try (FoldCheckpoints checkpoints = open(written)) {
      checkpoints.distrust();
      checkpoints.trust();
      FoldState good = written.after(3 * BETWEEN + 40);
      checkpoints.offer(good);
      String kept = next();
      assertThat(kept).startsWith("kept ");
      assertThat(Long.parseLong(kept.substring(5))).isGreaterThanOrEqualTo(good.position());
    }
    assertThat(heard).isEmpty();
    assertThat(files()).hasSize(1);
  }

  @Test
  void only_the_owner_reads_them() throws IOException {
    Path file = keep(200);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
        .isEqualTo("rwx------");
  }

  @Test
  void the_state_that_a_start_begins_with_is_a_fold_from_nothing_and_goes_on_as_one()
      throws Exception {
    keep(300);
    FoldState state = Objects.requireNonNull(start(written));
    int done = (int) state.position() + 1;
    assertThat(StateBytesTest.bytes(state)).isEqualTo(StateBytesTest.bytes(written.after(done)));
    FoldState end = state.after(written.reader.page(done, written.size() - done));
    assertThat(StateBytesTest.bytes(end))
        .isEqualTo(StateBytesTest.bytes(written.after(written.size())));
  }

  @Test
  void where_the_newest_is_damaged_the_one_before_is_taken_and_the_damaged_one_is_gone()
      throws Exception {
    Path older = keep(150);
    Path newest = keep(300);
    Files.write(newest, Arrays.copyOf(Files.readAllBytes(newest), 500));
    assertThat(Objects.requireNonNull(start(written)).position()).isBetween(149L, 159L);
    assertThat(next()).startsWith("discarded " + newest.getFileName());
    assertThat(next()).startsWith("taken 1");
    assertThat(files()).containsExactly(older);
  }

  @Test
  void with_any_byte_changed_or_missing_or_added_it_is_discarded_and_said() throws Exception {
    Path file = keep(300);
    byte[] bytes = Files.readAllBytes(file);
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      byte[] changed = bytes.clone();
      int at = i < 120 ? i * 3 : random.nextInt(bytes.length);
      changed[i < 10 ? bytes.length - 1 - i : at] ^= (byte) (1 << random.nextInt(8));
      requireDiscarded(file, changed, "has other bytes than were written");
    }
    for (int length = 0; length < bytes.length; length += 1 + length / 8) {
      requireDiscarded(file, Arrays.copyOf(bytes, length), "has other bytes than were written");
    }
    requireDiscarded(
        file, Arrays.copyOf(bytes, bytes.length + 1), "has other bytes than were written");
  }

  private void requireDiscarded(Path file, byte[] bytes, String why) throws Exception {
    Files.write(file, bytes);
    assertThat(start(written)).isNull();
    assertThat(next()).isEqualTo("discarded " + file.getFileName() + " " + why);
    assertThat(heard).isEmpty();
    assertThat(file).doesNotExist();
  }

  /** The same body under another first line, with a hash that is right. */
  private static byte[] headed(byte[] bytes, String was, String is) throws IOException {
    String line = new String(bytes, 0, indexOfLine(bytes), StandardCharsets.UTF_8);
    assertThat(line).contains(was);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(line.replace(was, is).getBytes(StandardCharsets.UTF_8));
    out.write(bytes, line.length(), bytes.length - HASH_BYTES - line.length());
    out.writeBytes(Sha256.begin().digest(out.toByteArray()));
    return out.toByteArray();
  }

  private static int indexOfLine(byte[] bytes) {
    int at = 0;
    while (bytes[at] != '\n') {
      at++;
    }
    return at;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          "fold":3               | "fold":2                | was written by fold version 2, and this is 3
          "origin":"test/log"    | "origin":"other/log"    | is of another log: other/log
          "position":            | "position":9            | and the log does not
          "position":            | "position":-            | and the log does not
          "position":2           | "position":1            | is of another past than the log has
          "root":"               | "root":"0               | is of another past than the log has
          "content":"            | "content":"0            | does not say what it said
          "fold"                 | "fould"                 | does not say what it is of
          {                      | [                       | does not say what it is of
          """)
  void one_that_the_log_does_not_confirm_is_discarded_with_the_reason(
      String was, String is, String why) throws Exception {
    Path file = keep(300);
    Files.write(file, headed(Files.readAllBytes(file), was, is));
    assertThat(start(written)).isNull();
    assertThat(next()).startsWith("discarded " + file.getFileName()).contains(why);
    assertThat(file).doesNotExist();
  }

  @Test
  void with_a_line_that_never_ends_and_a_right_hash_it_is_discarded() throws Exception {
    Path file = keep(300);
    byte[] line = new byte[5_000];
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(line);
    out.writeBytes(Sha256.begin().digest(line));
    Files.write(file, out.toByteArray());
    assertThat(start(written)).isNull();
    assertThat(next()).contains("does not begin with a line");
  }

  /** Whoever can write a right hash over changed bytes; what they change is a number or a text. */
  @Test
  void changed_bytes_under_a_right_hash_never_fail_a_start_or_change_what_is_seen()
      throws Exception {
    Path file = keep(300);
    byte[] bytes = Files.readAllBytes(file);
    int body = indexOfLine(bytes) + 1;
    String content = ContentHash.of(Objects.requireNonNull(start(written)).snapshot());
    Random random = new Random(7);
    int discarded = 0;
    for (int i = 0; i < 400; i++) {
      byte[] changed = Arrays.copyOf(bytes, bytes.length - HASH_BYTES);
      changed[body + random.nextInt(changed.length - body)] = (byte) random.nextInt(256);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.writeBytes(changed);
      out.writeBytes(Sha256.begin().digest(changed));
      Files.write(file, out.toByteArray());
      FoldState state = start(written);
      if (state == null) {
        discarded++;
      } else {
        assertThat(ContentHash.of(state.snapshot())).isEqualTo(content);
      }
    }
    assertThat(discarded).isGreaterThan(200);
  }

  @Test
  void one_of_another_past_or_of_a_longer_log_is_discarded() throws Exception {
    Path file = keep(300);
    byte[] bytes = Files.readAllBytes(file);
    try (WrittenLog again = new WrittenLog(NIGHT);
        WrittenLog shorter = new WrittenLog(NIGHT.subList(0, 200))) {
      assertThat(start(again)).as("the same acts under other salts").isNull();
      assertThat(next()).contains("is of another past than the log has at position");
      Files.write(file, bytes);
      assertThat(start(shorter)).isNull();
      assertThat(next()).contains("and the log does not");
    }
  }

  @Test
  void what_a_crash_left_half_written_is_removed_and_never_taken() throws Exception {
    Path file = keep(150);
    Path half = folder().resolve("000000000299.fold.next");
    Files.write(half, new byte[100]);
    Path note = folder().resolve("note.txt");
    Files.writeString(note, "not ours");
    assertThat(Objects.requireNonNull(start(written)).position()).isBetween(149L, 159L);
    assertThat(files()).containsExactly(file, note);
  }

  @Test
  void a_folder_in_the_place_of_a_file_is_no_checkpoint_and_no_failed_start() throws Exception {
    Files.createDirectories(folder().resolve("000000000299.fold/inside"));
    assertThat(start(written)).isNull();
    assertThat(next()).isEqualTo("discarded 000000000299.fold is no file");
  }

  @Test
  void where_none_can_be_written_it_is_said_and_the_next_is_tried_when_it_is_due()
      throws Exception {
    try (FoldCheckpoints checkpoints = open(written)) {
      Files.delete(folder());
      checkpoints.offer(written.after(150));
      assertThat(next()).isEqualTo("failed 149");
      checkpoints.offer(written.after(151));
      Files.createDirectory(folder());
      checkpoints.offer(written.after(250));
      assertThat(next()).startsWith("kept 2");
    }
    assertThat(files()).hasSize(1);
  }

  @Test
  void what_could_not_be_put_in_its_place_is_not_left_half_written() throws Exception {
    long end = Objects.requireNonNull(written.log.commitHolding(149)).end();
    Path place = folder().resolve("%012d.fold".formatted(end - 1));
    Files.createDirectories(place.resolve("inside"));
    try (FoldCheckpoints checkpoints = open(written)) {
      checkpoints.offer(written.after(150));
      assertThat(next()).isEqualTo("failed 149");
    }
    assertThat(files()).containsExactly(place);
  }

  @Test
  void where_the_log_may_need_the_room_none_is_written() throws Exception {
    try (FoldCheckpoints checkpoints = open(written, Long.MAX_VALUE)) {
      checkpoints.offer(written.after(150));
      assertThat(next()).isEqualTo("failed 149");
    }
    assertThat(files()).isEmpty();
  }

  @Test
  void a_file_in_the_place_of_the_folder_is_said_and_no_failed_start() throws Exception {
    Files.writeString(folder(), "no folder");
    assertThat(start(written)).isNull();
    assertThat(next()).startsWith("failed");
  }

  @Test
  void without_the_folder_nothing_is_lost() throws Exception {
    Path file = keep(300);
    Files.delete(file);
    Files.delete(folder());
    assertThat(start(written)).isNull();
    assertThat(heard).isEmpty();
    assertThat(folder()).isDirectory();
  }
}
