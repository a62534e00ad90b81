package io.tajmi.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A server as it is delivered, run by the launcher in a process of its own. */
final class ServerProcess implements AutoCloseable {
  /** Options of its JVM, since {@code TAJMI_JAVA_OPTS} are those of the benchmarks. */
  private static final String OPTIONS = "BENCH_SERVER_JAVA_OPTS";

  private static final Duration LOOK = Duration.ofMillis(10);
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int OK = 200;

  private final Path data;
  private final Process process;
  private final URI everyone;
  private final Duration address;
  private final Duration ready;

  private ServerProcess(Path data, Process process, long began)
      throws IOException, InterruptedException {
    this.data = data;
    this.process = process;
    URI inner = null;
    while (inner == null) {
      await(began);
      inner = address("inner");
    }
    this.everyone = Objects.requireNonNull(address("public"));
    this.address = since(began);
    URI readiness = inner.resolve("/actuator/health/readiness");
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest asked = HttpRequest.newBuilder(readiness).build();
      while (client.send(asked, HttpResponse.BodyHandlers.discarding()).statusCode() != OK) {
        await(began);
      }
    }
    this.ready = since(began);
  }

  /** Starts one on a folder and waits until it is ready. */
  static ServerProcess start(Path data) throws IOException, InterruptedException {
    long began = System.nanoTime();
    Process process = run("serve", "--data", data.toString(), "--port", "0", "--test");
    boolean started = false;
    try {
      ServerProcess server = new ServerProcess(data, process, began);
      started = true;
      return server;
    } finally {
      if (!started) {
        var _ = process.destroyForcibly();
      }
    }
  }

  private static Process run(String... arguments) throws IOException {
    Path root = Path.of(System.getProperty("bench.target")).resolve("../../..").normalize();
    List<String> command = new ArrayList<>(List.of(root.resolve("tajmi").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    String options = System.getenv(OPTIONS);
    if (options == null) {
      builder.environment().remove("TAJMI_JAVA_OPTS");
    } else {
      builder.environment().put("TAJMI_JAVA_OPTS", options);
    }
    return builder.start();
  }

  private void await(long began) throws IOException {
    if (!process.isAlive() || since(began).compareTo(PATIENCE) > 0) {
      throw new IOException("the server did not start");
    }
    LockSupport.parkNanos(LOOK.toNanos());
  }

  private static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private @Nullable URI address(String name) throws IOException {
    Path file = data.resolve("addresses");
    if (!Files.exists(file)) {
      return null;
    }
    return Files.readAllLines(file).stream()
        .filter(line -> line.startsWith(name + " "))
        .map(line -> URI.create(line.substring(name.length() + 1)))
        .findFirst()
        .orElse(null);
  }

  /** Runs a verb of the launcher against it; how long that takes. */
  Duration verb(String... arguments) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--server", everyone.toString()));
    all.addAll(List.of("--token-file", data.resolve("operator.token").toString()));
    long began = System.nanoTime();
    int code = run(all.toArray(String[]::new)).waitFor();
    if (code != 0) {
      throw new IOException(all + " ended in " + code);
    }
    return since(began);
  }

  /** From the launcher's start until its address was told. */
  Duration addressAfter() {
    return address;
  }

  /** From the launcher's start until it said that it is ready. */
  Duration readyAfter() {
    return ready;
  }

  int port() {
    return everyone.getPort();
  }

  /** Of its first account. */
  String token() throws IOException {
    return Files.readString(data.resolve("operator.token")).strip();
  }

  /** Processor time that it has taken so far. */
  Duration cpu() {
    return process.toHandle().info().totalCpuDuration().orElseThrow();
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    var _ = process.destroyForcibly();
    throw new IOException("the server did not stop");
  }
}
