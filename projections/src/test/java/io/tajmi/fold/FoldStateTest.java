package io.tajmi.fold;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.digest.Sha256;
import io.tajmi.election.BranchCode;
import io.tajmi.election.Contest;
import io.tajmi.election.Definition;
import io.tajmi.eventlog.LogPosition;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.ruling.RulingEvent.Kind;
import io.tajmi.ruling.RulingEvent.RulingIssued;
import io.tajmi.ruling.RulingEvent.ScopePart;
import io.tajmi.ruling.RulingId;
import io.tajmi.view.ContentHash;
import io.tajmi.view.LogOnPaper;
import io.tajmi.view.Night;
import io.tajmi.view.SampleElection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/**
 * A state is a value: whoever goes on from it leaves it as it was. The nights hold tallies,
 * corrections, closings, annulments and their reversals, rulings whose parts lie before the state
 * and whose issue lies after it, and entries that corrupt a branch; a continuation is a seeded
 * shuffle of them, so most of its entries do not fit and are faults.
 */
class FoldStateTest {
  private static final int CONTINUATIONS = 16;
  private static final int RULINGS = 24;

  private final Definition definition = SampleElection.of(40);
  private final List<DecodedEntry> night = new Night(7, definition, 700, 8).entries();
  private final List<DecodedEntry> prefix = prefix();

  private FoldState first() {
    return FoldState.first(SampleElection.source(definition));
  }

  /** Half a night, and the parts of rulings that are not issued yet. */
  private List<DecodedEntry> prefix() {
    LogOnPaper parts = LogOnPaper.founded();
    for (int ruling = 0; ruling < RULINGS; ruling++) {
      parts.ruled(new ScopePart(id(ruling), 0, 1, List.of(branch(ruling))));
    }
    List<DecodedEntry> entries = new ArrayList<>(night.subList(0, night.size() / 2));
    entries.addAll(parts.entries().subList(2, parts.entries().size()));
    return numbered(List.of(), entries);
  }

  private List<DecodedEntry> continuation(int seed) {
    LogOnPaper issued = LogOnPaper.founded();
    for (int ruling = 0; ruling < RULINGS; ruling++) {
      String scope = Sha256.hex(branch(ruling).value() + "\n");
      issued.ruled(
          new RulingIssued(
              id(ruling),
              "ruling-" + ruling,
              Kind.ANNUL,
              SampleElection.HEAD,
              null,
              1,
              scope,
              "board",
              "chair",
              "29",
              "17/b",
              "2026-01-02"));
    }
    List<DecodedEntry> more = new ArrayList<>(night.subList(night.size() / 2, night.size()));
    more.addAll(issued.entries().subList(2, issued.entries().size()));
    Collections.shuffle(more, new Random(seed));
    return numbered(prefix, more.subList(0, more.size() - 10 * seed));
  }

  private static RulingId id(int ruling) {
    return new RulingId(SampleElection.ID, "%032x".formatted(ruling));
  }

  private BranchCode branch(int ordinal) {
    Contest contest = Objects.requireNonNull(definition.contest(SampleElection.HEAD.contest()));
    return contest.branches().get(ordinal).code();
  }

  /** The same acts, with positions and sequences that follow those before. */
  private static List<DecodedEntry> numbered(List<DecodedEntry> before, List<DecodedEntry> acts) {
    Map<String, Long> heads = new HashMap<>();
    before.forEach(entry -> heads.merge(String.valueOf(entry.stream()), entry.seq(), Math::max));
    List<DecodedEntry> numbered = new ArrayList<>();
    for (DecodedEntry act : acts) {
      String stream = act.stream();
      long seq = stream == null ? -1 : heads.merge(stream, 0L, (last, _) -> last + 1);
      numbered.add(
          new DecodedEntry(
              new LogPosition(before.size() + numbered.size()),
              act.type(),
              stream,
              seq,
              act.contest(),
              act.time(),
              act.meta(),
              act.events()));
    }
    return numbered;
  }

  private String fromNothing(List<DecodedEntry> more) {
    List<DecodedEntry> whole = new ArrayList<>(prefix);
    whole.addAll(more);
    return ContentHash.of(first().after(whole).snapshot());
  }

  private static String inSteps(FoldState state, List<DecodedEntry> entries, int size) {
    FoldState next = state;
    for (int from = 0; from < entries.size(); from += size) {
      next = next.after(entries.subList(from, Math.min(entries.size(), from + size)));
    }
    return ContentHash.of(next.snapshot());
  }

  @Test
  void sixteen_threads_go_on_from_one_state_each_as_if_it_were_alone() throws Exception {
    FoldState shared = first().after(prefix);
    String before = ContentHash.of(shared.snapshot());
    try (ExecutorService threads = Executors.newFixedThreadPool(CONTINUATIONS)) {
      List<Future<String>> hashes = new ArrayList<>();
      for (int i = 0; i < CONTINUATIONS; i++) {
        int seed = i;
        hashes.add(threads.submit(() -> inSteps(shared, continuation(seed), 1 + seed)));
      }
      for (int i = 0; i < CONTINUATIONS; i++) {
        assertThat(result(hashes.get(i)))
            .as("continuation %d", i)
            .isEqualTo(fromNothing(continuation(i)));
      }
    }
    assertThat(ContentHash.of(shared.snapshot())).isEqualTo(before);
  }

  @Test
  void what_is_not_visible_yet_belongs_to_the_state() {
    FoldState state = first().after(prefix);
    for (int seed = 0; seed < CONTINUATIONS; seed++) {
      List<DecodedEntry> more = continuation(seed);
      FoldState next = state.after(more);
      assertThat(ContentHash.of(next.snapshot())).as("seed %d", seed).isEqualTo(fromNothing(more));
      assertThat(next.snapshot().rulings()).as("rulings of seed %d", seed).isNotEmpty();
    }
  }

  private static String result(Future<String> hash) throws InterruptedException {
    try {
      return hash.get();
    } catch (ExecutionException failed) {
      throw new AssertionError(failed.getCause());
    }
  }
}
