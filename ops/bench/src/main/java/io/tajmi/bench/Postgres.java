package io.tajmi.bench;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A PostgreSQL server of our own on loopback, with its defaults (fsync and synchronous commit on),
 * in a folder that goes with it. It does not run as root, so root runs it as {@code postgres}.
 */
final class Postgres implements AutoCloseable {
  private final Path binaries;
  private final Path home;
  private final int port;

  private Postgres(Path binaries, Path home, int port) {
    this.binaries = binaries;
    this.home = home;
    this.port = port;
  }

  /** Where Debian puts the newest server that is installed, or null. */
  static @Nullable Path binaries() throws IOException {
    Path versions = Path.of("/usr/lib/postgresql");
    if (!Files.isDirectory(versions)) {
      return null;
    }
    try (Stream<Path> installed = Files.list(versions)) {
      return installed
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.naturalOrder())
          .orElse(null);
    }
  }

  /** Makes a cluster and starts it. */
  static Postgres start(Path binaries, Workspace workspace)
      throws IOException, InterruptedException {
    Path home = workspace.folder("postgres");
    if (root()) {
      run(List.of("chmod", "a+x", workspace.root().toString()), home);
      run(List.of("chown", "postgres", home.toString()), home);
    }
    Postgres server = new Postgres(binaries, home, freePort());
    server.command("initdb", "-D", server.data(), "-U", "postgres", "-A", "trust", "-E", "UTF8");
    server.command(
        "pg_ctl",
        "-D",
        server.data(),
        "-w",
        "-l",
        home.resolve("server.log").toString(),
        "-o",
        "-h 127.0.0.1 -p " + server.port + " -k " + home,
        "start");
    return server;
  }

  /** Its address for JDBC. */
  String url() {
    return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
  }

  private String data() {
    return home.resolve("data").toString();
  }

  private void command(String program, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    if (root()) {
      command.addAll(List.of("runuser", "-u", "postgres", "--"));
    }
    command.add(binaries.resolve(program).toString());
    command.addAll(List.of(arguments));
    run(command, home);
  }

  private static boolean root() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static void run(List<String> command, Path folder)
      throws IOException, InterruptedException {
    Path said = Files.createTempFile("tajmi-bench", ".log");
    try {
      int exit =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectInput(new File("/dev/null"))
              .redirectOutput(said.toFile())
              .start()
              .waitFor();
      if (exit != 0) {
        throw new IOException(command + " ended with " + exit + ": " + Files.readString(said));
      }
    } finally {
      Files.deleteIfExists(said);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws IOException {
    try {
      command("pg_ctl", "-D", data(), "-w", "-m", "immediate", "stop");
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
