package io.tajmi.ops.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What an operator reads of the directory that a node keeps. */
@Timeout(60)
class HealthTest {
  @TempDir Path folder;

  private static JsonNode health(Served served) {
    return Served.json(served.get("/actuator/health")).path("components");
  }

  @Test
  void the_disk_that_is_looked_at_is_that_of_the_data_and_no_path_is_told() {
    try (Served served = Served.empty(folder)) {
      JsonNode disk = health(served).path("diskSpace");
      assertThat(disk.path("details").propertyNames())
          .containsExactlyInAnyOrder("freeBytes", "reserveBytes", "totalBytes");
      assertThat(disk.at("/details/totalBytes").asLong())
          .isEqualTo(served.data().toFile().getTotalSpace());
      assertThat(disk.at("/details/reserveBytes").asLong()).isEqualTo(256L << 20);
      assertThat(health(served).toString()).doesNotContain(folder.toString(), "path");
    }
  }

  @Test
  void a_checkpoint_that_cannot_be_kept_is_told_while_acts_are_taken() throws IOException {
    try (Served served = Served.sample(folder)) {
      Path inTheWay = served.data().resolve("checkpoint.json.next");
      Files.createDirectory(inTheWay);
      while (served.meter("election_log_checkpoint_failing", "") != 1) {
        assertThat(served.tally(served.document()).statusCode()).isEqualTo(201);
      }
      assertThat(health(served).at("/checkpoint/status").asString()).isEqualTo("DOWN");
      assertThat(served.get("/actuator/health/readiness").statusCode()).isEqualTo(200);
      assertThat(served.tally(served.document()).statusCode()).isEqualTo(201);

      Files.delete(inTheWay);
      while (served.meter("election_log_checkpoint_failing", "") != 0) {
        Thread.onSpinWait();
      }
      assertThat(health(served).at("/checkpoint/status").asString()).isEqualTo("UP");
    }
  }
}
