package io.tajmi.eventlog;

import static io.tajmi.eventlog.SampleEntries.loose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Commits come as the store holds them, whatever goes wrong at either end. */
class ReadAheadTest {
  private static final int COMMITS = 5_000;
  private static final int TAKEN = 3;

  /** What can be read before it is taken: the batches that wait and the two at hand. */
  private static final int AHEAD_MAX = 6 * 256;

  private static final InMemoryCommitLog store = new InMemoryCommitLog();

  @BeforeAll
  static void fill() {
    CommitHeader head = null;
    for (int i = 0; i < COMMITS; i++) {
      Commit next = SampleEntries.next(head, List.of(loose("e-" + i)));
      assertThat(store.append(next)).isInstanceOf(CommitLog.Appended.class);
      head = next.header();
    }
  }

  /** Counts what is read, and fails before one of the commits. */
  private static final class Counted extends ForwardingCommitLog {
    private final long failsAt;
    private long read;

    Counted(long failsAt) {
      super(store);
      this.failsAt = failsAt;
    }

    @Override
    public void read(long fromNumber, Consumer<Commit> reader) {
      super.read(
          fromNumber,
          commit -> {
            if (commit.header().number() == failsAt) {
              throw new LogCorrupted(failsAt, "as the test wants it", null);
            }
            read++;
            reader.accept(commit);
          });
    }
  }

  private static List<Long> numbers(long end) {
    return LongStream.range(0, end).boxed().toList();
  }

  @Test
  void each_commit_comes_once_and_in_its_order() {
    List<Long> taken = new ArrayList<>();
    ReadAhead.read(store, commit -> taken.add(commit.header().number()));
    assertThat(taken).isEqualTo(numbers(COMMITS));
  }

  @Test
  void a_fault_of_the_store_is_told_after_every_commit_before_it() {
    for (long fault : List.of(0L, 1L, 255L, 256L, 257L, COMMITS - 1L)) {
      List<Long> taken = new ArrayList<>();
      assertThatThrownBy(() ->
              ReadAhead.read(new Counted(fault), commit -> taken.add(commit.header().number())))
          .isInstanceOfSatisfying(
              LogCorrupted.class, told -> assertThat(told.firstUntrusted()).isEqualTo(fault));
      assertThat(taken).isEqualTo(numbers(fault));
    }
  }

  @Test
  void nothing_reads_any_more_once_who_takes_them_has_found_a_fault() {
    Counted counted = new Counted(COMMITS);
    assertThatThrownBy(() ->
            ReadAhead.read(
                counted,
                commit -> {
                  if (commit.header().number() == TAKEN) {
                    throw new LogCorrupted(TAKEN, "as the test wants it", null);
                  }
                }))
        .isInstanceOf(LogCorrupted.class);
    assertThat(counted.read).isBetween((long) TAKEN, (long) AHEAD_MAX);
  }

  @Test
  void an_interrupted_thread_stops_taking_and_stays_interrupted() {
    List<Long> taken = new ArrayList<>();
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> ReadAhead.read(store, commit -> taken.add(commit.header().number())))
        .isInstanceOf(CancellationException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(taken).isEmpty();
  }
}
