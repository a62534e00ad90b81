package io.tajmi.folder;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * A file that only its owner reads, where the file system knows owners, and that is there whole or
 * as it was: written beside its place, synced, put there, and the folder synced.
 */
public final class OwnerFile {
  private OwnerFile() {}

  /** What is written. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it. */
    void to(FileChannel channel) throws IOException;
  }

  /**
   * Puts a file in place.
   *
   * @param unfinished what its name ends with while it is written
   * @return how many bytes it has
   */
  public static long put(Path file, String unfinished, Content content) throws IOException {
    Path next = file.resolveSibling(file.getFileName() + unfinished);
    try {
      Files.deleteIfExists(next);
      long bytes = write(next, content);
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      try (FileChannel folder =
          FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
        folder.force(true);
      }
      return bytes;
    } finally {
      Files.deleteIfExists(next);
    }
  }

  private static long write(Path next, Content content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            next,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            ofTheOwner(next))) {
      content.to(channel);
      channel.force(true);
      return channel.size();
    }
  }

  private static FileAttribute<?>[] ofTheOwner(Path file) {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
