package io.tajmi.ops.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.eventlog.LogKind;
import io.tajmi.ops.node.Node;
import io.tajmi.view.ContentHash;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OtherJvmTest {
  private static final Node.Settings TEST = Node.Settings.of(LogKind.TEST);

  @Test
  void programs_in_other_languages_and_zones_fold_to_the_live_hashes(@TempDir Path folder)
      throws Exception {
    List<String> directories = new ArrayList<>();
    List<String> live = new ArrayList<>();
    for (long seed = 401; seed <= 404; seed++) {
      Path data = folder.resolve("night-" + seed);
      directories.add(data.toString());
      try (Night night = new Night(seed, () -> Node.open(data, TEST))) {
        live.add(ContentHash.of(Counts.live(night.acts(120, node -> {}).node())));
      }
    }

    assertThat(live).doesNotHaveDuplicates();
    assertThat(fold(folder, directories, "fa", "IR", "Asia/Tehran"))
        .isEqualTo(with("fa-IR Asia/Tehran", live));
    assertThat(fold(folder, directories, "tr", "TR", "America/New_York"))
        .isEqualTo(with("tr-TR America/New_York", live));
  }

  private static List<String> with(String first, List<String> more) {
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(more);
    return all;
  }

  private static List<String> fold(
      Path folder, List<String> directories, String language, String country, String zone)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Duser.language=" + language,
                "-Duser.country=" + country,
                "-Duser.timezone=" + zone,
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                FoldProgram.class.getName()));
    command.addAll(directories);
    Path out = Files.createTempFile(folder, "out", ".txt");
    Path err = Files.createTempFile(folder, "err", ".txt");
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    boolean ended = process.waitFor(2, TimeUnit.MINUTES);
    process.destroyForcibly();
    assertThat(ended).isTrue();
    assertThat(process.exitValue()).as(Files.readString(err, StandardCharsets.UTF_8)).isZero();
    return Files.readAllLines(out, StandardCharsets.UTF_8);
  }
}
