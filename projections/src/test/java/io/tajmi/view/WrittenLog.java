package io.tajmi.view;

import io.tajmi.EventCatalogue;
import io.tajmi.eventlog.LogLimits;
import io.tajmi.eventlog.codec.DecodedEntry;
import io.tajmi.eventlog.codec.EventCodec;
import io.tajmi.eventlog.commit.InMemoryCommitLog;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.writer.EventLog;
import io.tajmi.eventlog.writer.EventLog.Observer;
import io.tajmi.fold.FoldState;
import io.tajmi.replay.DirectReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A night in a log, in commits of one to {@value #COMMIT_ENTRIES_MAX} entries. */
final class WrittenLog implements AutoCloseable {
  private static final int COMMIT_ENTRIES_MAX = 9;
  private static final Instant AFTERWARDS = Instant.parse("2027-01-01T00:00:00Z");

  final EventCodec codec = EventCatalogue.codec();
  final EventLog log =
      EventLog.open(
          new InMemoryCommitLog(),
          new EventLog.Settings(LogLimits.DEFAULT, () -> AFTERWARDS, "node", null, Observer.NONE));
  final DirectReader reader = new DirectReader(log, codec);

  WrittenLog(List<DecodedEntry> night) {
    Random random = new Random(night.size());
    int next = 0;
    while (next < night.size()) {
      int end = Math.min(night.size(), next + 1 + random.nextInt(COMMIT_ENTRIES_MAX));
      List<Entry> commit = new ArrayList<>();
      for (; next < end; next++) {
        commit.add(entry(night.get(next), new Entry.Name("id-" + next, type(night.get(next)))));
      }
      var _ = log.append(commit);
    }
  }

  private static String type(DecodedEntry entry) {
    String name = EventCatalogue.NAMES.nameOf(entry.events().getFirst().getClass());
    return name == null ? entry.type() : name;
  }

  private Entry entry(DecodedEntry entry, Entry.Name name) {
    Object event = entry.events().getFirst();
    byte[] data =
        event instanceof DecodedEntry.Unreadable
            ? "{}".getBytes(StandardCharsets.UTF_8)
            : codec.encode(event);
    Entry.Header header =
        new Entry.Header(entry.stream(), entry.seq(), entry.contest(), entry.time());
    return Entry.write(header, name, Map.of(), data);
  }

  /** The state after so many entries, from nothing. */
  FoldState after(int entries) {
    return EveryActNight.first().after(reader.page(0, entries));
  }

  int size() {
    return (int) log.size();
  }

  @Override
  public void close() {
    log.close();
  }
}
