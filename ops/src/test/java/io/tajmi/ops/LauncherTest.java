package io.tajmi.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher starts, with a Java that only says what it was asked for. */
class LauncherTest {
  private static final Path LAUNCHER =
      Path.of(Optional.ofNullable(System.getenv("TAJMI_REPOSITORY")).orElse("..")).resolve("tajmi");

  @TempDir Path root;

  @BeforeEach
  void prepare() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "no bash here");
    Files.copy(LAUNCHER, root.resolve("tajmi"));
    Files.createDirectories(root.resolve("ops/target"));
    Files.createFile(root.resolve("ops/target/ops-1-exec.jar"));
    Path java = Files.createDirectories(root.resolve("jdk/bin")).resolve("java");
    Files.writeString(
        java,
        """
        #!/bin/bash
        if [[ "$1" == -XshowSettings:properties ]]; then
          echo "    java.specification.version = 25"
        else
          printf '%s\\n' "$@"
        fi
        """);
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwx------"));
  }

  private List<String> started(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("/bin/bash", root.resolve("tajmi").toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("TAJMI_JAVA_HOME", root.resolve("jdk").toString());
    builder.environment().put("TAJMI_JAVA_OPTS", "-Da=1 -Db=2");
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    return said.lines().toList();
  }

  @Test
  void a_server_ends_when_memory_does_and_a_verb_takes_little() throws Exception {
    for (String verb : List.of("serve", "demo")) {
      assertThat(started(verb, "--port", "0"))
          .contains("-XX:+ExitOnOutOfMemoryError")
          .endsWith(verb, "--port", "0");
    }
    assertThat(started("results"))
        .contains("-Xmx512m", "-XX:+UseSerialGC")
        .doesNotContain("-XX:+ExitOnOutOfMemoryError")
        .endsWith("results");
  }

  @Test
  void what_the_operator_asks_for_comes_last_and_so_counts() throws Exception {
    List<String> started = started("demo");
    assertThat(started).containsSubsequence("-Xmx2g", "-Da=1", "-Db=2", "-jar");
  }
}
