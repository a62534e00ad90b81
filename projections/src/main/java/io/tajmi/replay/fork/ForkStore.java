package io.tajmi.replay.fork;

import io.tajmi.folder.OwnerFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Forks by their ids, a file each, found again after a restart. Whoever asks says for whom: a fork
 * is there only for the circles that made it, and a name only for whoever gave it. Where there are
 * too many, the circle that keeps most makes room: of its forks those go first that nobody has
 * named, used longest ago first. A fork that several have counts for the one that keeps least. Safe
 * for threads.
 */
public final class ForkStore {
  /** The longest name, in characters. */
  public static final int NAME_CHARACTERS_MAX = 200;

  private static final String ENDING = ".fork";
  private static final String UNFINISHED = ".next";
  private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}\\.fork");

  private final Path folder;
  private final Limits limits;
  private final InstantSource clock;
  private final Observer observer;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Shelved> shelf = new HashMap<>();
  private long bytes;
  private long uses;

  /**
   * What is kept.
   *
   * @param forksMax so many forks
   * @param bytesMax of all files together
   */
  public record Limits(int forksMax, long bytesMax) {
    /** As a node has it: 10,000 forks and 64 MiB. */
    public static final Limits DEFAULT = new Limits(10_000, 64L << 20);
  }

  /**
   * For whom something is kept or asked.
   *
   * @param circle who may find it, such as a chain and its area
   * @param caller whose name for it is given or asked
   */
  public record Owner(String circle, String caller) {}

  /**
   * A fork as it was kept.
   *
   * @param name that the caller gave it; null where the caller gave none
   * @param used when it was kept or asked for last
   */
  public record Kept(Fork fork, @Nullable String name, Instant used) {}

  /** Hears what becomes of files; nothing of their content is told. */
  public interface Observer {
    /** A file is damaged, or is no fork, and is deleted. */
    void discarded(Path file, String why);

    /** Something could not be read, written or deleted; the store goes on. */
    void failed(Path file, Throwable why);
  }

  /** What is known of a file without reading it again. */
  private record Shelved(Ownership ownership, long bytes, Instant used, long use) {
    boolean isNamed() {
      return ownership.isNamed();
    }
  }

  /** In a folder, which is made where it is missing; reads what is there. */
  public ForkStore(Path folder, Limits limits, InstantSource clock, Observer observer) {
    this.folder = folder;
    this.limits = limits;
    this.clock = clock;
    this.observer = observer;
    try {
      OwnerFolder.make(folder);
      OwnerFolder.oldestFirst(folder, observer::failed).forEach(this::takeIn);
    } catch (IOException failed) {
      observer.failed(folder, failed);
    }
    lock.lock();
    try {
      makeRoom("");
    } finally {
      lock.unlock();
    }
  }

  private void takeIn(Path file) {
    String name = file.getFileName().toString();
    if (name.endsWith(UNFINISHED)) {
      delete(file);
    } else if (NAME.matcher(name).matches()) {
      try {
        ForkFile read = ForkFile.read(file, name.substring(0, name.length() - ENDING.length()));
        put(
            read.fork().id(),
            read.ownership(),
            Files.size(file),
            OwnerFolder.modified(file, observer::failed));
      } catch (ForkFile.Damaged damaged) {
        observer.discarded(file, String.valueOf(damaged.getMessage()));
        delete(file);
      } catch (IOException unreadable) {
        observer.failed(file, unreadable);
      }
    }
  }

  private void put(String id, Ownership ownership, long size, Instant used) {
    Shelved before = shelf.put(id, new Shelved(ownership, size, used, uses++));
    bytes += size - (before == null ? 0 : before.bytes());
  }

  /**
   * Keeps a fork for an owner; what is kept already keeps whom it is for.
   *
   * @param name that the caller gives it; null to leave the caller's name as it is
   * @throws IOException where it cannot be written
   */
  public Kept keep(Owner owner, Fork fork, @Nullable String name) throws IOException {
    if (name != null && name.length() > NAME_CHARACTERS_MAX) {
      throw new IllegalArgumentException(
          "a name has at most " + NAME_CHARACTERS_MAX + " characters");
    }
    String id = fork.id();
    lock.lock();
    try {
      Shelved before = shelf.get(id);
      Ownership known = before == null ? Ownership.NOBODY : before.ownership();
      Ownership ownership = known.with(owner, name);
      if (before == null || !ownership.equals(known)) {
        write(fork, ownership);
      }
      Instant used = use(id);
      makeRoom(id);
      return new Kept(fork, ownership.name(owner), used);
    } finally {
      lock.unlock();
    }
  }

  private void write(Fork fork, Ownership ownership) throws IOException {
    Path file = file(fork.id());
    try {
      long size = ForkFile.write(file, UNFINISHED, fork, ownership);
      put(fork.id(), ownership, size, clock.instant());
    } catch (IOException failed) {
      observer.failed(file, failed);
      throw failed;
    }
  }

  private Instant use(String id) {
    Instant now = clock.instant();
    Shelved known = shelf.get(id);
    if (known != null) {
      shelf.put(id, new Shelved(known.ownership(), known.bytes(), now, uses++));
      try {
        Files.setLastModifiedTime(file(id), FileTime.from(now));
      } catch (IOException failed) {
        observer.failed(file(id), failed);
      }
    }
    return now;
  }

  /** A fork by its id; null where there is none for this owner. */
  public @Nullable Kept find(Owner owner, String id) {
    lock.lock();
    try {
      Shelved known = shelf.get(id);
      if (known == null || !known.ownership().isOf(owner)) {
        return null;
      }
      Fork fork = read(id);
      return fork == null ? null : new Kept(fork, known.ownership().name(owner), use(id));
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Fork read(String id) {
    try {
      return ForkFile.read(file(id), id).fork();
    } catch (ForkFile.Damaged damaged) {
      observer.discarded(file(id), String.valueOf(damaged.getMessage()));
      remove(id);
    } catch (IOException unreadable) {
      observer.failed(file(id), unreadable);
    }
    return null;
  }

  /** All forks of an owner's circle, used last first. */
  public List<Kept> all(Owner owner) {
    lock.lock();
    try {
      List<Kept> all = new ArrayList<>();
      shelf.entrySet().stream()
          .filter(known -> known.getValue().ownership().isOf(owner))
          .sorted(
              Comparator.comparingLong((Map.Entry<String, Shelved> it) -> it.getValue().use())
                  .reversed())
          .map(Map.Entry::getKey)
          .toList()
          .forEach(id -> {
            Fork fork = read(id);
            Shelved known = shelf.get(id);
            if (fork != null && known != null) {
              all.add(new Kept(fork, known.ownership().name(owner), known.used()));
            }
          });
      return all;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Forgets the caller's name for a fork, which stays; false where there is none for this owner.
   *
   * @throws IOException where it cannot be written
   */
  public boolean forget(Owner owner, String id) throws IOException {
    lock.lock();
    try {
      Shelved known = shelf.get(id);
      Fork fork = known == null || !known.ownership().isOf(owner) ? null : read(id);
      if (known == null || fork == null) {
        return false;
      }
      write(fork, known.ownership().forgetting(owner));
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Lets go of as many as must; the newest stays, whatever it takes. */
  private void makeRoom(String newest) {
    String id = isTooMuch() ? first(newest) : null;
    while (id != null) {
      remove(id);
      id = isTooMuch() ? first(newest) : null;
    }
  }

  private boolean isTooMuch() {
    return shelf.size() > limits.forksMax() || bytes > limits.bytesMax();
  }

  /** The one that goes first but the newest; null where there is no other. */
  private @Nullable String first(String newest) {
    Map<String, Long> kept = keptByCircle();
    return shelf.entrySet().stream()
        .filter(known -> !known.getKey().equals(newest))
        .min(
            Comparator.comparing(
                    (Map.Entry<String, Shelved> it) -> it.getValue().ownership().least(kept),
                    Comparator.reverseOrder())
                .thenComparing(it -> it.getValue().isNamed())
                .thenComparingLong(it -> it.getValue().use()))
        .map(Map.Entry::getKey)
        .orElse(null);
  }

  /** How much each circle keeps of what is too much: forks, or bytes. */
  private Map<String, Long> keptByCircle() {
    boolean tooMany = shelf.size() > limits.forksMax();
    Map<String, Long> kept = new HashMap<>();
    for (Shelved known : shelf.values()) {
      long size = tooMany ? 1 : known.bytes();
      known.ownership().circles().forEach(circle -> kept.merge(circle, size, Long::sum));
    }
    return kept;
  }

  private void remove(String id) {
    Shelved gone = shelf.remove(id);
    bytes -= gone == null ? 0 : gone.bytes();
    delete(file(id));
  }

  private void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException stays) {
      observer.failed(file, stays);
    }
  }

  private Path file(String id) {
    return folder.resolve(id + ENDING);
  }
}
