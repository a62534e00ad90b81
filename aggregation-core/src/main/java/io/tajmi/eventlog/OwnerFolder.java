package io.tajmi.eventlog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

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
}
