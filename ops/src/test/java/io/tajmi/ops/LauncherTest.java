package io.tajmi.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
        elif [[ "$1" == -Djarmode=tools ]]; then
          folder="$(sed 's/.*--destination \\([^ ]*\\).*/\\1/' <<<"$*")"
          mkdir -p "$folder" && touch "$folder/tajmi.jar"
        elif [[ "$1" == -XX:AOTCacheOutput=* ]]; then
          echo x >>"${0%/jdk/bin/java}/trained"
          [[ ! -e "${0%/jdk/bin/java}/no-room" ]] || { echo "no room"; exit 1; }
          touch "${1#*=}"
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

  /** How often a training run was made. */
  private long trained() throws IOException {
    Path file = root.resolve("trained");
    return Files.exists(file) ? Files.readAllLines(file).size() : 0;
  }

  private static boolean isCached(List<String> started) {
    return started.stream().anyMatch(option -> option.startsWith("-XX:AOTCache="));
  }

  @Test
  void the_first_server_of_a_build_is_preceded_by_one_training_run_and_all_that_follows_uses_it()
      throws Exception {
    assertThat(isCached(started("results"))).as("a verb does not wait for it").isFalse();
    assertThat(trained()).isZero();
    List<String> server = started("serve");
    assertThat(server).first().asString().contains("preparing for fast starts");
    assertThat(isCached(server)).isTrue();
    assertThat(server.get(server.indexOf("-jar") + 1)).endsWith("/tajmi.jar");
    assertThat(isCached(started("results"))).isTrue();
    assertThat(isCached(started("demo"))).isTrue();
    assertThat(trained()).isEqualTo(1);
  }

  @Test
  void a_cache_of_another_build_or_jdk_is_not_used() throws Exception {
    assertThat(isCached(started("serve"))).isTrue();
    Files.writeString(root.resolve("jdk/release"), "JAVA_VERSION=\"25.0.9\"");
    assertThat(isCached(started("results"))).isFalse();
    assertThat(isCached(started("serve"))).isTrue();
    assertThat(trained()).isEqualTo(2);
    Files.setLastModifiedTime(
        root.resolve("ops/target/ops-1-exec.jar"),
        FileTime.from(Instant.now().plus(Duration.ofMinutes(1))));
    assertThat(isCached(started("results"))).isFalse();
    try (Stream<Path> folders = Files.list(root.resolve("ops/target/start"))) {
      assertThat(folders).as("nothing runs from the one before").hasSize(1);
    }
  }

  @Test
  void where_the_training_run_fails_the_server_starts_from_its_jar_and_says_why() throws Exception {
    Files.createFile(root.resolve("no-room"));
    List<String> server = started("serve");
    assertThat(server).anyMatch(line -> line.contains("starts slower: no room"));
    assertThat(isCached(server)).isFalse();
    assertThat(server.get(server.indexOf("-jar") + 1)).endsWith("/ops-1-exec.jar");
  }

  @Test
  void where_no_cache_can_be_kept_the_server_starts_from_its_jar_without_a_word() throws Exception {
    Files.createFile(root.resolve("ops/target/start"));
    List<String> server = started("serve");
    assertThat(isCached(server)).isFalse();
    assertThat(server.get(server.indexOf("-jar") + 1)).endsWith("/ops-1-exec.jar");
    assertThat(server).noneMatch(line -> line.contains("preparing"));
    assertThat(trained()).isZero();
  }

  @Test
  void a_lock_that_cannot_be_had_keeps_no_server_from_starting() throws Exception {
    Files.createDirectory(root.resolve("ops/target/.building"));
    assertThat(isCached(started("serve"))).isTrue();
  }
}
