package io.tajmi.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A folder on the disk that is measured, emptied at the end, and what several benchmarks share. */
final class Workspace implements AutoCloseable {
  private final Path root;
  private final Consumer<String> progress;
  private int folders;
  private @Nullable SmallLog smallLog;

  /** A folder beneath this one. */
  Workspace(Path parent, Consumer<String> progress) throws IOException {
    this.root = Files.createTempDirectory(Files.createDirectories(parent), "tajmi-bench-");
    this.progress = progress;
  }

  Path root() {
    return root;
  }

  /** A new folder. */
  Path folder(String name) throws IOException {
    return Files.createDirectory(root.resolve(name + "-" + folders++));
  }

  /** A file that does not exist yet. */
  Path file(String name) {
    return root.resolve(name + "-" + folders++);
  }

  /** The log of one million small entries, made when it is first asked for. */
  SmallLog smallLog() throws IOException {
    SmallLog made = smallLog;
    if (made == null) {
      say("making a log of one million small entries");
      made = SmallLog.make(folder("small-log"));
      smallLog = made;
    }
    return made;
  }

  /** Tells whoever waits. */
  void say(String what) {
    progress.accept("bench: " + what);
  }

  /** Deletes a folder and all in it. */
  static void delete(Path folder) throws IOException {
    List<Path> inside;
    try (Stream<Path> all = Files.walk(folder)) {
      inside = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path one : inside) {
      Files.deleteIfExists(one);
    }
  }

  @Override
  public void close() throws IOException {
    delete(root);
  }
}
