package io.tajmi.ops.serve;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The file that tells other programs of this machine where a server answers, one port a line. */
final class AddressFile {
  private static final String FILE = "addresses";

  private AddressFile() {}

  /** Writes it anew. */
  static void write(Path data, String everyone, String inner) {
    Path file = data.resolve(FILE);
    Path next = data.resolve(FILE + ".new");
    try {
      Files.write(next, List.of("public " + everyone, "inner " + inner));
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Nobody answers there any more. */
  static void delete(Path data) {
    try {
      Files.deleteIfExists(data.resolve(FILE));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
