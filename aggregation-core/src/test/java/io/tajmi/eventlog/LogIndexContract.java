package io.tajmi.eventlog;

import static io.tajmi.eventlog.SampleEntries.NOON;
import static io.tajmi.eventlog.SampleEntries.at;
import static io.tajmi.eventlog.SampleEntries.bytes;
import static io.tajmi.eventlog.SampleEntries.inContest;
import static io.tajmi.eventlog.SampleEntries.inStream;
import static io.tajmi.eventlog.SampleEntries.loose;
import static io.tajmi.eventlog.SampleEntries.tally;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.eventlog.SampleEntries.Tallied;
import io.tajmi.eventlog.commit.Commit;
import io.tajmi.eventlog.commit.CommitLog;
import io.tajmi.eventlog.commit.InMemoryLogIndex;
import io.tajmi.eventlog.commit.LogIndex;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.merkle.Hash;
import io.tajmi.eventlog.merkle.Tiles;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every index over commits answers. */
public abstract class LogIndexContract {
  private static final int STREAMS = 6;
  private static final int CONTESTS = 3;
  private static final int ENVELOPES = 40;

  private CommitLog log;
  private LogIndex index;

  /** An empty store with the index that it gives. */
  protected abstract CommitLog create();

  @BeforeEach
  void createOne() {
    log = create();
    index = log.index();
  }

  @AfterEach
  void closeIt() {
    log.close();
  }

  private void append(Entry... entries) {
    Commit commit = SampleEntries.next(log.head(), List.of(entries));
    assertThat(log.append(commit)).isEqualTo(new CommitLog.Appended());
    index.accept(commit);
  }

  @Test
  void an_empty_index_finds_nothing() {
    assertThat(index.lines(0, 10)).isEmpty();
    assertThat(index.lastSequence("branch/e:c/b")).isEqualTo(-1);
    assertThat(index.streamPositions("branch/e:c/b", 0, 10)).isEmpty();
    assertThat(index.contestPositions("e:c", 0, 10)).isEmpty();
    assertThat(index.envelope(SampleEntries.key("v"))).isNull();
    assertThat(index.firstAfter(Instant.EPOCH)).isNull();
    assertThat(index.tile(0, 0)).isNull();
    assertThat(audited().lines(0, 10)).isEmpty();
  }

  @Test
  void lines_are_read_by_position_across_commits() {
    append(loose("a"), loose("b"));
    append(loose("c"));
    append(loose("d"), loose("e"));
    assertThat(ids(0, 10)).containsExactly("a", "b", "c", "d", "e");
    assertThat(ids(1, 3)).containsExactly("b", "c", "d");
    assertThat(ids(4, 1)).containsExactly("e");
    assertThat(ids(4, 10)).containsExactly("e");
    assertThat(ids(5, 10)).isEmpty();
    assertThat(ids(9, 1)).isEmpty();
    assertThat(ids(0, 0)).isEmpty();
  }

  private List<String> ids(long from, int max) {
    return index.lines(from, max).stream().map(Entry::parse).map(Entry::id).toList();
  }

  @Test
  void a_stream_s_entries_are_found_by_sequence_and_streams_do_not_mix() {
    append(inStream("a", "branch/e:c/1", 0), inStream("b", "branch/e:c/10", 0));
    append(inStream("c", "branch/e:c/1", 1), inStream("d", "branch/e:c/1", 7));
    append(inStream("e", "branch/e:c/10", 300), inStream("f", "branch/e:c/", 5));
    assertThat(index.lastSequence("branch/e:c/1")).isEqualTo(7);
    assertThat(index.lastSequence("branch/e:c/10")).isEqualTo(300);
    assertThat(index.lastSequence("branch/e:c/")).isEqualTo(5);
    assertThat(index.lastSequence("branch/e:c")).isEqualTo(-1);
    assertThat(index.lastSequence("branch/e:c/2")).isEqualTo(-1);
    assertThat(index.streamPositions("branch/e:c/1", 0, 10)).containsExactly(0, 2, 3);
    assertThat(index.streamPositions("branch/e:c/1", 1, 10)).containsExactly(2, 3);
    assertThat(index.streamPositions("branch/e:c/1", 2, 10)).containsExactly(3);
    assertThat(index.streamPositions("branch/e:c/1", 8, 10)).isEmpty();
    assertThat(index.streamPositions("branch/e:c/1", 0, 2)).containsExactly(0, 2);
    assertThat(index.streamPositions("branch/e:c/10", 0, 10)).containsExactly(1, 4);
  }

  @Test
  void a_contest_s_entries_are_found_by_position() {
    append(tally("a", Tallied.first("b-1", null)), loose("x"));
    append(tally("b", Tallied.first("b-2", null)), tally("c", Tallied.first("b-3", null)));
    assertThat(index.contestPositions("e:c", 0, 10)).containsExactly(0, 2, 3);
    assertThat(index.contestPositions("e:c", 1, 10)).containsExactly(2, 3);
    assertThat(index.contestPositions("e:c", 3, 10)).containsExactly(3);
    assertThat(index.contestPositions("e:c", 4, 10)).isEmpty();
    assertThat(index.contestPositions("e:c", 0, 1)).containsExactly(0);
    assertThat(index.contestPositions("e:", 0, 10)).isEmpty();
  }

  @Test
  void an_envelope_is_found_where_its_act_begins() {
    append(loose("x"), tally("a", Tallied.first("b-1", "v-1")));
    append(
        tally("b", Tallied.first("b-2", "v-2")),
        tally("c", new Tallied("b-2", 1, "v-2", "content of v-2")),
        tally("d", Tallied.first("b-3", "v-22")));
    assertThat(index.envelope(SampleEntries.key("v-1")))
        .isEqualTo(new LogIndex.EnvelopeRecord(new LogPosition(1), "content of v-1"));
    assertThat(index.envelope(SampleEntries.key("v-2")))
        .isEqualTo(new LogIndex.EnvelopeRecord(new LogPosition(2), "content of v-2"));
    assertThat(index.envelope(SampleEntries.key("v-22")))
        .isEqualTo(new LogIndex.EnvelopeRecord(new LogPosition(4), "content of v-22"));
    assertThat(index.envelope(SampleEntries.key("v"))).isNull();
    assertThat(index.envelope(new Entry.EnvelopeKey("other", "v-1"))).isNull();
  }

  @Test
  void an_index_that_says_what_the_entries_say_passes_the_audit() {
    append(loose("x"), tally("a", Tallied.first("b-1", "v-1")));
    append(tally("b", Tallied.first("b-2", "v-2")));
    LogIndex audited = audited();
    assertThat(audited.lastSequence("branch/e:c/b-2")).isZero();
  }

  /** As a start has it: the index that the store gives, with the whole log handed over. */
  private LogIndex audited() {
    LogIndex given = log.index();
    LogIndex.Audit audit = given.audit();
    log.read(0, audit::accept);
    audit.finish();
    return given;
  }

  @Test
  void the_first_commit_later_than_an_instant_is_found_also_where_times_went_back() {
    append(at("a", NOON));
    append(at("b", NOON.plusSeconds(2)), at("c", NOON));
    append(at("d", NOON.plusSeconds(1)));
    append(at("e", NOON.plusSeconds(2)), at("f", NOON.plusSeconds(3)));
    append(at("g", NOON));
    assertThat(firstAfter(NOON.minusNanos(1))).isZero();
    assertThat(firstAfter(NOON)).isEqualTo(1);
    assertThat(firstAfter(NOON.plusSeconds(1))).isEqualTo(1);
    assertThat(firstAfter(NOON.plusSeconds(2).minusNanos(1))).isEqualTo(1);
    assertThat(firstAfter(NOON.plusSeconds(2))).isEqualTo(3);
    assertThat(index.firstAfter(NOON.plusSeconds(3))).isNull();
  }

  private long firstAfter(Instant instant) {
    return Objects.requireNonNull(index.firstAfter(instant)).number();
  }

  @Test
  void a_tile_is_kept_and_replaced() {
    List<Hash> hashes =
        IntStream.range(0, Tiles.WIDTH).mapToObj(i -> Hash.sha256(bytes("n" + i))).toList();
    Tiles.Tile tile = new Tiles.Tile(1, 3, hashes);
    index.keepTile(new Tiles.Tile(1, 3, hashes.reversed()));
    index.keepTile(tile);
    assertThat(index.tile(1, 3)).isEqualTo(tile.toBytes());
    assertThat(index.tile(0, 3)).isNull();
    assertThat(index.tile(1, 2)).isNull();
  }

  /** Commits of one to five entries whose streams, contests, envelopes and times are drawn. */
  private void fill(Random random, int commits) {
    Map<String, Long> heads = new HashMap<>();
    int envelope = 0;
    for (int number = 0; number < commits; number++) {
      List<Entry> entries = new ArrayList<>();
      int count = 1 + random.nextInt(5);
      while (entries.size() < count) {
        String id = number + "-" + entries.size();
        String stream = "branch/e:c/" + random.nextInt(STREAMS);
        switch (random.nextInt(4)) {
          case 0 -> entries.add(at(id, NOON.plusSeconds(random.nextInt(30))));
          case 1 ->
              entries.add(
                  inContest(
                      id, "e:" + random.nextInt(CONTESTS), stream, next(heads, stream, random)));
          case 2 -> entries.add(inStream(id, stream, next(heads, stream, random)));
          default -> {
            String branch = "own-" + id;
            entries.add(tally(id, Tallied.first(branch, "v-" + envelope)));
            entries.add(
                tally(
                    id + "+", new Tallied(branch, 1, "v-" + envelope, "content of v-" + envelope)));
            envelope++;
          }
        }
      }
      append(entries.toArray(Entry[]::new));
    }
  }

  private static long next(Map<String, Long> heads, String stream, Random random) {
    return heads.merge(stream, 1L + random.nextInt(3), Long::sum);
  }

  /** All that an index is asked, in words. */
  private static List<String> answers(LogIndex index, Random random) {
    List<String> answers = new ArrayList<>();
    index.lines(0, Integer.MAX_VALUE).forEach(line -> answers.add(Entry.parse(line).id()));
    for (int i = 0; i < 200; i++) {
      String stream = "branch/e:c/" + random.nextInt(STREAMS + 1);
      String contest = random.nextBoolean() ? "e:c" : "e:" + random.nextInt(CONTESTS + 1);
      int from = random.nextInt(300);
      int max = random.nextInt(50);
      answers.add(
          stream
              + index.lastSequence(stream)
              + Arrays.toString(index.streamPositions(stream, from, max))
              + Arrays.toString(index.contestPositions(contest, from, max))
              + index.firstAfter(NOON.plusSeconds(random.nextInt(32) - 1L))
              + index.envelope(SampleEntries.key("v-" + random.nextInt(ENVELOPES)))
              + index.lines(from, max).size());
    }
    return answers;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void made_again_from_the_commits_it_answers_as_the_one_that_was_kept_along_the_way(long seed) {
    fill(new Random(seed), 80);
    LogIndex again = new InMemoryLogIndex();
    log.read(0, again::accept);
    List<String> kept = answers(index, new Random(seed));
    assertThat(kept).hasSizeGreaterThan(300);
    assertThat(kept).isEqualTo(answers(again, new Random(seed)));
    assertThat(kept).isEqualTo(answers(audited(), new Random(seed)));
  }

  @Test
  void who_comes_later_takes_the_whole_log_in_and_goes_on_with_the_others() {
    fill(new Random(6), 20);
    LogIndex later = audited();
    Commit commit = SampleEntries.next(log.head(), List.of(inStream("last", "branch/e:c/last", 3)));
    assertThat(log.append(commit)).isEqualTo(new CommitLog.Appended());
    later.accept(commit);
    index.accept(commit);
    assertThat(later.lastSequence("branch/e:c/last")).isEqualTo(3);
    assertThat(answers(later, new Random(7))).isEqualTo(answers(index, new Random(7)));
  }
}
