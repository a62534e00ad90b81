package io.tajmi.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.HdrHistogram.Histogram;

/**
 * What figures depend on.
 *
 * @param heapMib the largest heap of this run
 * @param disk kind of file system that the benchmark writes to
 * @param syncMillisP50 one write of 4 KiB and its fdatasync, median of 500
 * @param syncMillisP99 the same, 99th percentile
 * @param commit of the source, with {@code +} where the tree was changed
 */
record BenchMachine(
    int cores,
    String cpu,
    String jdk,
    String kernel,
    long heapMib,
    String disk,
    double syncMillisP50,
    double syncMillisP99,
    String commit) {
  private static final int SYNCS = 500;
  private static final int BLOCK_BYTES = 4 << 10;

  static BenchMachine facts(Path folder, Path source) throws IOException, InterruptedException {
    Histogram syncs = syncs(folder.resolve("syncs"));
    return new BenchMachine(
        Runtime.getRuntime().availableProcessors(),
        processor(),
        System.getProperty("java.vendor.version") + " " + Runtime.version(),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        Runtime.getRuntime().maxMemory() >> 20,
        Files.getFileStore(folder).type(),
        Load.millis(syncs, 50),
        Load.millis(syncs, 99),
        head(source));
  }

  private static String processor() throws IOException {
    Path info = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(info)) {
      return System.getProperty("os.arch");
    }
    return Files.readAllLines(info).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse(System.getProperty("os.arch"));
  }

  private static Histogram syncs(Path path) throws IOException {
    Histogram nanos = new Histogram(3);
    try (FileChannel file =
        FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      for (int i = 0; i < SYNCS; i++) {
        long before = System.nanoTime();
        int written = file.write(ByteBuffer.allocate(BLOCK_BYTES));
        file.force(false);
        if (written == BLOCK_BYTES) {
          nanos.recordValue(System.nanoTime() - before);
        }
      }
    }
    return nanos;
  }

  private static String head(Path source) throws InterruptedException {
    String head = git(source, "rev-parse", "--short=12", "HEAD");
    return head.isEmpty()
        ? "unknown"
        : head + (git(source, "status", "--porcelain").isEmpty() ? "" : "+");
  }

  private static String git(Path source, String... arguments) throws InterruptedException {
    java.util.List<String> command = new java.util.ArrayList<>();
    command.addAll(java.util.List.of("git", "-C", source.toString()));
    command.addAll(java.util.List.of(arguments));
    try {
      Process git =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return git.waitFor() == 0 ? said : "";
    } catch (IOException noGit) {
      return "";
    }
  }
}
