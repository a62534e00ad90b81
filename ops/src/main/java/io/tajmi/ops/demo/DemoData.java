package io.tajmi.ops.demo;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * The directory of a demonstration; where nobody named one it is temporary and deleted at the end.
 */
public final class DemoData implements AutoCloseable {
  private final Path path;
  private final boolean temporary;

  private DemoData(Path path, boolean temporary) {
    this.path = path;
    this.temporary = temporary;
  }

  /** The named directory, or a temporary one. */
  public static DemoData of(@Nullable Path named) throws IOException {
    return named == null
        ? new DemoData(Files.createTempDirectory("tajmi-demo-"), true)
        : new DemoData(named, false);
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** Deletes a temporary directory; may be called twice, also at once. */
  @Override
  public void close() throws IOException {
    if (temporary && Files.exists(path)) {
      Files.walkFileTree(path, new Delete());
    }
  }

  private static final class Delete extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failed) throws IOException {
      if (failed instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failed;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed)
        throws IOException {
      if (failed != null) {
        throw failed;
      }
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
