package io.tajmi.fold.bytes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tajmi.EventCatalogue;
import io.tajmi.binary.BinaryReader;
import io.tajmi.binary.BinaryWriter;
import io.tajmi.branch.BranchState;
import io.tajmi.count.BranchRow;
import io.tajmi.digest.Sha256;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.eventlog.codec.EventCodec;
import io.tajmi.fold.FoldState;
import io.tajmi.secrecy.SmallBoxes;
import io.tajmi.view.ActiveNight;
import io.tajmi.view.ContentHash;
import io.tajmi.view.ContestView;
import io.tajmi.view.EveryActNight;
import io.tajmi.view.RulingView;
import io.tajmi.view.SampleElection;
import io.tajmi.view.Snapshot;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A state that was written and read back is the state, and goes on as it would have. */
public class StateBytesTest {
  private static final EventCodec CODEC = EventCatalogue.codec();

  /**
   * Of each fold version, what it makes of one night: the content and all bytes. Where they are
   * others now, the version must be another too, or a start would go on from an old state as if it
   * were a new one.
   */
  private static final Map<Integer, List<String>> GOLDEN =
      Map.of(
          1,
          List.of(
              "eea3dbb77fc5a886fcd9ad2aa8e131c014027388056ff1d0b1293fe2eb44d175",
              "5a80ae4de7cfd66a8d854ab9cf91c9c704f21330d11280c027cf5198755ea361"),
          2,
          List.of(
              "3316f7ee72b48d64e8c0ab35be58708bc40ce5f31417fbce3e79089e92cfbc6c",
              "6b60947634226101d4d777e0560998f2fc00b6c54a7178d8bcec8b58ee43ce6c"),
          3,
          List.of(
              "198ca2c2d25f8517f82aeb327f01c3694fd155ed6309dc0439b8f4267ea9ad62",
              "6b60947634226101d4d777e0560998f2fc00b6c54a7178d8bcec8b58ee43ce6c"));

  public static byte[] bytes(FoldState state) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StateBytes.write(state, CODEC, new BinaryWriter(out));
    return out.toByteArray();
  }

  static FoldState read(byte[] bytes, FoldState first, List<DecodedEntry> log) {
    BinaryReader in = new BinaryReader(new ByteArrayInputStream(bytes), bytes.length);
    return StateBytes.read(in, CODEC, first, source(log));
  }

  private static StateBytes.Source source(List<DecodedEntry> log) {
    return new StateBytes.Source() {
      @Override
      public DecodedEntry entry(long position) {
        return log.get((int) position);
      }

      @Override
      public long[] positions(String stream) {
        return log.stream()
            .filter(entry -> stream.equals(entry.stream()))
            .mapToLong(entry -> entry.position().index())
            .toArray();
      }
    };
  }

  private static FoldState again(FoldState state, FoldState first, List<DecodedEntry> log) {
    return read(bytes(state), first, log);
  }

  private static void assertSame(FoldState read, FoldState state) {
    assertThat(ContentHash.of(read.snapshot())).isEqualTo(ContentHash.of(state.snapshot()));
    assertThat(bytes(read)).isEqualTo(bytes(state));
    assertThat(read)
        .usingRecursiveComparison()
        .ignoringFieldsMatchingRegexes(".*\\.(publicCount|sameTallies|definition|index|cover|rule)")
        .isEqualTo(state);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void a_state_of_a_night_with_every_act_is_read_as_it_was_written(long seed) {
    FoldState first = EveryActNight.first();
    List<DecodedEntry> log = EveryActNight.of(seed);
    Random random = new Random(seed);
    for (int cut : random.ints(8, 2, log.size()).sorted().toArray()) {
      FoldState state = first.after(log.subList(0, cut));
      FoldState read = again(state, first, log);
      assertSame(read, state);
      goOn(read, state, log, random);
    }
  }

  private static void goOn(FoldState read, FoldState state, List<DecodedEntry> log, Random random) {
    FoldState one = read;
    FoldState other = state;
    while (other.position() + 1 < log.size()) {
      int from = (int) other.position() + 1;
      int to = Math.min(log.size(), from + 1 + random.nextInt(40));
      one = one.after(log.subList(from, to));
      other = other.after(log.subList(from, to));
      assertThat(ContentHash.of(one.snapshot()))
          .as("position %d", to - 1)
          .isEqualTo(ContentHash.of(other.snapshot()));
      assertThat(bytes(one)).isEqualTo(bytes(other));
    }
  }

  @Test
  void the_nights_hold_all_that_a_state_can_hold() {
    FoldState state = EveryActNight.first().after(EveryActNight.of(1));
    Snapshot snapshot = state.snapshot();
    assertThat(snapshot.faults()).isNotEmpty();
    assertThat(state.called()).isNotEmpty();
    assertThat(((EveryActNight.Source) state.definitions()).others().parts()).isNotEmpty();
    assertThat(state.rulings().gathering()).isNotEmpty();
    assertThat(snapshot.rulings().values())
        .anyMatch(RulingView::completed)
        .anyMatch(ruling -> ruling.reachedCount() > 0)
        .anyMatch(ruling -> ruling.reachedCount() == 0);
    ContestView head = Objects.requireNonNull(snapshot.contest(SampleElection.HEAD));
    assertThat(head.file().state().parts()).isNotEmpty();
    assertThat(head.file().noted()).hasSize(5);
    List<BranchRow> rows =
        snapshot.elections().values().stream()
            .flatMap(election -> election.contests().stream())
            .flatMap(contest ->
                Stream.iterate(0, i -> i + 1).limit(contest.rows().size()).map(contest::row))
            .toList();
    assertThat(rows)
        .anyMatch(BranchRow::incomplete)
        .anyMatch(row -> row.state() instanceof BranchState.NoTally)
        .anyMatch(row -> row.state() instanceof BranchState.Annulled)
        .anyMatch(row -> row.state() instanceof BranchState.Quarantined)
        .anyMatch(row -> row.state() instanceof BranchState.Awaited && row.changedAt() >= 0);
    assertThat(snapshot.contest(SampleElection.VILLAGE))
        .satisfies(village -> {
          assertThat(village.file().incomplete()).isTrue();
          assertThat(village.publicity().released()).isTrue();
        });
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void small_boxes_are_read_as_they_were_written_in_the_midst_of_the_night_and_after(long seed) {
    ActiveNight night = new ActiveNight(seed, 130);
    List<DecodedEntry> log = night.logs().getLast();
    FoldState first = night.fold().state();
    Set<String> held = new TreeSet<>();
    FoldState state = first;
    FoldState read = first;
    for (DecodedEntry entry : log) {
      state = state.after(List.of(entry));
      read = read.after(List.of(entry));
      if (entry.position().index() > 1) {
        read = again(read, first, log);
        note(Objects.requireNonNull(state.snapshot().contest(SampleElection.HEAD)), held);
      }
      assertThat(bytes(read)).isEqualTo(bytes(state));
    }
    assertSame(read, state);
    assertThat(held).contains("rooms", "ready", "groups", "strays", "now", "aside", "ended");
  }

  private static void note(ContestView view, Set<String> held) {
    SmallBoxes boxes = view.smallBoxes();
    held.add(boxes.rooms.isEmpty() ? "-" : "rooms");
    held.add(boxes.rooms.values().stream().allMatch(it -> it.ready().isEmpty()) ? "-" : "ready");
    held.add(boxes.groups.isEmpty() ? "-" : "groups");
    held.add(boxes.strays.isEmpty() ? "-" : "strays");
    held.add(boxes.strays.values().stream().allMatch(it -> it.now() == null) ? "-" : "now");
    held.add(boxes.aside.branches().isEmpty() ? "-" : "aside");
    held.add(boxes.aside.ended() ? "ended" : "-");
  }

  @Test
  void a_version_of_the_fold_makes_one_thing_of_a_night_for_ever() {
    FoldState state = EveryActNight.first().after(EveryActNight.of(1));
    assertThat(List.of(ContentHash.of(state.snapshot()), Sha256.hex(bytes(state))))
        .as("the content of a night or its bytes have changed: raise StateBytes.VERSION")
        .isEqualTo(GOLDEN.get(StateBytes.VERSION));
  }

  @Test
  void bytes_that_end_early_or_go_on_are_refused() {
    FoldState first = EveryActNight.first();
    List<DecodedEntry> log = EveryActNight.of(2);
    byte[] bytes = bytes(first.after(log));
    for (int length = 0; length < bytes.length; length += 1 + length / 40) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> read(cut, first, log))
          .as("of %d", length)
          .isInstanceOf(RuntimeException.class);
    }
    assertThatThrownBy(() -> read(Arrays.copyOf(bytes, bytes.length + 1), first, log))
        .isInstanceOf(RuntimeException.class);
  }

  /** Whoever could write a right hash over them. */
  @Test
  void changed_bytes_are_refused_or_read_and_take_no_more_room_than_they_are() {
    FoldState first = EveryActNight.first();
    List<DecodedEntry> log = EveryActNight.of(3);
    byte[] bytes = bytes(first.after(log));
    Random random = new Random(3);
    int refused = 0;
    for (int i = 0; i < 3_000; i++) {
      byte[] changed = bytes.clone();
      for (int change = random.nextInt(3); change >= 0; change--) {
        changed[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      try {
        var _ = read(changed, first, log);
      } catch (RuntimeException malformed) {
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(1_000);
  }
}
