package io.tajmi.replay;

import io.tajmi.binary.BinaryReader;
import io.tajmi.binary.BinaryWriter;
import io.tajmi.digest.Sha256;
import io.tajmi.eventlog.LogCreated;
import io.tajmi.eventlog.codec.EventCodec;
import io.tajmi.fold.FoldState;
import io.tajmi.fold.bytes.StateBytes;
import io.tajmi.folder.OwnerFile;
import io.tajmi.view.ContentHash;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * One fold checkpoint on disk: a line of JSON that says of which log it is and where in it, the
 * state, and the SHA-256 of all that. Nothing in it is believed before that hash is right, and
 * nothing of it is used unless the log, which was verified, has the root that it names.
 */
final class FoldFile {
  private static final JsonMapper JSON = EventCodec.strict(JsonMapper.builder()).build();
  private static final int HEAD_BYTES_MAX = 1_024;
  private static final int HASH_BYTES = 32;
  private static final int CHUNK_BYTES = 1 << 16;

  private FoldFile() {}

  /**
   * What it is of.
   *
   * @param fold version of the fold that made it
   * @param origin of the log
   * @param position of the last entry that was folded, which ends a commit
   * @param root of the log with that entry, 64 hex digits
   * @param content hash of the snapshot, 64 hex digits
   */
  record Head(int fold, String origin, long position, String root, String content) {}

  /** Why a file is not used, in a part of a sentence that follows its name. */
  static final class Unfit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unfit(String why) {
      super(why);
    }

    static void unless(boolean fits, String why) {
      if (!fits) {
        throw new Unfit(why);
      }
    }
  }

  /**
   * Writes a state beside its place, syncs it, puts it there and syncs the folder.
   *
   * @return how many bytes it has
   */
  static long write(Path file, FoldState state, String root, EventCodec codec) throws IOException {
    LogCreated log = state.snapshot().log();
    if (log == null) {
      throw new IllegalStateException("the log was not founded");
    }
    Head head =
        new Head(
            StateBytes.VERSION,
            log.origin(),
            state.position(),
            root,
            ContentHash.of(state.snapshot()));
    return OwnerFile.put(
        file, FoldCheckpoints.UNFINISHED, channel -> write(channel, head, state, codec));
  }

  private static void write(FileChannel channel, Head head, FoldState state, EventCodec codec)
      throws IOException {
    MessageDigest sha256 = Sha256.begin();
    OutputStream out = new DigestOutputStream(Channels.newOutputStream(channel), sha256);
    out.write(JSON.writeValueAsBytes(head));
    out.write('\n');
    StateBytes.write(state, codec, new BinaryWriter(out));
    Channels.newOutputStream(channel).write(sha256.digest());
  }

  /** A state that was read, and the content hash that it must have. */
  record Kept(FoldState state, String content) {
    /** Whether its content is what it was when it was written. */
    boolean saysTheSame() {
      return ContentHash.of(state.snapshot()).equals(content);
    }
  }

  /**
   * The state in a file.
   *
   * @param first the state before the first entry
   * @throws Unfit where it is not the state that a fold of this log came to
   */
  static Kept read(Path file, FoldState first, DirectReader log, FoldCheckpoints.Commits commits) {
    try {
      Unfit.unless(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS), "is no file");
      long covered = Files.size(file) - HASH_BYTES;
      Unfit.unless(covered > 0 && isWhole(file, covered), "has other bytes than were written");
      try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
        byte[] line = line(in);
        Head head = head(line);
        requireOf(log, commits, head);
        FoldState state = state(new BinaryReader(in, covered - line.length - 1), first, log);
        Unfit.unless(state.position() == head.position(), "holds the state of another position");
        return new Kept(state, head.content());
      }
    } catch (IOException unreadable) {
      throw new Unfit("cannot be read: " + unreadable.getMessage());
    }
  }

  private static boolean isWhole(Path file, long covered) throws IOException {
    MessageDigest sha256 = Sha256.begin();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer chunk = ByteBuffer.allocate(CHUNK_BYTES);
      for (long left = covered; left > 0; ) {
        chunk.clear().limit((int) Math.min(CHUNK_BYTES, left));
        if (channel.read(chunk) < 0) {
          return false;
        }
        left -= chunk.position();
        sha256.update(chunk.flip());
      }
      ByteBuffer stated = ByteBuffer.allocate(HASH_BYTES);
      while (stated.hasRemaining()) {
        if (channel.read(stated) < 0) {
          return false;
        }
      }
      return MessageDigest.isEqual(stated.array(), sha256.digest());
    }
  }

  private static byte[] line(InputStream in) throws IOException {
    byte[] line = new byte[HEAD_BYTES_MAX];
    int length = 0;
    int next = in.read();
    while (next >= 0 && next != '\n' && length < HEAD_BYTES_MAX) {
      line[length++] = (byte) next;
      next = in.read();
    }
    Unfit.unless(next == '\n', "does not begin with a line that says what it is of");
    return java.util.Arrays.copyOf(line, length);
  }

  private static Head head(byte[] line) {
    try {
      return JSON.readValue(line, Head.class);
    } catch (JacksonException malformed) {
      throw new Unfit("does not say what it is of: " + new String(line, StandardCharsets.UTF_8));
    }
  }

  private static void requireOf(DirectReader log, FoldCheckpoints.Commits commits, Head head) {
    Unfit.unless(
        head.fold() == StateBytes.VERSION,
        "was written by fold version " + head.fold() + ", and this is " + StateBytes.VERSION);
    LogCreated created = log.created();
    Unfit.unless(
        created != null && created.origin().equals(head.origin()),
        "is of another log: " + head.origin());
    Unfit.unless(
        head.position() >= 0 && head.position() < log.size(),
        "goes to position " + head.position() + ", and the log does not");
    var commit = commits.holding(head.position());
    Unfit.unless(
        commit != null
            && commit.end() == head.position() + 1
            && commit.edge().root().hex().equals(head.root()),
        "is of another past than the log has at position " + head.position());
  }

  private static FoldState state(BinaryReader in, FoldState first, DirectReader log) {
    try {
      return StateBytes.read(in, log.codec(), first, log);
    } catch (RuntimeException malformed) {
      // Whatever it is that cannot be read, a fold from nothing needs none of it.
      throw new Unfit("holds no state of this log: " + malformed.getMessage());
    }
  }
}
