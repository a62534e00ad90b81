package io.tajmi.ops.real;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code tajmi serve} as a process of its own, which can be killed as a power cut would. */
final class ServerProcess implements AutoCloseable {
  private static final Pattern SERVES =
      Pattern.compile("serves .* at (http://127\\.0\\.0\\.1:\\d+)");

  private final Path data;
  private Process process;
  private String url;

  ServerProcess(Path data) throws IOException {
    this.data = data;
    start();
  }

  /** Starts on a free port, and returns when it answers. */
  void start() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Xmx1g");
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.tajmi.ops.Tajmi"));
    command.addAll(List.of("serve", "--data", data.toString(), "--port", "0"));
    process = new ProcessBuilder(command).redirectErrorStream(true).start();
    BufferedReader output =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    List<String> said = new ArrayList<>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      said.add(line);
      Matcher serves = SERVES.matcher(line);
      if (serves.find()) {
        url = serves.group(1);
        Thread.ofVirtual().start(() -> output.lines().forEach(rest -> {}));
        return;
      }
    }
    throw new IllegalStateException("the server did not start: " + String.join("\n", said));
  }

  Path data() {
    return data;
  }

  String url() {
    return url;
  }

  /** SIGKILL. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
  }
}
