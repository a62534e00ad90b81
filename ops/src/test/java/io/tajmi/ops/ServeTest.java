package io.tajmi.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.eventlog.LogKind;
import io.tajmi.ops.node.Node;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
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
    assertThat(run.err()).contains("The directory " + file + " cannot be used");
  }

  @Test
  void a_test_log_is_not_served_as_a_live_one() {
    Node.open(folder, Node.Settings.of(LogKind.TEST)).close();
    TajmiRun run = TajmiRun.of("serve", "--data", folder.toString(), "--port", "0");
    assertThat(run.exitCode()).isEqualTo(5);
    assertThat(run.err()).contains("This is a test log").contains("--test");
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
}
