package io.tajmi.bench;

import io.tajmi.EventCatalogue;
import io.tajmi.branch.BranchTallyEvent;
import io.tajmi.branch.Change;
import io.tajmi.branch.Tally;
import io.tajmi.branch.VoteChange;
import io.tajmi.election.BranchId;
import io.tajmi.election.Definition;
import io.tajmi.election.record.DefinitionCodec;
import io.tajmi.election.record.ElectionEvent;
import io.tajmi.eventlog.Act;
import io.tajmi.eventlog.LogCreated;
import io.tajmi.eventlog.LogKind;
import io.tajmi.eventlog.codec.EventCodec;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.writer.EventLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Writes a day of an election straight into a log, in large commits or small: every branch records
 * a tally, which is then annulled and restored by rulings, twice. Branches come in no order.
 */
final class MadeLog {
  /** Entries of one branch. */
  static final int ROUNDS = 5;

  private static final int STRIDE = 7_919;

  private final EventLog log;
  private final MadeElection election;
  private final int commitEntries;
  private final EventCodec codec = EventCatalogue.codec();
  private final SplittableRandom random = new SplittableRandom(1);
  private List<Entry> waiting = new ArrayList<>();
  private long bytes;

  /** Into an empty log, this many entries a commit. */
  MadeLog(EventLog log, MadeElection election, int commitEntries) {
    this.log = log;
    this.election = election;
    this.commitEntries = commitEntries;
  }

  /** Founds the log, seals the definition and plays rounds; returns the mean size of an entry. */
  double write(int rounds) {
    log.found(LogCreated.of("bench", LogKind.TEST), id(), new Act("bench", null, null));
    Definition definition = election.definition();
    List<ElectionEvent.DefinitionPart> parts = DefinitionCodec.parts(definition);
    String stream = "election/" + definition.election();
    long seq = 0;
    for (ElectionEvent.DefinitionPart part : parts) {
      add(stream, seq++, part, Map.of("actor", "bench"));
      flush();
    }
    add(
        stream,
        seq,
        new ElectionEvent.DefinitionSealed(definition.election(), definition.hash(), parts.size()),
        Map.of("actor", "bench"));
    flush();
    bytes = 0;
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < election.branches(); i++) {
        act(round, (int) ((long) i * STRIDE % election.branches()));
      }
    }
    flush();
    return (double) bytes / ((double) rounds * election.branches());
  }

  private void act(int round, int ordinal) {
    BranchId branch = election.branch(ordinal);
    Tally tally = election.tally(ordinal);
    Map<String, String> meta =
        round == 0
            ? election.act(ordinal).toMeta()
            : Map.of("actor", "system:node", "causedBy", "made/r" + round);
    add(branch.toString(), round, event(round, branch, ordinal, tally), meta);
  }

  private BranchTallyEvent event(int round, BranchId branch, int ordinal, Tally tally) {
    if (round == 0) {
      return new BranchTallyEvent.TallyRecorded(
          branch,
          election.definition().hash(),
          MadeElection.envelope(ordinal),
          tally,
          List.of(),
          false);
    }
    return round % 2 == 1
        ? new BranchTallyEvent.TallyAnnulled(branch, "r" + round, change(tally, -1))
        : new BranchTallyEvent.TallyRestored(
            branch, "r" + round, "r" + (round - 1), change(tally, 1));
  }

  private static Change change(Tally tally, int sign) {
    Map<String, Integer> ballots = new java.util.LinkedHashMap<>(tally.ballots().stated());
    ballots.replaceAll((key, n) -> sign * n);
    int[] votes = tally.votes().toArray();
    for (int i = 0; i < votes.length; i++) {
      votes[i] *= sign;
    }
    return new Change(ballots, VoteChange.of(votes), null);
  }

  private void add(String stream, long seq, Object event, Map<String, String> meta) {
    String type = java.util.Objects.requireNonNull(EventCatalogue.NAMES.nameOf(event.getClass()));
    Entry.Header header =
        new Entry.Header(stream, seq, EventCatalogue.contestOf(event), Instant.now());
    Entry entry = Entry.write(header, new Entry.Name(id(), type), meta, codec.encode(event));
    bytes += entry.size();
    waiting.add(entry);
    if (waiting.size() == commitEntries) {
      flush();
    }
  }

  private String id() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private void flush() {
    if (waiting.isEmpty()) {
      return;
    }
    if (waiting.getFirst().envelope() == null) {
      log.append(waiting);
    } else {
      // One envelope is one act: side by side they share a commit, as senders' acts do.
      try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
        waiting.forEach(entry -> senders.execute(() -> log.append(List.of(entry))));
      }
    }
    waiting = new ArrayList<>();
  }
}
