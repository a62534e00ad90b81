package io.tajmi.eventlog.rocksdb;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tajmi.eventlog.LogCorrupted;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.merkle.Hash;
import io.tajmi.eventlog.merkle.RightEdge;
import io.tajmi.eventlog.writer.EventLog;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/**
 * Lets a program ingest, kills it after a number of acknowledgements drawn from a seed, opens the
 * log that it left and compares it with everything ever acknowledged; then again on the same log.
 */
final class KilledIngest {
  private static final int WRITERS = 64;
  private static final int ACKNOWLEDGED_MIN = 20;
  private static final int ACKNOWLEDGED_MAX = 1_200;

  private final Path directory;
  private final IngestProgram.Way way;
  private final Random seeded;
  private final Map<Long, Acknowledgement> acknowledged = new TreeMap<>();
  private final long[] starts = new long[WRITERS];

  private record Acknowledgement(int writer, long number, String leafHash) {}

  KilledIngest(Path directory, IngestProgram.Way way, long seed) {
    this.directory = directory;
    this.way = way;
    this.seeded = new Random(seed);
  }

  /** How many tallies have been acknowledged. */
  int acknowledged() {
    return acknowledged.size();
  }

  /** One round: what is wrong with the log that was left; empty where nothing is. */
  List<String> round() throws IOException, InterruptedException {
    List<String> faults = new ArrayList<>(ingestAndKill());
    try (EventLog log =
        EventLog.open(
            RocksCommitLog.open(directory.resolve("store")), IngestProgram.settings(directory))) {
      compare(log, faults);
    } catch (LogCorrupted corrupted) {
      faults.add(corrupted.getMessage());
    }
    return faults;
  }

  private List<String> ingestAndKill() throws IOException, InterruptedException {
    int enough = ACKNOWLEDGED_MIN + seeded.nextInt(ACKNOWLEDGED_MAX - ACKNOWLEDGED_MIN);
    List<String> faults = new ArrayList<>();
    Process program = ChildProgram.of(directory).start(IngestProgram.class, arguments());
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(program.getInputStream(), US_ASCII))) {
      int seen = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        take(line, faults);
        seen++;
        if (seen == enough) {
          // Unlike the process itself, its handle leaves the pipe open: what was said is heard.
          program.toHandle().destroyForcibly();
        }
      }
      if (seen < enough) {
        faults.add("the program ended by itself after " + seen + " acknowledgements");
      }
    } finally {
      program.destroyForcibly().waitFor();
    }
    return faults;
  }

  private List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    arguments.add(directory.toString());
    arguments.add(way.name());
    arguments.add(Integer.toString(Integer.MAX_VALUE));
    for (long start : starts) {
      arguments.add(Long.toString(start));
    }
    return arguments;
  }

  private void take(String line, List<String> faults) {
    String[] parts = line.split(" ", -1);
    if (parts.length != 4 || parts[3].length() != 2 * Hash.BYTES) {
      return; // cut by the kill: nobody was told
    }
    int writer = Integer.parseInt(parts[1]);
    long number = Long.parseLong(parts[2]);
    Acknowledgement next = new Acknowledgement(writer, number, parts[3]);
    Acknowledgement before = acknowledged.put(Long.parseLong(parts[0]), next);
    if (before != null && !before.equals(next)) {
      faults.add("position " + parts[0] + " was given to " + before + " and to " + next);
    }
    if (number != starts[writer]) {
      faults.add("writer " + writer + " skipped from " + starts[writer] + " to " + number);
    }
    starts[writer] = number + 1;
  }

  private void compare(EventLog log, List<String> faults) {
    Set<Entry.Envelope> envelopes = new HashSet<>();
    Set<String> ids = new HashSet<>();
    List<Hash> leaves = new ArrayList<>();
    for (Entry entry : log.entries(0, Integer.MAX_VALUE)) {
      if (!envelopes.add(entry.envelope()) || !ids.add(entry.id())) {
        faults.add(entry.id() + " is there twice");
      }
      leaves.add(Hash.ofLeaf(entry.publicLine()));
    }
    if (leaves.size() != log.size()) {
      faults.add(leaves.size() + " entries can be read of " + log.size());
    }
    if (!RightEdge.EMPTY.append(leaves).root().equals(log.root())) {
      faults.add("the root is not that of the entries");
    }
    acknowledged.forEach((position, told) -> {
      boolean there =
          position < leaves.size()
              && leaves.get(position.intValue()).hex().equals(told.leafHash())
              && IngestProgram.entry(told.writer(), told.number())
                  .leafHash()
                  .hex()
                  .equals(told.leafHash());
      if (!there) {
        faults.add("lost: " + told + " at " + position);
      }
    });
  }
}
