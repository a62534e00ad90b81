package io.tajmi.api.access.session;

import io.tajmi.api.access.account.AccountFile;
import io.tajmi.api.access.account.Secrets;
import io.tajmi.folder.OwnerFolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * {@code DIR/sessions/sessions}: a line of one width for each session that may be open, blank where
 * none is. All lines are there from the start and are written in place, so that logging in and out
 * takes no space on a disk that is full. A line that a crash has torn fails its check and is
 * nobody: an end is never undone by it. The folder is marked as a cache, so that programs that make
 * backups leave it out: what was logged out must not come back from one.
 */
final class SessionFile implements AutoCloseable {
  /** What tells a backup that a folder need not be kept; the first line is given by convention. */
  static final String CACHE_TAG =
      """
      Signature: 8a477f597d28d172789f06886806bc55
      # Who is logged in. Never to be kept in a backup: who logged out would come back.
      """;

  private static final int ACCOUNT_LETTERS_MAX = 32;
  private static final int MILLIS_DIGITS = 15;
  private static final int CHECK_DIGITS = 16;
  private static final int LINE_BYTES = 64 + 1 + 32 + 1 + 64 + 1 + MILLIS_DIGITS + 1 + 16 + 1;
  private static final Pattern LINE =
      Pattern.compile("([0-9a-f]{64}) ([!-~]{1,32}) *([0-9a-f]{64}) ([0-9]{15}) ([0-9a-f]{16})\n");

  private final FileChannel file;
  private final ArrayDeque<Integer> free = new ArrayDeque<>();
  private final Map<Integer, Session> found = new LinkedHashMap<>();

  /**
   * Goes on with the file of a data directory.
   *
   * @param linesMax sessions that it holds at most
   */
  SessionFile(Path data, int linesMax) throws IOException {
    Path folder = OwnerFolder.make(data.resolve("sessions"));
    AccountFile.ownerEnters(folder);
    Path tag = folder.resolve("CACHEDIR.TAG");
    if (!Files.exists(tag)) {
      AccountFile.writePrivately(tag, CACHE_TAG.getBytes(StandardCharsets.US_ASCII));
    }
    Path path = folder.resolve("sessions");
    AccountFile.makePrivate(path);
    file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
    read();
    makeRoom(linesMax);
    for (int i = 0; i < linesMax; i++) {
      if (!found.containsKey(i)) {
        free.add(i);
      }
    }
    AccountFile.force(folder);
  }

  private void read() throws IOException {
    ByteBuffer all = ByteBuffer.allocate((int) Math.min(file.size(), Integer.MAX_VALUE - 8));
    while (all.hasRemaining() && file.read(all, all.position()) >= 0) {
      // Reads on.
    }
    for (int i = 0; (i + 1) * LINE_BYTES <= all.position(); i++) {
      String line = new String(all.array(), i * LINE_BYTES, LINE_BYTES, StandardCharsets.US_ASCII);
      Session session = session(line);
      if (session != null) {
        found.put(i, session);
      }
    }
  }

  private void makeRoom(int lines) throws IOException {
    int there = (int) (file.size() / LINE_BYTES);
    if (there < lines) {
      write(there, blank().repeat(lines - there));
    }
  }

  /** The sessions that were there at the start, by their places. */
  Map<Integer, Session> found() {
    return Map.copyOf(found);
  }

  /** Puts a session in a place that is free. */
  int add(Session session) throws IOException {
    Integer place = free.peek();
    if (place == null) {
      throw new IOException("there is no place left for a session");
    }
    write(place, line(session));
    free.remove();
    return place;
  }

  /** Frees a place; when it returns, nothing brings its session back. */
  void clear(int place) throws IOException {
    write(place, blank());
    free.add(place);
  }

  private void write(int place, String lines) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(lines.getBytes(StandardCharsets.US_ASCII));
    long at = (long) place * LINE_BYTES;
    while (bytes.hasRemaining()) {
      at += file.write(bytes, at);
    }
    file.force(true);
  }

  private static String blank() {
    return " ".repeat(LINE_BYTES - 1) + "\n";
  }

  private static String line(Session session) {
    if (session.account().length() > ACCOUNT_LETTERS_MAX) {
      throw new IllegalArgumentException("an account's id is too long");
    }
    String said =
        String.format(
            Locale.ROOT,
            "%s %-32s %s %015d",
            session.hash(),
            session.account(),
            session.version(),
            session.opened().toEpochMilli());
    return said + " " + check(said) + "\n";
  }

  private static @Nullable Session session(String line) {
    Matcher parts = LINE.matcher(line);
    if (!parts.matches()
        || !check(line.substring(0, LINE_BYTES - CHECK_DIGITS - 2)).equals(parts.group(5))) {
      return null;
    }
    Instant opened = Instant.ofEpochMilli(Long.parseLong(parts.group(4)));
    return new Session(parts.group(1), parts.group(2), parts.group(3), opened);
  }

  private static String check(String said) {
    return Secrets.hash(said).substring(0, CHECK_DIGITS);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
