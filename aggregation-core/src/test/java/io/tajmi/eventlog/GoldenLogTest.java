package io.tajmi.eventlog;

import static io.tajmi.eventlog.SampleEntries.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.eventlog.commit.Commit;
import io.tajmi.eventlog.commit.CommitHeader;
import io.tajmi.eventlog.line.Entry;
import io.tajmi.eventlog.line.Salt;
import io.tajmi.eventlog.merkle.Hash;
import io.tajmi.eventlog.merkle.RightEdge;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The format for ever: these files and hashes were made by hand, without the writer. A change that
 * needs them changed cannot read the logs that exist.
 */
class GoldenLogTest {
  private static final Entry OF_A_STREAM =
      Entry.write(
          new Salt(0x0001_0203_0405_0607L, 0x0809_0a0b_0c0d_0e0fL),
          new Entry.Header(
              "branch/e-1:c-1/b-12", 3, "e-1:c-1", Instant.parse("2026-06-19T08:30:00.000123Z")),
          new Entry.Name("0f8fad5b-d9cb-469f-a165-70867728950e", "test.counted/1"),
          Map.of(
              "note",
              "\"صندوق ۱۲\"\n\\ \u0001",
              "envelope",
              "v-12.2",
              "election",
              "e-1",
              "content",
              "3a6eb079",
              "actor",
              "a-7"),
          bytes("{\"votes\":[120,0,7],\"serial\":\"الف-۱۲\"}"));
  private static final Entry OF_NO_STREAM =
      Entry.write(
          new Salt(0xffee_ddcc_bbaa_9988L, 0x7766_5544_3322_1100L),
          new Entry.Header(null, -1, null, Instant.parse("2026-06-19T08:30:00Z")),
          new Entry.Name("7c9e6679-7425-40de-944b-e07fc1f90ae7", "test.noted/1"),
          Map.of(),
          bytes("{}"));

  @Test
  void an_entry_of_a_stream_is_this_line_and_this_leaf() throws IOException {
    assertThat(OF_A_STREAM.line()).isEqualTo(golden("entry-of-a-stream.json"));
    assertThat(OF_A_STREAM.publicLine()).isEqualTo(golden("entry-of-a-stream.public.json"));
    assertThat(OF_A_STREAM.leafHash().hex()).isEqualTo(hash("entry-of-a-stream.json leaf "));
  }

  @Test
  void an_entry_of_no_stream_is_this_line_and_this_leaf() throws IOException {
    assertThat(OF_NO_STREAM.line()).isEqualTo(golden("entry-of-no-stream.json"));
    assertThat(OF_NO_STREAM.publicLine()).isEqualTo(golden("entry-of-no-stream.public.json"));
    assertThat(OF_NO_STREAM.leafHash().hex()).isEqualTo(hash("entry-of-no-stream.json leaf "));
  }

  @Test
  void golden_lines_are_read_as_they_were_meant() throws IOException {
    Entry read = Entry.parse(golden("entry-of-a-stream.json"));
    assertThat(read.header()).isEqualTo(OF_A_STREAM.header());
    assertThat(read.meta()).isEqualTo(OF_A_STREAM.meta()).containsKey("note");
    assertThat(read.dataBytes()).isEqualTo(OF_A_STREAM.dataBytes());
  }

  @Test
  void a_commit_header_is_these_bytes_and_this_hash() throws IOException {
    CommitHeader header =
        new CommitHeader(
            0,
            0,
            2,
            "000102030405060708090a0b0c0d0e0f",
            Hash.sha256(new byte[0]),
            RightEdge.EMPTY.append(List.of(OF_A_STREAM.leafHash(), OF_NO_STREAM.leafHash())),
            Instant.parse("2026-06-19T08:30:00.000123Z"),
            "node-1");
    assertThat(header.toBytes()).isEqualTo(golden("commit-header.json"));
    assertThat(CommitHeader.parse(golden("commit-header.json"))).isEqualTo(header);
    assertThat(Commit.headerHash(header).hex()).isEqualTo(hash("commit-header.json sha256 "));
  }

  private static byte[] golden(String file) throws IOException {
    try (InputStream in = GoldenLogTest.class.getResourceAsStream("/golden/log/" + file)) {
      assertThat(in).as(file).isNotNull();
      return in.readAllBytes();
    }
  }

  private static String hash(String of) throws IOException {
    return new String(golden("hashes.txt"), StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith(of))
        .map(line -> line.substring(of.length()))
        .findFirst()
        .orElseThrow();
  }
}
