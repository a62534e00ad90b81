package io.tajmi.eventlog.rocksdb;

import static io.tajmi.eventlog.SampleEntries.loose;
import static io.tajmi.eventlog.SampleEntries.tally;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.eventlog.SampleEntries;
import io.tajmi.eventlog.SampleEntries.Tallied;
import io.tajmi.eventlog.commit.Commit;
import io.tajmi.eventlog.line.Entry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.WriteBatch;

class CommitBatchTest {
  @TempDir Path directory;

  @Test
  void a_batch_is_what_rocksdb_itself_makes_of_the_same_records() throws Exception {
    Commit before = SampleEntries.next(null, List.of(loose("first")));
    Entry.Header header = new Entry.Header(null, -1, null, SampleEntries.NOON);
    byte[] data = SampleEntries.bytes("\"" + "x".repeat(60_000) + "\"");
    Entry longest = Entry.write(header, new Entry.Name("long", "test.noted/1"), Map.of(), data);
    List<Entry> entries =
        Stream.concat(
                Stream.of(loose("a"), longest),
                IntStream.range(0, 300)
                    .mapToObj(i -> tally("t" + i, Tallied.first("b" + i, "v" + i))))
            .toList();
    Commit commit = SampleEntries.next(before.header(), entries);
    try (Columns db = Columns.open(directory);
        WriteBatch theirs = new WriteBatch()) {
      for (int i = 0; i < entries.size(); i++) {
        Entry.Header h = entries.get(i).header();
        byte[] position = Keys.number(1 + i);
        theirs.put(db.of(Column.ENTRIES), position, entries.get(i).line());
        if (h.stream() != null) {
          theirs.put(db.of(Column.STREAMS), Keys.numbered(h.stream(), h.seq()), position);
          theirs.put(db.of(Column.CONTESTS), Keys.numbered("e:c", 1 + i), new byte[0]);
        }
      }
      for (Commit.Claim claim : commit.claims()) {
        theirs.put(
            db.of(Column.ENVELOPES),
            Keys.envelope(claim.envelope().key()),
            Keys.claim(claim.position().index(), claim.envelope().content()));
      }
      theirs.put(db.of(Column.COMMITS), Keys.number(1), commit.header().toBytes());
      assertThat(CommitBatch.of(commit, db::id)).isEqualTo(theirs.data());
    }
  }
}
