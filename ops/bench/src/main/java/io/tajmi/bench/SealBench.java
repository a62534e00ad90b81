package io.tajmi.bench;

import io.tajmi.EventCatalogue;
import io.tajmi.branch.BranchTallyEvent.TallyRecorded;
import io.tajmi.eventlog.codec.EventCodec;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.line.Salt;
import io.tajmi.eventlog.merkle.Hash;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What sealing costs an act, on its own thread and outside every lock: the salt, and the hash over
 * the sealed part beside the one over the public line; and reading a line.
 */
final class SealBench implements Concern {
  private static final Duration WARM_UP = Duration.ofSeconds(2);
  private static final Duration LENGTH = Duration.ofSeconds(1);
  private static final int AT_ONCE = 256;
  private static final int CLIENTS = 8;
  private static final String LINE_ONCE = "one hash over the stored line";

  private final MadeElection election = MadeElection.of(1, 3);
  private final EventCodec codec = EventCatalogue.codec();
  private final byte[] data =
      codec.encode(
          new TallyRecorded(
              election.branch(0),
              election.definition().hash(),
              "s",
              election.tally(0),
              List.of(),
              false));
  private final Entry.Header header =
      new Entry.Header("branch/e:c/x", 0, "e:c", Instant.parse("2026-01-01T00:00:00Z"));
  private final Entry.Name name = new Entry.Name("id", "branch.tally-recorded/1");
  private final Salt salt = Salt.next();
  private final byte[] line = write(salt).line();

  @Override
  public String name() {
    return "seal";
  }

  @Override
  public List<Row> measure(Workspace workspace) throws Exception {
    workspace.say("seal");
    String size = line.length + " bytes";
    List<Row> rows = new ArrayList<>();
    rows.add(row("a salt", 1, Salt::next, null));
    rows.add(row("a salt", CLIENTS, Salt::next, null));
    double[] once = nanos(1, () -> Hash.ofLeaf(line));
    rows.add(Row.of(name(), LINE_ONCE + ", " + size, 1, Spread.of(once), "ns"));
    rows.add(row("an entry read and both hashes of its leaf, " + size, 1, this::leaf, once));
    rows.add(row("an entry written, salt and both hashes included", 1, this::written, once));
    rows.add(row("an entry read, " + size, 1, () -> Entry.parse(line), once));
    return rows;
  }

  private Entry write(Salt under) {
    return Entry.write(under, header, name, Map.of("actor", "bench"), data);
  }

  private Object written() {
    return write(Salt.next()).leafHash();
  }

  private Object leaf() {
    return Entry.parse(line).leafHash();
  }

  private Row row(String what, int clients, Made made, double @Nullable [] once) throws Exception {
    double[] nanos = nanos(clients, made);
    Row row = Row.of(name(), what, clients, Spread.of(nanos), "ns");
    return once == null ? row : row.against(Spread.ratio(nanos, once), LINE_ONCE);
  }

  private double[] nanos(int clients, Made made) throws Exception {
    Load.Operation operation =
        client -> {
          Object last = header;
          for (int i = 0; i < AT_ONCE; i++) {
            last = made.make();
          }
          return !last.equals(header);
        };
    Load.closed(clients, WARM_UP, operation);
    double[] nanos = new double[Load.REPETITIONS];
    for (int i = 0; i < nanos.length; i++) {
      nanos[i] = 1e9 / (Load.closed(clients, LENGTH, operation).perSecond() * AT_ONCE);
    }
    return nanos;
  }

  private interface Made {
    Object make();
  }
}
