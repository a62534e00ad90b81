package io.tajmi.api.intake;

import io.tajmi.digest.Sha256;
import io.tajmi.folder.OwnerFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bytes of everything that was refused, kept for people to look into: one file each, named
 * time, client, hash, so the same bytes are kept once. Bounded; the oldest go first, and are
 * counted.
 */
public final class KeptAside {
  /** What a file counts at least, in bytes: the block that it fills on disk. */
  static final int FILE_BYTES_MIN = 4_096;

  private static final String PART = "part";
  private static final Logger LOG = LoggerFactory.getLogger(KeptAside.class);

  private final Path folder;
  private final long bytesMax;
  private final long clientBytesMax;
  private final InstantSource clock;
  private final Runnable dropped;
  private final ReentrantLock lock = new ReentrantLock();
  private final ArrayDeque<Kept> kept = new ArrayDeque<>();
  private final Map<String, Long> bytesByClient = new HashMap<>();
  private final Set<String> hashes = new HashSet<>();
  private long bytes;

  /** {@code size} as it counts. */
  private record Kept(Path file, String client, String hash, long size) {}

  /**
   * Goes on with what the folder holds, and drops what is over the limits.
   *
   * @param bytesMax of all files together
   * @param clientBytesMax of one client's files
   * @param dropped called for each file that had to go
   */
  public KeptAside(
      Path folder, long bytesMax, long clientBytesMax, InstantSource clock, Runnable dropped) {
    this.folder = folder;
    this.bytesMax = bytesMax;
    this.clientBytesMax = clientBytesMax;
    this.clock = clock;
    this.dropped = dropped;
    try {
      OwnerFolder.make(folder);
      Files.deleteIfExists(folder.resolve(PART));
      try (Stream<Path> files = Files.list(folder)) {
        List<Path> oldestFirst = files.sorted(Comparator.comparing(Path::toString)).toList();
        for (Path file : oldestFirst) {
          String[] name = file.getFileName().toString().split("-", 3);
          if (name.length == 3) {
            add(new Kept(file, name[1], name[2], counted(Files.size(file))));
          }
        }
      }
      for (String client : List.copyOf(bytesByClient.keySet())) {
        dropOverLimits(client);
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /**
   * Keeps these bytes of a client, unless the same bytes are kept already or are more than a client
   * may have. A disk that does not take them is logged, and does not change the answer.
   */
  public void keep(byte[] refused, String client) {
    String hash = Sha256.hex(refused);
    String owner = Sha256.hex(client).substring(0, 8);
    lock.lock();
    try {
      if (hashes.contains(hash)) {
        return;
      }
      if (counted(refused.length) > clientBytesMax) {
        dropped.run();
        return;
      }
      Path file =
          folder.resolve(String.format(Locale.ROOT, "%013d-%s-%s", clock.millis(), owner, hash));
      write(file, refused);
      add(new Kept(file, owner, hash, counted(refused.length)));
      dropOverLimits(owner);
    } catch (IOException failed) {
      LOG.error("Refused bytes could not be kept aside: {}", failed.toString());
    } finally {
      lock.unlock();
    }
  }

  /** So that a crash leaves no half a file under a whole one's name. */
  private void write(Path file, byte[] refused) throws IOException {
    Path part = folder.resolve(PART);
    Files.write(part, refused);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private void dropOverLimits(String client) throws IOException {
    while (bytesByClient.getOrDefault(client, 0L) > clientBytesMax) {
      dropOldest(client);
    }
    while (bytes > bytesMax) {
      dropOldest(null);
    }
  }

  private static long counted(long size) {
    return Math.max(size, FILE_BYTES_MIN);
  }

  /** How many bytes are kept; a small file counts as {@value #FILE_BYTES_MIN}. */
  public long bytes() {
    lock.lock();
    try {
      return bytes;
    } finally {
      lock.unlock();
    }
  }

  private void add(Kept one) {
    kept.addLast(one);
    hashes.add(one.hash());
    bytes += one.size();
    bytesByClient.merge(one.client(), one.size(), Long::sum);
  }

  private void dropOldest(@Nullable String client) throws IOException {
    for (Iterator<Kept> oldest = kept.iterator(); oldest.hasNext(); ) {
      Kept one = oldest.next();
      if (client == null || one.client().equals(client)) {
        oldest.remove();
        hashes.remove(one.hash());
        bytes -= one.size();
        bytesByClient.merge(one.client(), -one.size(), Long::sum);
        Files.deleteIfExists(one.file());
        dropped.run();
        return;
      }
    }
  }
}
