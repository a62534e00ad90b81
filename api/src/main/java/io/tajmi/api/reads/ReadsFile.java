package io.tajmi.api.reads;

import io.tajmi.digest.Sha256;
import io.tajmi.folder.OwnerFile;
import io.tajmi.folder.OwnerFolder;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lines on disk, each with the hash of the one before, and beside them how many there were and the
 * hash of the last. For one thread, but for {@link #from}.
 */
final class ReadsFile implements AutoCloseable {
  static final String NONE = "0".repeat(64);

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int LINE_BYTES_MAX = 16 << 10;
  private static final String UNFINISHED = ".next";
  private static final int SALT_BYTES = 16;

  private final SecureRandom random = new SecureRandom();
  private final Path folder;
  private final FileChannel channel;

  /** Where each line begins, and where the next will. */
  private final List<Long> places = new ArrayList<>();

  private volatile Head head = new Head(0, NONE);

  /**
   * The end of the record.
   *
   * @param count of lines
   * @param hash of the last, 64 hex digits; 64 zeros where there is none
   */
  record Head(long count, String hash) {}

  /**
   * What was found wrong when it was opened.
   *
   * @param count how many bytes or lines
   */
  record Damage(ReadLine.What what, long count) {}

  private final List<Damage> damages = new ArrayList<>();

  /** Goes on with the record in a folder. */
  ReadsFile(Path folder) throws IOException {
    this.folder = OwnerFolder.make(folder);
    Path file = folder.resolve("reads.log");
    if (!Files.exists(file)) {
      var _ = OwnerFile.put(file, UNFINISHED, _ -> {});
    }
    channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    Head kept = kept();
    String then = readAll(kept);
    if (channel.size() > end()) {
      setAside();
    }
    if (kept.count() > head.count()) {
      damages.add(new Damage(ReadLine.What.SHORTENED, kept.count() - head.count()));
    } else if (!then.equals(kept.hash())) {
      damages.add(new Damage(ReadLine.What.REPLACED, kept.count()));
    }
  }

  /** What was found wrong. */
  List<Damage> damages() {
    return List.copyOf(damages);
  }

  Head head() {
    return head;
  }

  private synchronized long end() {
    return places.isEmpty() ? 0 : places.getLast();
  }

  /** Reads as far as each line follows from the one before; the hash where the record ended. */
  private String readAll(Head kept) throws IOException {
    String then = NONE;
    places.add(0L);
    try (InputStream in = new BufferedInputStream(Channels.newInputStream(reading()))) {
      for (byte[] line = next(in); line != null; line = next(in)) {
        ReadLine read = parse(line);
        if (read == null || read.n() != head.count() || !read.before().equals(head.hash())) {
          break;
        }
        noteLine(line);
        then = head.count() == kept.count() ? head.hash() : then;
      }
    }
    return then;
  }

  private FileChannel reading() throws IOException {
    return FileChannel.open(folder.resolve("reads.log"), StandardOpenOption.READ);
  }

  private synchronized void noteLine(byte[] line) {
    places.add(places.getLast() + line.length + 1);
    head = new Head(head.count() + 1, Sha256.hex(line));
  }

  /** The next whole line; null where there is none. */
  private static byte @Nullable [] next(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int next = in.read();
    while (next >= 0 && next != '\n' && line.size() < LINE_BYTES_MAX) {
      line.write(next);
      next = in.read();
    }
    return next == '\n' ? line.toByteArray() : null;
  }

  private static @Nullable ReadLine parse(byte[] line) {
    try {
      return JSON.readValue(line, ReadLine.class);
    } catch (JacksonException malformed) {
      return null;
    }
  }

  private Head kept() throws IOException {
    Path file = folder.resolve("head");
    if (!Files.exists(file)) {
      return new Head(0, NONE);
    }
    String[] said = Files.readString(file, StandardCharsets.UTF_8).strip().split(" ", -1);
    return said.length == 2 && said[0].matches("[0-9]{1,18}")
        ? new Head(Long.parseLong(said[0]), said[1])
        : new Head(0, "damaged");
  }

  /** What is no line of it stays for whoever looks into it, under a name of its own. */
  private void setAside() throws IOException {
    long from = end();
    long bytes = channel.size() - from;
    Path aside = folder.resolve("cut-" + head.count() + "-" + damageNumber());
    var _ =
        OwnerFile.put(
            aside,
            UNFINISHED,
            to -> {
              for (long at = from; at < from + bytes; ) {
                at += channel.transferTo(at, from + bytes - at, to);
              }
            });
    channel.truncate(from);
    channel.force(true);
    damages.add(new Damage(ReadLine.What.CUT, bytes));
  }

  private long damageNumber() throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith("cut-")).count();
    }
  }

  /** How many bytes it has. */
  long bytes() {
    return end();
  }

  /**
   * Writes lines after the last, and then where it ends; their numbers, salts and hashes are made
   * here.
   *
   * @throws IOException where they are not on disk; then none of them is there
   */
  void append(List<ReadLine> lines) throws IOException {
    Head before = head;
    long end = end();
    try {
      channel.position(end);
      for (ReadLine line : lines) {
        byte[] bytes = JSON.writeValueAsBytes(numbered(line));
        ByteBuffer out = ByteBuffer.allocate(bytes.length + 1).put(bytes).put((byte) '\n').flip();
        while (out.hasRemaining()) {
          var _ = channel.write(out);
        }
        noteLine(bytes);
      }
      channel.force(false);
      keepHead();
    } catch (IOException | RuntimeException failed) {
      forget(before);
      channel.truncate(end);
      throw failed;
    }
  }

  private void keepHead() throws IOException {
    String said = head.count() + " " + head.hash() + "\n";
    var _ =
        OwnerFile.put(
            folder.resolve("head"),
            UNFINISHED,
            to -> {
              var _ = to.write(ByteBuffer.wrap(said.getBytes(StandardCharsets.UTF_8)));
            });
  }

  private synchronized void forget(Head before) {
    while (places.size() > before.count() + 1) {
      places.removeLast();
    }
    head = before;
  }

  private ReadLine numbered(ReadLine line) {
    return new ReadLine(
        head.count(),
        line.time(),
        line.what(),
        line.account(),
        line.address(),
        line.answer(),
        line.count(),
        salt(),
        head.hash());
  }

  private String salt() {
    byte[] salt = new byte[SALT_BYTES];
    random.nextBytes(salt);
    return HexFormat.of().formatHex(salt);
  }

  /** Lines from a number on. */
  List<ReadLine> from(long number, int limit) throws IOException {
    long at;
    long left;
    synchronized (this) {
      if (number >= head.count()) {
        return List.of();
      }
      at = places.get(Math.toIntExact(number));
      left = Math.min(limit, head.count() - number);
    }
    List<ReadLine> lines = new ArrayList<>();
    try (FileChannel reading = reading()) {
      InputStream in = new BufferedInputStream(Channels.newInputStream(reading.position(at)));
      for (; left > 0; left--) {
        byte[] line = next(in);
        ReadLine read = line == null ? null : parse(line);
        if (read == null) {
          throw new IOException("the record of reads has changed under the hands of this node");
        }
        lines.add(read);
      }
    }
    return lines;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
