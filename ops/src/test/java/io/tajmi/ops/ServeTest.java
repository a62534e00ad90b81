package io.tajmi.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.eventlog.LogKind;
import io.tajmi.eventlog.rocksdb.RocksCommitLog;
import io.tajmi.ops.node.Node;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that cannot start says why in one sentence, and how to go on. */
class ServeTest {
  @TempDir Path folder;

  @Test
  void a_port_that_is_taken_is_named() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      TajmiRun run = TajmiRun.of("serve", "--data", folder.toString(), "--port", port, "--test");
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err().strip())
          .isEqualTo("Port " + port + " is taken; name another with --port.");
    }
  }

  @Test
  void an_inner_port_that_is_taken_is_named() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      TajmiRun run =
          TajmiRun.of(
              "serve", "--data", folder.toString(), "--port", "0", "--inner-port", port, "--test");
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err().strip())
          .isEqualTo(
              "Port "
                  + port
                  + " is taken or not to be had at 127.0.0.1; name another with --inner-port.");
    }
  }

  @Test
  void a_number_that_is_no_port_is_named() {
    TajmiRun run = TajmiRun.of("serve", "--data", folder.toString(), "--port", "99999");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().strip()).isEqualTo("A port is from 0 to 65535, not 99999.");
  }

  @Test
  void a_directory_that_is_a_file_is_named() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "not a directory");
    TajmiRun run = TajmiRun.of("serve", "--data", file.toString(), "--port", "0", "--test");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().strip())
        .isEqualTo("The directory " + file + " cannot be used: " + file + " is a file.");
    String below = file + "/below";
    assertThat(TajmiRun.of("serve", "--data", below, "--port", "0", "--test").err())
        .contains("The directory " + below + " cannot be used: ")
        .doesNotContain("java.", "Exception");
  }

  @Test
  void a_word_that_is_no_number_no_command_or_no_option_is_named_in_plain_words() {
    assertThat(TajmiRun.of("demo", "--speed", "fast").err())
        .startsWith("Invalid value for option '--speed': 'fast' is not a whole number")
        .contains("Try: tajmi demo --help");
    assertThat(TajmiRun.of("serv").err())
        .startsWith("There is no command serv here. Did you mean serve?");
    assertThat(TajmiRun.of("xyz").err()).startsWith("There is no command xyz here.\nTry: tajmi");
    TajmiRun option = TajmiRun.of("serve", "--data", "d", "--por", "1");
    assertThat(option.err()).startsWith("There is no option --por here. Did you mean --port?");
    assertThat(option.exitCode()).isEqualTo(2);
  }

  @Test
  void a_test_log_is_not_served_as_a_live_one() {
    Node.open(folder, Node.Settings.of(LogKind.TEST)).close();
    TajmiRun run = TajmiRun.of("serve", "--data", folder.toString(), "--port", "0");
    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.err()).contains("This is a test log").contains("--test");
  }

  @Test
  void a_log_whose_checkpoint_record_is_missing_is_refused_with_the_flag_that_accepts_it()
      throws IOException {
    Node.open(folder, Node.Settings.of(LogKind.TEST)).close();
    Files.delete(folder.resolve("checkpoint.json"));
    TajmiRun run = TajmiRun.of("serve", "--data", folder.toString(), "--port", "0", "--test");
    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.err())
        .startsWith("checkpoint.json is missing beside a log of 1 entries")
        .contains("--accept-missing-checkpoint");
    assertThat(said("--accept-missing-checkpoint"))
        .anyMatch(line -> line.contains("Tajmi serves " + folder));
  }

  @Test
  void votes_that_an_earlier_process_stopped_are_told_at_the_start() throws IOException {
    Node.open(folder, Node.Settings.of(LogKind.TEST)).close();
    assertThat(said()).noneMatch(line -> line.startsWith("VOTES ARE STOPPED"));
    Files.writeString(folder.resolve("check.json"), "{");
    assertThat(said())
        .anyMatch(line ->
            line.startsWith("VOTES ARE STOPPED: the self-check of an earlier process")
                && line.contains("every contest")
                && line.contains("tajmi lift"));
  }

  @Test
  void a_reserve_of_nothing_is_named() {
    TajmiRun run = TajmiRun.of("serve", "--data", folder.toString(), "--reserve-mib", "0");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().strip()).isEqualTo("The reserve is at least 1 MiB, not 0.");
  }

  @Test
  void a_name_that_no_node_may_have_is_refused_with_what_a_name_is() {
    TajmiRun run = TajmiRun.of("serve", "--data", folder.toString(), "--node", "Node 1");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().strip())
        .isEqualTo(
            "A node's name is 1 to 32 small letters (a-z), digits and hyphens, and begins with a"
                + " letter; name another with --node.");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void a_node_writes_commits_under_the_name_that_it_was_given() throws IOException {
    var _ = said("--node", "count-2");
    try (RocksCommitLog log = RocksCommitLog.open(folder.resolve("log"))) {
      assertThat(Objects.requireNonNull(log.head()).writer()).isEqualTo("count-2");
    }
  }

  @Test
  void a_log_that_is_open_elsewhere_is_named() {
    try (Node open = Node.open(folder, Node.Settings.of(LogKind.TEST))) {
      TajmiRun run = TajmiRun.of("serve", "--data", folder.toString(), "--port", "0", "--test");
      assertThat(run.exitCode()).isEqualTo(5);
      assertThat(run.err()).contains("Another process has the log").contains("stop it first");
      assertThat(open.log().running()).isTrue();
    }
  }

  @Test
  void a_server_that_listens_beyond_this_machine_says_what_must_stand_before_it()
      throws IOException {
    assertThat(said("--listen", "127.0.0.2", "--behind-proxy"))
        .anyMatch(line -> line.matches("Tajmi serves .* at http://127\\.0\\.0\\.2:\\d+"))
        .anyMatch(line -> line.contains("a proxy that ends TLS must stand before it"));
  }

  @Test
  void a_start_and_a_stop_are_told_with_time_and_what_they_took() throws IOException {
    String stamp = ".*\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z? INFO +[\\w.$]+ ";
    List<String> said = said();
    assertThat(said.getFirst()).isEqualTo("Starting …");
    assertThat(said.stream().filter(line -> line.matches(stamp + ".*")))
        .satisfiesExactly(
            line -> assertThat(line).matches(stamp + "Starting on .*"),
            line -> assertThat(line).matches(stamp + "The log is verified: 1 entries in \\d+ ms"),
            line ->
                assertThat(line)
                    .matches(stamp + "The view is folded: 1 entries from position 0 .*"),
            line -> assertThat(line).matches(stamp + "Started in \\d+ ms: http://127.*"),
            line -> assertThat(line).matches(stamp + "Stopping"),
            line -> assertThat(line).matches(stamp + "Fold checkpoint 0{12}\\.fold is written.*"),
            line -> assertThat(line).matches(stamp + "Stopped in \\d+ ms"));
    assertThat(folder.resolve("addresses")).doesNotExist();
  }

  @Test
  void an_address_that_this_machine_does_not_have_is_named() {
    TajmiRun run =
        TajmiRun.of(
            "serve", "--data", folder.toString(), "--port", "0", "--test", "--listen", "192.0.2.1");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().strip())
        .isEqualTo("This machine has no address 192.0.2.1; name another with --listen.");
  }

  /** What a process says that is ended as soon as it serves a test log. */
  private List<String> said(String... more) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElseThrow());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.tajmi.ops.Tajmi"));
    command.addAll(List.of("serve", "--data", folder.toString(), "--port", "0", "--test"));
    command.addAll(List.of(more));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    List<String> said = new ArrayList<>();
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        said.add(line);
        if (line.startsWith("TEST LOG")) {
          // The process itself would close what it still says.
          process.toHandle().destroy();
        }
      }
    } finally {
      process.destroy();
      process.onExit().join();
    }
    return said;
  }
}
