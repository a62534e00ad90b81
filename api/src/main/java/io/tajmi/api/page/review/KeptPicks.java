package io.tajmi.api.page.review;

import io.tajmi.digest.Sha256;
import io.tajmi.election.AreaCode;
import io.tajmi.election.BranchCode;
import io.tajmi.election.ContestId;
import io.tajmi.folder.OwnerFile;
import io.tajmi.folder.OwnerFolder;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Selections that were kept under a name, a file each, found again after a restart. One is there
 * for the circle that kept it, a role with its area, and for nobody else. Where there are too many,
 * those kept longest ago go first. Safe for threads.
 */
public final class KeptPicks {
  /** The longest name, in characters. */
  public static final int NAME_CHARACTERS_MAX = 100;

  private static final String ENDING = ".picks";
  private static final String UNFINISHED = ".next";
  private static final int ID_DIGITS = 32;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path folder;
  private final Limits limits;
  private final InstantSource clock;
  private final Observer observer;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Shelved> shelf = new LinkedHashMap<>();

  /**
   * What is kept.
   *
   * @param circleMax so many of one circle
   * @param allMax so many of all
   * @param bytesMax of all files together
   */
  public record Limits(int circleMax, int allMax, long bytesMax) {
    /** As a node has it: 200 a circle, 2,000 in all and 32 MiB. */
    public static final Limits DEFAULT = new Limits(200, 2_000, 32L << 20);
  }

  /** Hears what becomes of files; nothing of their content is told. */
  public interface Observer {
    /** A file is damaged and is deleted. */
    void discarded(Path file);

    /** Something could not be read, written or deleted; the store goes on. */
    void failed(Path file, Throwable why);
  }

  /** A selection as it was kept. */
  public record Kept(String id, String name, Picks picks) {}

  /** The content of a file. */
  record Content(
      String circle, String contest, String name, List<String> areas, List<String> branches) {
    /** Of the contest and what is chosen alone, so that the same choice has one id. */
    String id() {
      String canonical =
          contest + "\n" + String.join(",", areas) + "\n" + String.join(",", branches);
      return Sha256.hex(canonical.getBytes(StandardCharsets.UTF_8)).substring(0, ID_DIGITS);
    }

    String file() {
      String place = circle + "\n" + id();
      return Sha256.hex(place.getBytes(StandardCharsets.UTF_8)).substring(0, ID_DIGITS) + ENDING;
    }

    Kept kept() {
      return new Kept(
          id(),
          name,
          new Picks(
              areas.stream().map(AreaCode::new).toList(),
              branches.stream().map(BranchCode::new).toList()));
    }
  }

  private record Shelved(Content content, long bytes) {}

  /** In a folder, which is made where it is missing; reads what is there. */
  public KeptPicks(Path folder, Limits limits, InstantSource clock, Observer observer) {
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
  }

  private void takeIn(Path file) {
    String name = file.getFileName().toString();
    if (name.endsWith(UNFINISHED)) {
      delete(file);
      return;
    }
    try {
      if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
        return;
      }
      long bytes = Files.size(file);
      Content content =
          bytes > limits.bytesMax()
              ? null
              : JSON.readValue(Files.readAllBytes(file), Content.class);
      if (content == null || !content.file().equals(name)) {
        damaged(file);
      } else {
        var _ = content.kept();
        shelf.put(name, new Shelved(content, bytes));
      }
    } catch (JacksonException | IllegalArgumentException | NullPointerException malformed) {
      damaged(file);
    } catch (IOException unreadable) {
      observer.failed(file, unreadable);
    }
  }

  private void damaged(Path file) {
    observer.discarded(file);
    delete(file);
  }

  /**
   * Keeps a selection for a circle; one with the same content takes the new name.
   *
   * @throws IOException where it cannot be written
   */
  public Kept keep(String circle, ContestId contest, Picks picks, String name) throws IOException {
    if (name.isBlank() || name.length() > NAME_CHARACTERS_MAX || picks.size() > Picks.PICKS_MAX) {
      throw new IllegalArgumentException("no name, or more than is kept");
    }
    Content content =
        new Content(
            circle,
            contest.toString(),
            name.strip(),
            picks.areas().stream().map(AreaCode::value).toList(),
            picks.branches().stream().map(BranchCode::value).toList());
    lock.lock();
    try {
      Path file = folder.resolve(content.file());
      byte[] bytes = JSON.writeValueAsBytes(content);
      long size =
          OwnerFile.put(
              file, UNFINISHED, channel -> Channels.newOutputStream(channel).write(bytes));
      Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
      shelf.remove(content.file());
      shelf.put(content.file(), new Shelved(content, size));
      makeRoom(circle);
      return content.kept();
    } catch (IOException failed) {
      observer.failed(folder.resolve(content.file()), failed);
      throw failed;
    } finally {
      lock.unlock();
    }
  }

  private void makeRoom(String circle) {
    List<String> own =
        shelf.entrySet().stream()
            .filter(it -> it.getValue().content().circle().equals(circle))
            .map(Map.Entry::getKey)
            .toList();
    own.stream().limit(Math.max(0, own.size() - limits.circleMax())).forEach(this::remove);
    while (shelf.size() > 1 && isFull()) {
      remove(shelf.keySet().iterator().next());
    }
  }

  private boolean isFull() {
    return shelf.size() > limits.allMax()
        || shelf.values().stream().mapToLong(Shelved::bytes).sum() > limits.bytesMax();
  }

  private void remove(String name) {
    shelf.remove(name);
    delete(folder.resolve(name));
  }

  private void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException stays) {
      observer.failed(file, stays);
    }
  }

  /**
   * A selection of a contest that one of some circles keeps, by its id or else by its name, the one
   * kept last where several have that; null where there is none.
   */
  @Nullable
  public Kept find(List<String> circles, ContestId contest, String named) {
    List<Kept> all = all(circles, contest);
    return all.stream()
        .filter(kept -> kept.id().equals(named))
        .findFirst()
        .or(() -> all.stream().filter(kept -> kept.name().equals(named.strip())).findFirst())
        .orElse(null);
  }

  /** All selections of a contest that some circles keep, kept last first. */
  public List<Kept> all(List<String> circles, ContestId contest) {
    lock.lock();
    try {
      List<Kept> all = new ArrayList<>();
      for (Shelved shelved : shelf.values()) {
        Content content = shelved.content();
        if (circles.contains(content.circle()) && content.contest().equals(contest.toString())) {
          all.addFirst(content.kept());
        }
      }
      return all;
    } finally {
      lock.unlock();
    }
  }
}
