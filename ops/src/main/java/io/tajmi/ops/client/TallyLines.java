package io.tajmi.ops.client;

import io.tajmi.document.ByteOrderMark;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * The lines of a file of tallies, byte for byte, in chunks; blank lines, and a byte order mark
 * before the first, are left out. A name that ends in {@code .gz} is read as gzip.
 */
final class TallyLines implements AutoCloseable {
  private static final int CHUNK_LINES = 500;
  private static final int CHUNK_BYTES = 4 * 1024 * 1024;
  private static final int BUFFER_BYTES = 1 << 16;

  /** A server refuses a line of more than 64 KiB; what is beyond that need not be sent whole. */
  private static final int LINE_BYTES_MAX = 128 * 1024;

  /** One line, numbered from 1 in its file. */
  public static final class Line {
    private final long number;
    private final byte[] bytes;

    private Line(long number, byte[] bytes) {
      this.number = number;
      this.bytes = bytes;
    }

    public long number() {
      return number;
    }

    public byte[] bytes() {
      return bytes;
    }
  }

  private final InputStream in;
  private long number;
  private boolean ended;

  private TallyLines(InputStream in) {
    this.in = in;
  }

  static TallyLines open(Path file) throws IOException {
    InputStream raw = Files.newInputStream(file);
    try {
      InputStream plain =
          file.toString().endsWith(".gz") ? new GZIPInputStream(raw, BUFFER_BYTES) : raw;
      BufferedInputStream in = new BufferedInputStream(plain, BUFFER_BYTES);
      ByteOrderMark.pass(in);
      return new TallyLines(in);
    } catch (IOException e) {
      raw.close();
      throw e;
    }
  }

  /** How many lines the file has that are not blank. */
  static long count(Path file) throws IOException {
    long count = 0;
    try (TallyLines lines = open(file)) {
      for (int n = lines.chunk().size(); n > 0; n = lines.chunk().size()) {
        count += n;
      }
    }
    return count;
  }

  /** The next lines; none at the end of the file. */
  List<Line> chunk() throws IOException {
    List<Line> chunk = new ArrayList<>(CHUNK_LINES);
    int bytes = 0;
    while (!ended && chunk.size() < CHUNK_LINES && bytes < CHUNK_BYTES) {
      byte[] line = line();
      if (!blank(line)) {
        chunk.add(new Line(number, line));
        bytes += line.length;
      }
    }
    return chunk;
  }

  private byte[] line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(512);
    int c = in.read();
    while (c >= 0 && c != '\n') {
      if (line.size() < LINE_BYTES_MAX) {
        line.write(c);
      }
      c = in.read();
    }
    ended = c < 0;
    number++;
    return line.toByteArray();
  }

  private static boolean blank(byte[] line) {
    for (byte b : line) {
      if (b != ' ' && b != '\t' && b != '\r') {
        return false;
      }
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
