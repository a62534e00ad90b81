package io.tajmi.api.access.account;

import io.tajmi.folder.OwnerFolder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code DIR/access/accounts.json}: every account of a node. Accounts are no facts of an election,
 * so they are not in its log. The file is replaced as a whole, under a lock that all processes
 * share, and only its owner reads it.
 */
public final class AccountFile {
  private static final int FORMAT = 1;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWNER_ENTERS =
      PosixFilePermissions.fromString("rwx------");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final Path data;
  private final Path file;

  private record Content(int format, List<Account> accounts) {}

  /** What tells one state of the file from another without reading it. */
  record Stamp(@Nullable Object key, FileTime modified, long size) {}

  AccountFile(Path data) {
    this.data = data;
    file = data.resolve("access").resolve("accounts.json");
  }

  /** The folder, which only its owner enters. */
  static Path folder(Path data) throws IOException {
    return ownerEnters(OwnerFolder.make(data.resolve("access")));
  }

  /** Lets only its owner enter a folder. */
  public static Path ownerEnters(Path folder) throws IOException {
    if (posix(folder)) {
      Files.setPosixFilePermissions(folder, OWNER_ENTERS);
    }
    return folder;
  }

  /** A file that only its owner reads, whether it is there already or not. */
  public static void makePrivate(Path file) throws IOException {
    if (!Files.exists(file)) {
      create(file);
    } else if (posix(file)) {
      Files.setPosixFilePermissions(file, OWNER_ONLY);
    }
  }

  private static void create(Path file) throws IOException {
    if (posix(file)) {
      Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    } else {
      Files.createFile(file);
    }
  }

  /** Makes durable which files a folder holds, where the file system lets one. */
  public static void force(Path folder) throws IOException {
    if (posix(folder)) {
      try (FileChannel entries = FileChannel.open(folder, StandardOpenOption.READ)) {
        entries.force(true);
      }
    }
  }

  /** Where the file stands now; null where there is none. */
  @Nullable Stamp stamp() throws IOException {
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      return new Stamp(now.fileKey(), now.lastModifiedTime(), now.size());
    } catch (NoSuchFileException none) {
      return null;
    }
  }

  /** All accounts; none where there is no file. */
  List<Account> read() throws IOException {
    try {
      Content content = JSON.readValue(Files.readAllBytes(file), Content.class);
      if (content.format() != FORMAT) {
        throw new IOException(file + " has a format that this program does not read");
      }
      return List.copyOf(content.accounts());
    } catch (NoSuchFileException none) {
      return List.of();
    } catch (JacksonException malformed) {
      throw new IOException(file + " is malformed", malformed);
    }
  }

  /** Puts what comes of all accounts in their place; nothing is written where nothing changed. */
  void change(UnaryOperator<List<Account>> change) throws IOException {
    Path folder = folder(data);
    try (FileChannel lock =
            FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        var _ = lock.lock()) {
      List<Account> before = read();
      List<Account> after = change.apply(before);
      if (!after.equals(before)) {
        writePrivately(file, JSON.writeValueAsBytes(new Content(FORMAT, after)));
      }
    }
  }

  /** Replaces a file at once by one that only its owner reads. */
  public static void writePrivately(Path file, byte[] bytes) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    Files.deleteIfExists(part);
    create(part);
    try (FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE)) {
      java.nio.ByteBuffer buffer = java.nio.ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        out.write(buffer);
      }
      out.force(true);
    }
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    force(Objects.requireNonNull(file.toAbsolutePath().getParent()));
  }

  private static boolean posix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
