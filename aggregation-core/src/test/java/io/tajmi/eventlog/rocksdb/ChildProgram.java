package io.tajmi.eventlog.rocksdb;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A main class of the tests as a program of its own: this Java, this class path, a small heap. */
final class ChildProgram {
  private final Path directory;
  private final List<String> before = new ArrayList<>();

  private ChildProgram(Path directory) {
    this.directory = directory;
  }

  /** Its errors and its copy of RocksDB's library stay in this directory. */
  static ChildProgram of(Path directory) {
    return new ChildProgram(directory);
  }

  /** Runs beneath another command. */
  ChildProgram beneath(List<String> command) {
    before.addAll(command);
    return this;
  }

  /** Starts it. */
  Process start(Class<?> mainClass, List<String> arguments) throws IOException {
    List<String> command = new ArrayList<>(before);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "-Xmx256m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Djava.io.tmpdir=" + directory,
            "-cp",
            classPath(),
            mainClass.getName()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    Path libraries = Files.createDirectories(directory.resolve("libraries"));
    builder.environment().put("ROCKSDB_SHAREDLIB_DIR", libraries.toString());
    builder.redirectError(
        ProcessBuilder.Redirect.appendTo(new File(directory.toFile(), "errors.txt")));
    return builder.start();
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}
