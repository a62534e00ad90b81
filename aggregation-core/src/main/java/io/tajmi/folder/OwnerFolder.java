package io.tajmi.folder;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Folders of a log and of what stands beside it. They hold votes that are not released and boxes
 * that are never shown alone, so only their owner enters them, where the file system knows owners.
 */
public final class OwnerFolder {
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ENTERS =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  private OwnerFolder() {}

  /** Makes a folder with those above it that are missing; one that is there keeps its rights. */
  public static Path make(Path folder) throws IOException {
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix ? Files.createDirectories(folder, OWNER_ENTERS) : Files.createDirectories(folder);
  }

  /**
   * What is in a folder, changed longest ago first.
   *
   * @param failed hears of each that cannot be looked at; it comes before all others
   */
  public static List<Path> oldestFirst(Path folder, BiConsumer<Path, IOException> failed)
      throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted(
              Comparator.comparing((Path file) -> modified(file, failed))
                  .thenComparing(Path::toString))
          .toList();
    } catch (UncheckedIOException whileListing) {
      throw whileListing.getCause();
    }
  }

  /** When a file was changed last; the epoch where it cannot be looked at. */
  public static Instant modified(Path file, BiConsumer<Path, IOException> failed) {
    try {
      return Files.getLastModifiedTime(file).toInstant();
    } catch (IOException unreadable) {
      failed.accept(file, unreadable);
      return Instant.EPOCH;
    }
  }
}
