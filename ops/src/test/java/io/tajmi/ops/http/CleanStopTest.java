package io.tajmi.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.tajmi.ops.node.Keeping;
import io.tajmi.view.ContentHash;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A whole server that is stopped writes the fold's state while the log can still be read. */
class CleanStopTest {
  @TempDir Path folder;

  private List<Path> checkpoints(Path data) throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("fold"))) {
      return files.toList();
    }
  }

  @Test
  void a_server_that_was_stopped_begins_with_the_checkpoint_of_its_stop() throws Exception {
    long last;
    String content;
    Path data;
    try (Served served = Served.sample(folder)) {
      data = served.data();
      last = served.server().node().log().size() - 1;
      content = ContentHash.of(served.server().node().snapshots().current());
    }
    assertThat(checkpoints(data))
        .singleElement()
        .satisfies(file -> {
          assertThat(file).hasFileName("%012d.fold".formatted(last));
          assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
              .isEqualTo("rw-------");
        });
    try (Served again = Served.again(folder, Keeping.DEFAULT)) {
      assertThat(again.server().node().foldCheckpoint()).isEqualTo(last);
      assertThat(again.meter("election_fold_checkpoint_position", "")).isEqualTo((double) last);
      assertThat(again.meter("election_fold_checkpoint_failing", "")).isZero();
      assertThat(ContentHash.of(again.server().node().snapshots().current())).isEqualTo(content);
    }
  }
}
