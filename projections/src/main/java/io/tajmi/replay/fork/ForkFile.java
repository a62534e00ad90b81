package io.tajmi.replay.fork;

import io.tajmi.digest.Sha256;
import io.tajmi.document.Fields;
import io.tajmi.document.Rejection;
import io.tajmi.eventlog.codec.EventCodec;
import io.tajmi.folder.OwnerFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Arrays;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A fork on disk: its canonical form, a line of JSON that says for whom it is kept, and the SHA-256
 * of both, each ended by a line feed. Nothing in it is believed before that hash is right.
 */
record ForkFile(Fork fork, Ownership ownership) {
  private static final JsonMapper JSON = EventCodec.strict(JsonMapper.builder()).build();
  private static final int HASH_LINE_BYTES = 65;
  private static final long BYTES_MAX = 4L * Fields.BYTES_MAX;

  /** Why a file is no fork, in a part of a sentence that follows its name. */
  static final class Damaged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Damaged(String why) {
      super(why, null, false, false);
    }
  }

  static long write(Path file, String unfinished, Fork fork, Ownership ownership)
      throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(fork.canonical());
    out.write('\n');
    out.writeBytes(JSON.writeValueAsBytes(ownership));
    out.write('\n');
    out.writeBytes((Sha256.hex(out.toByteArray()) + "\n").getBytes(StandardCharsets.US_ASCII));
    byte[] bytes = out.toByteArray();
    return OwnerFile.put(
        file, unfinished, channel -> Channels.newOutputStream(channel).write(bytes));
  }

  /**
   * Reads the fork of an id.
   *
   * @throws Damaged where it is not as it was written, or is another
   */
  static ForkFile read(Path file, String id) throws IOException {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new Damaged("is no file");
    }
    if (Files.size(file) > BYTES_MAX) {
      throw new Damaged("is larger than any that was written");
    }
    byte[] bytes = Files.readAllBytes(file);
    int covered = bytes.length - HASH_LINE_BYTES;
    if (covered <= 0 || !isWhole(bytes, covered)) {
      throw new Damaged("has other bytes than were written");
    }
    int end = 0;
    while (end < covered && bytes[end] != '\n') {
      end++;
    }
    try {
      Fork fork = Fork.parse(Arrays.copyOf(bytes, end));
      if (!fork.id().equals(id)) {
        throw new Damaged("is another fork than its name says");
      }
      byte[] owners = Arrays.copyOfRange(bytes, Math.min(end + 1, covered), covered);
      return new ForkFile(fork, JSON.readValue(owners, Ownership.class));
    } catch (Rejection | JacksonException malformed) {
      throw new Damaged("holds no fork");
    }
  }

  private static boolean isWhole(byte[] bytes, int covered) {
    String stated = new String(bytes, covered, HASH_LINE_BYTES, StandardCharsets.ISO_8859_1);
    return stated.equals(Sha256.hex(Arrays.copyOf(bytes, covered)) + "\n");
  }
}
